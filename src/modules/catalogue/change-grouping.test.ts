import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import { type Actor, system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { pickLines, placeRequests, requestsOf } from '#requests';
import { aDesk, good, winter } from '../../../test/support/desk.ts';
import { aRecord, type SomeRecord } from '../../../test/support/marc.ts';
import { circulationModule } from '../circulation/module.ts';
import { discoveryModule } from '../discovery/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';
import { changeGrouping, type GroupingCommand, previewGrouping, undoGrouping } from './change-grouping.ts';
import { explainEdition } from './explain-edition.ts';
import { catalogueModule } from './module.ts';
import { currentEdition, itemByBarcode, itemsOf } from './read.ts';
import { takeRecords } from './take-records.ts';

const at = winter('2026-01-13T10:00');

/** North and South describe things in a province where members ask for them; a cataloguer looks after both. */
async function aCatalogue(t: TestContext) {
  const desk = await aDesk(t, [
    catalogueModule,
    circulationModule,
    transportModule,
    requestsModule,
    discoveryModule,
  ]);
  const { db, units } = desk;
  const profile = await readProfile('marc21-852');
  const take = (code: 'north' | 'south', record: SomeRecord) =>
    db.transaction(async tx => {
      const source = await keepSource(tx, { code, name: code, organisation: undefined, profile });
      const controlNumber = record.number ?? '0';
      await takeRecords(
        tx,
        source,
        [{ arrival: undefined, controlNumber, record: aRecord({ ...record, number: controlNumber }) }],
        '2026-01-12',
      );
      return tx.one<{ id: number; edition: number }>(
        sql`select id, edition from catalogue.source_record where source = ${source.id} and control_number = ${controlNumber}`,
      );
    });
  const by: Actor = { kind: 'staff', staff: 7, roles: [{ role: 'cataloguer', unit: units.tinyland.id }] };
  const change = (wish: GroupingCommand['wish'], more: Partial<GroupingCommand> = {}) =>
    db.transaction(tx => changeGrouping(tx, { wish, reason: 'they are the same', at, by, ...more }));
  const undo = (id: number) => db.transaction(tx => undoGrouping(tx, { change: id, at, by }));
  const ask = async (member: number, edition: number, pickup: number, moment = at) =>
    good(
      only(
        await db.transaction(tx => placeRequests(tx, [{ member, edition, pickup, at: moment, by: system }])),
      ),
    );
  return { ...desk, take, change, undo, ask, by };
}

const north = {
  title: 'De veerpont',
  author: 'Verzonnen, Vera',
  copies: [{ barcode: 'n', branch: 'north' }],
};
const south = {
  title: 'Veerdienst aan de Rijn',
  author: 'Verzonnen, V.',
  copies: [{ barcode: 's', branch: 'south' }],
};

/** All that grouping leaves behind: the same before and after means that nothing is otherwise. */
const stand = (t: Awaited<ReturnType<typeof aCatalogue>>) =>
  t.db.many(sql`
    select record.id as record, record.edition, edition.title, item.barcode, item.edition as item_edition
      from catalogue.source_record as record
      join catalogue.edition on edition.id = record.edition
      left join catalogue.item on item.record = record.id
     order by record.id, item.id`);

test('69, 71: a cataloguer joins two titles and takes it back: copies and requests follow, both ways', async t => {
  const desk = await aCatalogue(t);
  const { db, units, ada, ben, take, change, undo, ask } = desk;
  const one = await take('north', north);
  const two = await take('south', south);
  const before = await stand(desk);
  await ask(ada, one.edition, units.south.id);
  await ask(ben, two.edition, units.south.id);
  const editionsOf = async (member: number) => (await requestsOf(db, member)).map(({ edition }) => edition);
  const done = good(await change({ kind: 'join', editions: [one.edition, two.edition] }));
  assert.equal((await itemsOf(db, [one.edition])).length, 2);
  assert.equal(await currentEdition(db, two.edition), one.edition);
  assert.deepEqual([await editionsOf(ada), await editionsOf(ben)], [[one.edition], [one.edition]]);
  good(await undo(done));
  assert.deepEqual(await stand(desk), before);
  assert.equal(await currentEdition(db, two.edition), two.edition);
  assert.deepEqual([await editionsOf(ada), await editionsOf(ben)], [[one.edition], [two.edition]]);
  good(await undo(done));
  assert.deepEqual(await stand(desk), before);
});

test('69: who asked for both keeps the older wish and hears that the other ended', async t => {
  const { db, units, ada, take, change, ask } = await aCatalogue(t);
  const one = await take('north', north);
  const two = await take('south', south);
  const older = await ask(ada, two.edition, units.south.id);
  const newer = await ask(ada, one.edition, units.south.id, winter('2026-01-13T11:00'));
  good(await change({ kind: 'join', editions: [one.edition, two.edition] }));
  const states = new Map((await requestsOf(db, ada)).map(({ id, state }) => [id, state]));
  assert.equal(states.get(newer.request), 'withdrawn');
  assert.notEqual(states.get(older.request), 'withdrawn');
  const told = await db.many(sql`select 1 from notices.message where member = ${ada}`);
  assert.ok(told.length >= 1, 'nothing was told');
});

test('71: a wish that ended for being double waits again, in its old place, when the titles part', async t => {
  const { db, units, ada, take, change, undo, ask } = await aCatalogue(t);
  const one = await take('north', north);
  const two = await take('south', south);
  await ask(ada, one.edition, units.south.id);
  const newer = await ask(ada, two.edition, units.south.id, winter('2026-01-13T11:00'));
  const done = good(await change({ kind: 'join', editions: [one.edition, two.edition] }));
  good(await undo(done));
  const again = (await requestsOf(db, ada)).find(({ id }) => id === newer.request);
  assert.deepEqual([again?.state, again?.edition], ['asked', two.edition]);
  assert.deepEqual(again?.askedAt, winter('2026-01-13T11:00'));
});

test('70: a join works while a copy travels: it stays on its way to the same reader', async t => {
  const { db, units, ada, take, change, ask } = await aCatalogue(t);
  const one = await take('north', north);
  const two = await take('south', south);
  await ask(ada, two.edition, units.north.id);
  const [copy] = await itemsOf(db, [two.edition]);
  assert.ok(copy);
  good(
    only(
      await db.transaction(tx => pickLines(tx, [{ item: copy.id, unit: units.south.id, at, by: system }])),
    ),
  );
  good(await change({ kind: 'join', editions: [one.edition, two.edition] }));
  const [request] = await requestsOf(db, ada);
  assert.deepEqual([request?.state, request?.item, request?.edition], ['picked', copy.id, one.edition]);
  const transits = await db.many(
    sql`select edition from transport.transit where item = ${copy.id} and state = 'packed'`,
  );
  assert.deepEqual(transits, [{ edition: one.edition }]);
});

test('what clues joined a person parts for good, also when the record comes again, until it is undone', async t => {
  const desk = await aCatalogue(t);
  const { take, change, undo } = desk;
  const one = await take('north', north);
  const two = await take('south', { ...north, copies: [{ barcode: 's', branch: 'south' }] });
  assert.equal(two.edition, one.edition);
  const done = good(
    await change({ kind: 'split', edition: one.edition, records: [two.id] }, { reason: 'another printing' }),
  );
  const parted = await take('south', { ...north, year: 2019, copies: [{ barcode: 's', branch: 'south' }] });
  assert.notEqual(parted.edition, one.edition);
  good(await undo(done));
  const [, again] = await stand(desk);
  assert.equal(again?.['edition' as never], one.edition);
});

test('two that look alike but are not are kept apart before they ever meet', async t => {
  const { take, change } = await aCatalogue(t);
  const one = await take('north', north);
  const two = await take('south', south);
  good(await change({ kind: 'forbid', editions: [one.edition, two.edition] }));
  const alike = await take('south', { ...north, copies: [] });
  assert.notEqual(alike.edition, one.edition);
});

test('a look ahead says what would hang on it and changes nothing', async t => {
  const desk = await aCatalogue(t);
  const { db, units, ada, take, ask, by } = desk;
  const one = await take('north', north);
  const two = await take('south', south);
  await ask(ada, two.edition, units.north.id);
  const before = await stand(desk);
  const wish = { kind: 'join', editions: [one.edition, two.edition] } as const;
  const seen = good(await db.transaction(tx => previewGrouping(tx, { wish, reason: '', at, by })));
  assert.deepEqual(seen.groups, [{ edition: one.edition, records: [one.id, two.id] }]);
  assert.deepEqual(Object.fromEntries(seen.affected.map(({ kind, which }) => [kind, which])), {
    loans: [],
    transits: [],
    requests: [{ edition: two.edition, to: units.north.id }],
  });
  assert.deepEqual(await stand(desk), before);
});

test('what may not be is refused with a reason', async t => {
  const { take, change, undo, ada, units } = await aCatalogue(t);
  const one = await take('north', north);
  const other = await take('north', { ...south, number: 'b', copies: [] });
  const codeOf = (answer: Awaited<ReturnType<typeof change>>) => (answer.ok ? 'done' : answer.refusal.code);
  const join = { kind: 'join', editions: [one.edition, other.edition] } as const;
  assert.equal(codeOf(await change(join)), 'catalogue/same-source-twice');
  assert.equal(codeOf(await change(join, { reason: ' ' })), 'catalogue/no-reason');
  assert.equal(
    codeOf(await change(join, { by: { kind: 'member', member: ada } })),
    'catalogue/not-a-cataloguer',
  );
  const desk: Actor = { kind: 'staff', staff: 8, roles: [{ role: 'desk', unit: units.north.id }] };
  assert.equal(codeOf(await change(join, { by: desk })), 'catalogue/not-a-cataloguer');
  assert.equal(
    codeOf(await change({ kind: 'join', editions: [one.edition, one.edition] })),
    'catalogue/one-edition-only',
  );
  assert.equal(
    codeOf(await change({ kind: 'join', editions: [one.edition, 99] })),
    'catalogue/unknown-edition',
  );
  assert.equal(
    codeOf(await change({ kind: 'split', edition: one.edition, records: [one.id] })),
    'catalogue/nothing-to-part',
  );
  const undone = await undo(99);
  assert.equal(undone.ok ? '' : undone.refusal.code, 'catalogue/unknown-change');
});

test('71: taking a change back lets hold again what that had put an end to', async t => {
  const { take, change, undo } = await aCatalogue(t);
  const one = await take('north', north);
  const two = await take('south', { ...north, copies: [] });
  const split = good(await change({ kind: 'split', edition: one.edition, records: [two.id] }));
  const apart = (await take('south', { ...north, copies: [] })).edition;
  const joined = good(await change({ kind: 'join', editions: [one.edition, apart] }));
  assert.equal((await take('south', { ...north, copies: [] })).edition, one.edition);
  good(await undo(joined));
  assert.equal((await take('south', { ...north, copies: [] })).edition, apart, 'the split no longer held');
  good(await undo(split));
  assert.equal((await take('south', { ...north, copies: [] })).edition, one.edition);
});

test('an edition can say why its records stand together, and what kept the nearest out', async t => {
  const { db, take, change } = await aCatalogue(t);
  const isbn = '9780306406157';
  const one = await take('north', { ...north, isbn });
  const two = await take('south', { ...north, isbn, copies: [] });
  const twice = await take('north', { ...north, number: 'again', isbn, copies: [] });
  const earlier = await take('south', { ...north, number: 'old', year: 1990, copies: [] });
  const why = await explainEdition(db, one.edition);
  assert.deepEqual(
    why.stays.map(({ record, until }) => [record, until]),
    [
      [one.id, null],
      [two.id, null],
    ],
  );
  assert.match(why.stays.map(({ evidence }) => evidence).join(), /isbn \+\d+/);
  assert.deepEqual(
    why.near.filter(({ record }) => record === twice.id).map(({ stop, edition }) => [stop, edition]),
    [['one-source', twice.edition]],
  );
  assert.ok(
    why.near.every(({ record }) => record !== earlier.id),
    'another year shares no key',
  );
  good(await change({ kind: 'split', edition: one.edition, records: [two.id] }, { reason: 'other paper' }));
  const after = await explainEdition(db, one.edition);
  assert.deepEqual(
    after.near.filter(({ stop }) => stop === 'person').map(({ record }) => record),
    [two.id],
  );
  assert.deepEqual(
    after.changes.map(({ kind, reason }) => `${kind}: ${reason}`),
    ['split: other paper'],
  );
  assert.ok(after.stays.some(({ record, until }) => record === two.id && until !== null));
});

test('74: a copy that one record lets go of and another lists goes over, and a wish for the old title waits for another copy', async t => {
  const { db, units, ada, ask } = await aCatalogue(t);
  const profile = await readProfile('marc21-852');
  const deliver = (...records: SomeRecord[]) =>
    db.transaction(async tx => {
      const source = await keepSource(tx, { code: 'east', name: 'east', organisation: undefined, profile });
      const arrived = records.map(record => ({
        arrival: undefined,
        controlNumber: record.number ?? '',
        record: aRecord(record),
      }));
      await takeRecords(tx, source, arrived, '2026-01-12');
    });
  const copy = (barcode: string) => ({ barcode, branch: 'south' });
  const ferry = { ...north, number: 'ferry', copies: [copy('wrong')] };
  const crossing = { ...south, number: 'crossing', copies: [copy('other')] };
  await deliver(ferry, crossing);
  const before = await itemByBarcode(db, 'wrong');
  assert.ok(before);
  const wish = await ask(ada, before.edition, units.north.id);
  assert.equal(wish.state, 'routed');
  await deliver(
    { ...ferry, copies: [copy('right')] },
    { ...crossing, copies: [copy('other'), copy('wrong')] },
  );
  const after = await itemByBarcode(db, 'wrong');
  const crossingNow = await itemByBarcode(db, 'other');
  assert.deepEqual(
    [after?.id, after?.edition, after?.withdrawn],
    [before.id, crossingNow?.edition, undefined],
  );
  const [request] = await requestsOf(db, ada);
  assert.equal(request?.edition, before.edition);
  assert.notEqual(request?.item, before.id);
});

test('74: a barcode that a record let go of earlier is taken up by the record that lists it later', async t => {
  const { db, take } = await aCatalogue(t);
  const one = await take('north', { ...north, number: 'a' });
  await take('north', { ...north, number: 'a', copies: [{ barcode: 'new', branch: 'north' }] });
  assert.notEqual((await itemByBarcode(db, 'n'))?.withdrawn, undefined);
  const two = await take('north', { ...south, number: 'b', copies: [{ barcode: 'n', branch: 'north' }] });
  assert.notEqual(two.edition, one.edition);
  const now = await itemByBarcode(db, 'n');
  assert.deepEqual([now?.edition, now?.withdrawn], [two.edition, undefined]);
});
