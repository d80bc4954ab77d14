import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from '#platform/db.ts';
import { street } from '../../src/street.ts';
import { schemaHeading, schemaOf } from '../../tools/schema.ts';
import { testDatabase } from '../support/database.ts';
import { home } from './house.ts';

test('docs/schema.sql is what the migrations make', async t => {
  const db = await testDatabase(t);
  const schema = schemaHeading + (await schemaOf(db, ['platform', ...street]));
  const kept = readFileSync(join(home, 'docs/schema.sql'), 'utf8');
  assert.ok(kept === schema, 'docs/schema.sql is stale: npm run schema');
});

/** Promises that the database itself keeps (design, section 3 rule 3): the table, and the index that keeps it. */
const invariants = [
  ['one open loan an item', 'circulation.loan', /UNIQUE .*\(item\) WHERE \(returned_at IS NULL\)/],
  ['one open transit an item', 'transport.transit', /UNIQUE .*\(item\) WHERE/],
  ['one captured request an item', 'requests.request', /UNIQUE .*\(item\) WHERE/],
  [
    'one active request a member and what was asked',
    'requests.request',
    /UNIQUE .*\(member, asked_edition\) WHERE/,
  ],
  ['one open pick line an item', 'requests.line', /UNIQUE .*\(item\) WHERE/],
  ['one run a route and day', 'transport.run', /\(route, day\)/],
  ['one answer a scan', 'desk.scan', /UNIQUE .*\(device, number\)/],
  ['a message once', 'notices.message', /UNIQUE .*\(.*key.*\)/],
] as const;

test('what must never happen, the database does not allow', async t => {
  const db = await testDatabase(t);
  const indexes = await db.many<{ place: string; text: string }>(
    sql`select schemaname || '.' || tablename as place, indexdef as text from pg_indexes`,
  );
  for (const [promise, table, kept] of invariants)
    assert.ok(
      indexes.some(({ place, text }) => place === table && kept.test(text)),
      `nothing keeps: ${promise}`,
    );
});
