import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeDay, record } from '#ledger';
import { type Actor, system } from '#people';
import { seededChance } from '#platform/chance.ts';
import { good } from '../../../../test/support/desk.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { loadDefinitions } from '../load-definitions.ts';
import { statisticsModule } from '../module.ts';
import { openTablesOf } from '../store/open-tables.ts';
import { publishOpenTable } from './open-table.ts';

const at = new Date('2026-02-01T08:00:00Z');
const day = '2025-03-05' as const;

test('a table is published without its small numbers; anybody reads it, and a later edition stands beside the first', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  await db.transaction(tx => loadDefinitions(tx));
  const lend = (unit: 'north' | 'south', ageBand: string, from: number, to: number) => {
    const { id, organisation, municipality } = units[unit];
    const people = Array.from({ length: to - from }, (_, n) => ({
      kind: 'loan',
      day,
      unit: id,
      organisation,
      municipality,
      ageBand,
      category: 'basic',
      postcodeArea: undefined,
      member: from + n,
    }));
    return db.transaction(tx => record(tx, { people }));
  };
  await lend('north', '7-12', 0, 40);
  await lend('north', '66+', 100, 103);
  await lend('south', '7-12', 200, 230);
  await lend('south', '66+', 300, 320);
  await db.transaction(tx => closeDay(tx, day, seededChance(1)));
  const publish = (by: Actor = system) =>
    db.transaction(tx =>
      publishOpenTable(tx, { code: 'leners-naar-leeftijd', year: 2025, at, by, name: 'Pia' }),
    );
  const nobody = await publish({
    kind: 'staff',
    staff: 1,
    roles: [{ role: 'figures', unit: units.tinyland.id }],
  });
  assert.equal(nobody.ok ? undefined : nobody.refusal.code, 'people/not-allowed');
  const { body } = good(await publish());
  assert.deepEqual(body.columns, ['66+', '7-12']);
  assert.deepEqual(body.shown, [
    [null, null, 50],
    [null, null, 43],
    [23, 70, 93],
  ]);
  assert.equal(good(await publish()).number, 1, 'the same is not published twice');

  const { visitor, app } = await pagesOf(aWorld(db, [statisticsModule]), [statisticsModule]);
  t.after(() => app.close());
  const anybody = visitor();
  assert.match((await anybody.get('/open-data')).text, /Leners naar leeftijd/);
  const page = await anybody.get('/open-data/leners-naar-leeftijd/2025');
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, />3</);
  const file = await anybody.get('/open-data/leners-naar-leeftijd/2025.csv');
  assert.match(file.text, /borrowers-by-age,1,1,2025,downham,66\+,x,people/);
  assert.match(file.text, /,_T,_T,93,people/);
  assert.equal((await anybody.get('/open-data/leners-naar-leeftijd/2025.xlsx')).status, 200);
  assert.equal((await anybody.get('/open-data/leners-naar-leeftijd/2024')).status, 404);

  await lend('south', '66+', 320, 325);
  await db.transaction(tx => closeDay(tx, '2025-12-31', seededChance(2)));
  assert.equal(good(await publish()).number, 2);
  assert.equal((await openTablesOf(db, 'leners-naar-leeftijd', 2025)).length, 2);
  await assert.rejects(db.script('delete from statistics.open_table'), /never changed/);
});
