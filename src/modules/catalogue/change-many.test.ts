import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { keepByHand, ownSource, undoDelivery } from '#intake';
import { network } from '#network';
import type { Actor } from '#people';
import { testDatabase } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { intakeModule } from '../intake/module.ts';
import { changeMany, type ManyChange, mayUndoMany, previewMany } from './change-many.ts';
import { catalogueModule } from './module.ts';
import { writeRecord } from './write-record.ts';

const at = new Date('2026-01-13T10:00:00Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** Two libraries that describe titles themselves, each with a cataloguer. */
async function twoLibraries(t: TestContext) {
  const db = await testDatabase(t, [intakeModule, catalogueModule]);
  const { units } = await aNetwork(db);
  const cataloguer = (code: 'highland' | 'lowland', staff: number) => {
    const unit = units[code].id;
    const by: Actor = { kind: 'staff', staff, roles: [{ role: 'cataloguer', unit }] };
    return { unit, by, byName: code };
  };
  const high = cataloguer('highland', 1);
  const low = cataloguer('lowland', 2);
  const write = (title: string, minutes: number, of?: number, before?: number) =>
    db.transaction(tx =>
      writeRecord(tx, {
        of,
        organisation: high.unit,
        record: aRecord({ title, author: 'Bedacht, Bo' }),
        before,
        at: later(minutes),
        by: high.by,
        byName: high.byName,
      }),
    );
  const first = good(await write('Veen', 0));
  good(await write('Turf', 1));
  const rename = (from: string, to: string): ManyChange => ({
    organisation: high.unit,
    contains: '',
    named: [],
    act: { kind: 'replace', tag: '245', code: 'a', from, to },
  });
  const preview = (wish: ManyChange, by = high.by) =>
    db.transaction(tx => previewMany(tx, wish, by, later(2)));
  const change = (wish: ManyChange, fingerprint: string) =>
    db.transaction(tx => changeMany(tx, { ...wish, fingerprint, byName: 'high' }, high.by, later(3)));
  return { db, high, low, first, write, rename, preview, change };
}

test('what somebody wrote after the preview is not overwritten', async t => {
  const { first, write, rename, preview, change } = await twoLibraries(t);
  const wish = rename('Veen', 'Hoogveen');
  const seen = good(await preview(wish));
  assert.deepEqual(
    seen.changes.map(({ record }) => record),
    [first],
  );
  good(await write('Veen en turf', 2, first, seen.changes[0]?.arrival));
  const done = await change(wish, seen.fingerprint);
  assert.equal(done.ok ? 'done' : done.refusal.code, 'intake/written-meanwhile');
});

test('a record that would no longer be right is left alone, and said', async t => {
  const { rename, preview } = await twoLibraries(t);
  const { changes, left } = good(await preview(rename('Veen', '')));
  assert.deepEqual([changes.length, left.length], [0, 1]);
});

test('the cataloguer of another library neither changes nor takes back', async t => {
  const { db, low, high, rename, preview, change } = await twoLibraries(t);
  const wish = rename('Turf', 'Turf!');
  const theirs = await preview(wish, low.by);
  assert.equal(theirs.ok ? 'seen' : theirs.refusal.code, 'catalogue/not-a-cataloguer');
  const delivery = good(await change(wish, good(await preview(wish)).fingerprint));
  const may = (organisation: number, { by }: typeof low) =>
    db.transaction(tx => mayUndoMany(tx, { delivery, organisation }, by, later(4)));
  assert.deepEqual([await may(high.unit, low), await may(low.unit, low)], [false, false]);
  assert.equal(await may(high.unit, high), true);
  good(await undoDelivery(db, { delivery, leaveLater: false, by: 'high', at: later(5) }));
  assert.equal(good(await preview(rename('Turf!', 'x'))).changes.length, 0);
});

test('among more records than are read at a time, all that are meant are found, and only those that were named', async t => {
  const { db, high, rename, preview } = await twoLibraries(t);
  const records = Array.from({ length: 700 }, (_, i) =>
    aRecord({ title: `Heidegids ${i}`, ...(i === 650 && { isbn: '9780306406157' }) }),
  );
  await db.transaction(async tx => {
    const source = await ownSource(tx, (await network(tx)).unit(high.unit));
    const versions = records.map(record => ({ controlNumber: undefined, record, before: undefined }));
    good(await keepByHand(tx, { source, versions, by: 'high', at: later(2) }));
  });
  const wish = rename('Heidegids', 'Veengids');
  assert.equal(good(await preview(wish)).changes.length, 700);
  const { changes, missing } = good(
    await preview({ ...wish, named: ['0-306-40615-2', '9789000000005', 'zomaar'] }),
  );
  assert.deepEqual(
    changes.map(({ title }) => title),
    ['Heidegids 650'],
  );
  assert.deepEqual(missing.map(({ typed }) => typed).toSorted(), ['9789000000005', 'zomaar']);
});
