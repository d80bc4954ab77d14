import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import { type Actor, system } from '#people';
import { sql } from '#platform/db.ts';
import { isRefused } from '#platform/result.ts';
import type { Listener } from '#platform/wiring.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import type { ItemWithdrawn } from './facts.ts';
import { items } from './read.ts';
import { takeRecords } from './take-records.ts';
import { withdrawItems } from './withdraw-items.ts';

test('a copy leaves once, by whoever may, and the book and everyone downstream hear of it', async t => {
  const told: number[] = [];
  const listener: Listener = {
    name: 'listener',
    inside: {
      'catalogue/item-withdrawn': async (_: unknown, facts: readonly ItemWithdrawn[]) =>
        void told.push(...facts.map(({ item }) => item)),
    },
  };
  const db = await testDatabase(t, [listener]);
  const { units } = await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const copies = ['a', 'b', 'c'].map(barcode => ({ barcode, branch: 'north' }));
  await db.transaction(async tx => {
    const source = await keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile });
    const arrived = { arrival: undefined, controlNumber: '1', record: aRecord({ title: 'T', copies }) };
    await takeRecords(tx, source, [arrived], '2026-01-05');
  });
  const southerner: Actor = {
    kind: 'staff',
    staff: 1,
    roles: [{ role: 'cataloguer', unit: units.lowland.id }],
  };
  const northerner: Actor = { kind: 'staff', staff: 2, roles: [{ role: 'desk', unit: units.north.id }] };
  const at = new Date('2026-02-02T23:30:00Z');
  const wish = (item: number, by: Actor) => ({ item, at, by, reason: 'worn out' });
  const answers = await db.transaction(tx =>
    withdrawItems(tx, [
      wish(1, northerner),
      wish(1, system),
      wish(2, southerner),
      wish(99, system),
      wish(3, system),
    ]),
  );
  assert.deepEqual(
    answers.map(answer => (isRefused(answer) ? answer.refusal.code : answer)),
    [
      { ok: true, value: '2026-02-03' },
      'catalogue/withdrawn-before',
      'people/not-allowed',
      'catalogue/unknown-item',
      { ok: true, value: '2026-02-03' },
    ],
  );
  assert.deepEqual(told, [1, 3]);
  assert.equal((await items(db, [1])).get(1)?.withdrawn, '2026-02-03');
  const why = await db.many(sql`select withdrawn_because from catalogue.item where withdrawn is not null`);
  assert.deepEqual(why, [{ withdrawnBecause: 'worn out' }, { withdrawnBecause: 'worn out' }]);
  const counted = await db.one<{ n: number }>(
    sql`select count(*) as n from ledger.item_event_view where kind = 'item-withdrawn' and day = '2026-02-03'`,
  );
  assert.equal(counted.n, 2);
});
