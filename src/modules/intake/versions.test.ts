import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from '#platform/db.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aFolder, aRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { importFile, keepSource, readProfile, report } from './index.ts';
import { readDelivery } from './store/delivery.ts';
import { carryOut } from './ways/answer.ts';
import { undoDelivery } from './ways/undo.ts';

const at = new Date('2026-01-05T10:00:00Z');

async function aSource(t: TestContext) {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const source = await db.transaction(tx =>
    keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
  );
  const { write } = await aFolder(t);
  const take = (name: string, records: readonly MarcRecord[], lists: 'changes' | 'everything' = 'changes') =>
    importFile(db, { source, path: write(name, ...records), at, batch: 2, lists });
  /** What the catalogue has now: title and living barcodes of each living record. */
  const shelf = async () =>
    Object.fromEntries(
      (
        await db.many<{ name: string; title: string; barcodes: string }>(sql`
          select record.control_number as name, edition.title,
                 coalesce(string_agg(item.barcode, ' ' order by item.barcode) filter (where withdrawn is null), '') as barcodes
            from catalogue.source_record as record
            join catalogue.edition on edition.id = record.edition
            left join catalogue.item on item.record = record.id
           where deleted_on is null
           group by record.id, edition.id
           order by record.control_number`)
      ).map(({ name, title, barcodes }) => [name, `${title} ${barcodes}`.trim()]),
    );
  const undo = (delivery: number, leaveLater = false) =>
    undoDelivery(db, { delivery, leaveLater, by: 'Cor', at });
  return { db, source, take, shelf, undo, write };
}

const book = (number: string, title: string, barcode: string, dated?: string) =>
  aRecord({
    number,
    title,
    isbn: '9789000000005',
    copies: [{ barcode, branch: 'north' }],
    more: dated === undefined ? [] : [{ tag: '005', value: dated }],
  });

const first = [book('a', 'Alfa', 'b1'), book('b', 'Bravo', 'b2'), book('c', 'Charlie', 'b3')];

test('an old file again changes nothing, also when newer versions came since', async t => {
  const { take, shelf } = await aSource(t);
  await take('one.mrc', first);
  await take('two.mrc', [book('a', 'Alfa, revised', 'b9')]);
  const before = await shelf();
  const again = await take('one.mrc', first);
  assert.deepEqual([again.accepted, again.unchanged, again.repeats], [0, 3, 1]);
  assert.deepEqual(await shelf(), before);
});

test('a record that its source dates before the one here is set aside, not written over it', async t => {
  const { db, take, shelf } = await aSource(t);
  await take('new.mrc', [book('a', 'Alfa, new', 'b1', '20260102120000.0')]);
  const done = await take('late.mrc', [
    book('a', 'Alfa, old', 'b1', '20251231120000.0'),
    book('b', 'Bravo', 'b2'),
  ]);
  assert.deepEqual([done.accepted, done.refused], [1, 1]);
  assert.deepEqual(await shelf(), { a: 'Alfa, new b1', b: 'Bravo b2' });
  assert.equal((await report(db, done.id))?.refused[0]?.reason, 'older-version');
});

test('the report counts what is new, changed and gone', async t => {
  const { take } = await aSource(t);
  await take('one.mrc', first);
  const gone = aRecord({ number: 'c', title: 'Charlie', leader: '00000dam a2200000 i 4500' });
  const done = await take('two.mrc', [
    first[0] ?? gone,
    book('b', 'Bravo, two', 'b2'),
    book('d', 'Delta', 'b4'),
    gone,
  ]);
  const { accepted, changed, gone: lost, unchanged } = done;
  assert.deepEqual([accepted, changed, lost, unchanged], [3, 1, 1, 1]);
});

test('72: what a file of everything no longer lists is gone with its copies; too much of it asks first', async t => {
  const { db, take, shelf } = await aSource(t);
  const many = Array.from({ length: 40 }, (_, i) => book(`n${10 + i}`, `Title ${i}`, `m${i}`));
  await take('all.mrc', many, 'everything');
  const one = await take('less.mrc', many.slice(1), 'everything');
  assert.deepEqual([one.state, one.missing], ['done', 1]);
  assert.equal(Object.keys(await shelf()).length, 39);
  const half = await take('half.mrc', many.slice(20), 'everything');
  assert.deepEqual([half.state, half.missing], ['asks', 19]);
  assert.equal(Object.keys(await shelf()).length, 39);
  await carryOut(db, half, true, at);
  assert.deepEqual(
    [(await readDelivery(db, half.id))?.state, Object.keys(await shelf()).length],
    ['done', 20],
  );
});

test('a file of everything with a stretch that nobody can read takes nothing out by itself', async t => {
  const { db, source, take, shelf, write } = await aSource(t);
  const many = Array.from({ length: 40 }, (_, i) => book(`n${10 + i}`, `Title ${i}`, `m${i}`));
  await take('all.mrc', many, 'everything');
  const path = write('cut.mrc', ...many.slice(0, 39), '00500nam a22');
  const cut = await importFile(db, { source, path, at, lists: 'everything' });
  assert.deepEqual([cut.state, cut.missing], ['asks', 1]);
  await carryOut(db, cut, false, at);
  assert.equal(Object.keys(await shelf()).length, 40);
});

test('a delivery that is taken back leaves everything as it was before, copies and all; and so does taking that back', async t => {
  const { db, take, shelf, undo } = await aSource(t);
  await take('one.mrc', first);
  const before = await shelf();
  const gone = aRecord({ number: 'c', title: 'Charlie', leader: '00000dam a2200000 i 4500' });
  const two = await take('two.mrc', [book('a', 'Alfa, worse', 'b9'), book('x', 'Extra', 'b8'), gone]);
  const after = await shelf();
  const back = good(await undo(two.id));
  assert.deepEqual(await shelf(), before);
  assert.equal((await readDelivery(db, two.id))?.undone, true);
  assert.deepEqual(await undo(two.id), { ok: false, refusal: { code: 'intake/undone-already' } });
  good(await undo(back));
  assert.deepEqual(await shelf(), after);
  good(await undo(two.id));
  assert.deepEqual(await shelf(), before);
});

test('the file of a delivery that was taken back can be taken in again', async t => {
  const { take, shelf, undo } = await aSource(t);
  await take('one.mrc', first);
  const change = [book('a', 'Alfa, two', 'b1')];
  good(await undo((await take('two.mrc', change)).id));
  assert.equal((await take('two.mrc', change)).accepted, 1);
  assert.equal((await shelf())['a'], 'Alfa, two b1');
});

test('a delivery whose records were changed again since is taken back only for the rest, and only when asked so', async t => {
  const { take, shelf, undo } = await aSource(t);
  await take('one.mrc', first);
  const two = await take('two.mrc', [book('a', 'Alfa, two', 'b1'), book('b', 'Bravo, two', 'b2')]);
  await take('three.mrc', [book('a', 'Alfa, three', 'b1')]);
  assert.deepEqual(await undo(two.id), { ok: false, refusal: { code: 'intake/changed-since', later: 1 } });
  good(await undo(two.id, true));
  assert.deepEqual(await shelf(), { a: 'Alfa, three b1', b: 'Bravo b2', c: 'Charlie b3' });
});
