import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rollUp, safePosition } from '#ledger';
import { sql } from '#platform/db.ts';
import { aRound } from '../../../test/support/deliveries.ts';
import { figure, recompute } from './figure.ts';
import { goOnAfterRestore } from './go-on.ts';
import { keepPeriod } from './keep-month.ts';
import { monthOf, parsePeriod } from './period.ts';

test('a book that is put back on another server, where numbers begin low, counts on: every figure stays and new loans come to it', async t => {
  const { db, units, lend, enter, at } = await aRound(t);
  const year = parsePeriod('2025') ?? monthOf('2025-01-01');
  const value = async (definition: string) =>
    (await figure(db, { definition, scope: units.highland.id, period: year })).value;
  await lend('north', 300);
  await enter('staff-fte', 'highland', 12);
  await keepPeriod(db, year, at);
  await db.transaction(tx => rollUp(tx, '2025-03-05'));
  // As on a server that is a billion transactions younger.
  await db.script(`
    alter table ledger.item_event disable trigger user;
    update ledger.item_event set xid = xid + 1000000000;
    alter table ledger.item_event enable trigger user;
    alter table statistics.entry disable trigger user;
    update statistics.entry set xid = xid + 1000000000;
    alter table statistics.entry enable trigger user;
    alter table statistics.figure disable trigger user;
    update statistics.figure set horizon = horizon + 1000000000;
    alter table statistics.figure enable trigger user;
    update ledger.roll set horizon = horizon + 1000000000`);
  assert.deepEqual(
    [await value('loans'), await value('staff-fte')],
    [0, undefined],
    'it seems to come from the future',
  );
  await db.transaction(goOnAfterRestore);
  assert.deepEqual([await value('loans'), await value('staff-fte')], [300, 12]);
  await lend('north', 5);
  await enter('staff-fte', 'highland', 13);
  assert.deepEqual([await value('loans'), await value('staff-fte')], [305, 13]);
  const wish = { definition: 'loans', scope: units.highland.id, period: year };
  const { kept, same } = await db.transaction(tx => recompute(tx, wish, at));
  assert.deepEqual([kept.value, same], [300, true], 'what was kept comes out again');
  const before = await safePosition(db);
  await db.transaction(goOnAfterRestore);
  assert.deepEqual(await safePosition(db), before, 'and at the next start nothing happens');
  const { rows } = await db.one<{ rows: number }>(sql`select count(*) as rows from ledger.numbering`);
  assert.equal(rows, 1);
});
