import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { importFile, keepSource, readProfile, report } from '#intake';
import { type Db, sql } from '#platform/db.ts';
import { type MarcField, type MarcRecord, values } from '#standards/marc/record.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aFolder, aRecord, data } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { catalogueModule } from './module.ts';
import { holdingStatements } from './statements.ts';
import { unionRecords } from './union-record/union-record.ts';

const at = new Date('2026-01-05T10:00:00Z');

/** A holdings record of a title. */
const holdings = (number: string, title: string, ...fields: MarcField[]): MarcRecord => ({
  leader: '00000ny  a2200000un 4500',
  fields: [{ tag: '001', value: number }, { tag: '004', value: title }, ...fields],
});

const magazine = aRecord({ number: 't1', title: 'Heideblad', leader: '00000nas a2200000 i 4500' });
const years = holdings(
  'h1',
  't1',
  data('852', '  ', 'bnorth', 'hTIJDSCHRIFT'),
  data('866', ' 0', 'a1977-1990'),
);
const bound = (...barcodes: string[]) =>
  holdings('h2', 't1', data('852', '  ', 'bsouth'), ...barcodes.map(code => data('876', '  ', `p${code}`)));

async function aLibrary(t: TestContext) {
  const db = await testDatabase(t, [catalogueModule]);
  const { units } = await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const source = await db.transaction(tx =>
    keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
  );
  const { write } = await aFolder(t);
  let files = 0;
  const take = (...records: MarcRecord[]) => {
    files += 1;
    return importFile(db, { source, path: write(`${files}.mrc`, ...records), at, batch: 2 });
  };
  return { db, take, units };
}

const copies = (db: Db) =>
  db.many<{ barcode: string; withdrawn: string | null }>(sql`
    select barcode, withdrawn from catalogue.item order by barcode`);

test('years and bound copies of a magazine come in records of their own, before or after its title', async t => {
  for (const order of [
    [magazine, years, bound('c1', 'c2')],
    [bound('c1', 'c2'), years, magazine],
  ]) {
    const { db, take, units } = await aLibrary(t);
    await take(...order);
    assert.deepEqual(await copies(db), [
      { barcode: 'c1', withdrawn: null },
      { barcode: 'c2', withdrawn: null },
    ]);
    const { id } = await db.one<{ id: number }>(sql`select id from catalogue.edition`);
    assert.deepEqual((await holdingStatements(db, [id], '2026-01-05')).get(id), [
      { branch: units.north.id, code: 'north', callNumber: 'TIJDSCHRIFT', statements: ['1977-1990'] },
    ]);
    const given = (await unionRecords(db, [id])).get(id)?.record;
    assert.deepEqual(given && values(given, '866', 'az'), ['1977-1990', 'north']);
  }
});

test('a holdings record that comes again without a copy takes just that copy out', async t => {
  const { db, take } = await aLibrary(t);
  const own = aRecord({ number: 't1', title: 'Heideblad', copies: [{ barcode: 'own', branch: 'north' }] });
  await take(own, bound('c1', 'c2'));
  await take(bound('c2'));
  const now = [
    { barcode: 'c1', withdrawn: '2026-01-05' },
    { barcode: 'c2', withdrawn: null },
    { barcode: 'own', withdrawn: null },
  ];
  assert.deepEqual(await copies(db), now);
  await take(
    aRecord({ number: 't1', title: 'Heideblad, anders', copies: [{ barcode: 'own', branch: 'north' }] }),
  );
  assert.deepEqual(await copies(db), now);
});

test('a deleted holdings record takes its copies and its years along and leaves the title', async t => {
  const { db, take } = await aLibrary(t);
  await take(magazine, years, bound('c1'));
  const gone = (record: MarcRecord): MarcRecord => ({ ...record, leader: record.leader.replace('n', 'd') });
  const done = await take(gone(bound('c1')), gone(years));
  assert.deepEqual(await copies(db), [{ barcode: 'c1', withdrawn: '2026-01-05' }]);
  const { id } = await db.one<{ id: number }>(sql`select id from catalogue.edition`);
  assert.equal((await holdingStatements(db, [id], '2026-01-05')).size, 0);
  assert.deepEqual((await report(db, done.id))?.warned, []);
});

test('a holdings record that names no title is kept and said', async t => {
  const { db, take } = await aLibrary(t);
  await take({ ...years, fields: years.fields.filter(({ tag }) => tag !== '004') });
  const { warnings } = await db.one<{ warnings: string[] }>(sql`select warnings from intake.arrival`);
  assert.deepEqual(warnings, ['holdings-without-title']);
});

test('a record of a title says itself which years are where; without a barcode that is no copy', async t => {
  const { db, take, units } = await aLibrary(t);
  const own = (...more: MarcField[]) => ({ ...magazine, fields: [...magazine.fields, ...more] });
  const shelf = data('852', '  ', 'bnorth', 'hTIJDSCHRIFT');
  const done = await take(own(shelf, data('866', ' 0', 'a1977-1990'), data('852', '  ', 'bsouth', 'pc1')));
  assert.deepEqual((await report(db, done.id))?.warned, []);
  assert.deepEqual(await copies(db), [{ barcode: 'c1', withdrawn: null }]);
  const { id } = await db.one<{ id: number }>(sql`select id from catalogue.edition`);
  const said = async () => (await holdingStatements(db, [id], '2026-01-05')).get(id) ?? [];
  assert.deepEqual(await said(), [
    { branch: units.north.id, code: 'north', callNumber: 'TIJDSCHRIFT', statements: ['1977-1990'] },
  ]);
  await take(own(shelf, data('866', ' 0', 'a1977-2026'), data('852', '  ', 'bsouth', 'pc1')));
  assert.deepEqual(
    (await said()).map(({ statements }) => statements),
    [['1977-2026']],
  );
  await take(own(data('852', '  ', 'bsouth', 'pc1')));
  assert.deepEqual(await said(), [], 'what it no longer says is gone');
  assert.deepEqual(await copies(db), [{ barcode: 'c1', withdrawn: null }]);
});
