import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
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
