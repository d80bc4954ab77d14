import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Item } from '#catalogue';
import { moveItems, whereabouts } from '#circulation';
import { type MemberId, system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { captureReturned, expireShelf, placeRequests, requestsById, withdrawRequests } from '#requests';
import { board, openTransits } from '#transport';
import { aCopyAt, aDesk, copiesAt, good, winter, wishFor } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';

// What goes wrong elsewhere, by the numbers of the edge cases, seen from the desk.

const monday = winter('2026-01-12T11:00');
const tuesday = winter('2026-01-13T10:10');

async function aProvince(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { db } = desk;
  const stateOf = async (request: number) => only(await requestsById(db, [request])).state;
  const placeOf = async ({ id }: Item) => {
    const place = (await whereabouts(db, [id])).get(id);
    return [place?.state, place?.unit];
  };
  /** A copy of South in the van since Tuesday, asked for in North. */
  const onTheVan = async (member: MemberId) => {
    const { north, south } = desk.units;
    const copy = await aCopyAt(db, south.id);
    const { request } = await wishFor(db, member, copy, north.id, monday);
    await desk.desks(south.id, copy.barcode, tuesday);
    const take = { unit: south.id, take: 'all' as const, at: winter('2026-01-13T15:00'), by: system };
    await db.transaction(tx => board(tx, [take]));
    return { copy, request };
  };
  return { ...desk, stateOf, placeOf, onTheVan };
}

test('1: two wishes never hold one copy, whoever writes it down', async t => {
  const { db, ada, ben, units } = await aProvince(t);
  const copy = await aCopyAt(db, units.south.id);
  await wishFor(db, ada, copy, units.north.id, monday);
  const { request } = await wishFor(db, ben, copy, units.north.id, monday);
  await assert.rejects(
    db.transaction(tx =>
      tx.run(sql`update requests.request set state = 'routed', item = ${copy.id} where id = ${request}`),
    ),
    /request_captured/,
  );
});

test('17: the same reader asks twice for one title and has one wish', async t => {
  const { db, ada, units } = await aProvince(t);
  const copy = await aCopyAt(db, units.south.id);
  const { request } = await wishFor(db, ada, copy, units.north.id, monday);
  const again = { member: ada, edition: copy.edition, pickup: units.south.id, at: tuesday, by: system };
  const answer = only(await db.transaction(tx => placeRequests(tx, [again])));
  assert.deepEqual(!answer.ok && answer.refusal, { code: 'requests/already-asked', request });
});

test('23: two branches scan two copies for one wish in the same second: one keeps it, the other is free', async t => {
  const { db, ada, ben, cor, units, desks, stateOf } = await aProvince(t);
  const { north, south } = units;
  const [one, two] = await copiesAt(db, south.id, 2);
  assert.ok(one && two);
  await desks(south.id, one.barcode, monday, { device: 'loan 1', member: ben });
  await desks(south.id, two.barcode, monday, { device: 'loan 2', member: cor });
  const { request } = await wishFor(db, ada, one, north.id, winter('2026-01-12T12:00'));
  const at = winter('2026-01-14T10:00');
  await Promise.all([
    desks(north.id, one.barcode, at, { device: 'return 1' }),
    desks(south.id, two.barcode, at, { device: 'return 2' }),
  ]);
  const { item } = only(await requestsById(db, [request]));
  assert.ok(item === one.id || item === two.id);
  assert.ok(['ready', 'picked'].includes(await stateOf(request)));
  const captured = await db.many(sql`select id from requests.request where item is not null`);
  assert.equal(captured.length, 1);
});

test('29: taken in at a branch that is neither home nor goal: it goes on, on the same journey', async t => {
  const { db, ada, units, desks, onTheVan, placeOf } = await aProvince(t);
  const { copy } = await onTheVan(ada);
  const [journey] = await openTransits(db, { items: [copy.id] });
  const told = await desks(units.east.id, copy.barcode, winter('2026-01-14T10:00'));
  assert.equal(told.kind, 'crate');
  const [same] = await openTransits(db, { items: [copy.id] });
  assert.deepEqual([same?.id, same?.to, same?.seenAt], [journey?.id, units.north.id, units.east.id]);
  assert.equal((await placeOf(copy))[0], 'in-transit');
});

test('30: stopped while it lies ready: it stays on the hold shelf until somebody takes it off', async t => {
  const { db, ada, units, desks, onTheVan, placeOf } = await aProvince(t);
  const { copy, request } = await onTheVan(ada);
  await desks(units.north.id, copy.barcode, winter('2026-01-15T10:00'));
  const stop = { request, at: winter('2026-01-15T11:00'), by: { kind: 'member' as const, member: ada } };
  good(only(await db.transaction(tx => withdrawRequests(tx, [stop]))));
  assert.deepEqual(await placeOf(copy), ['on-hold-shelf', units.north.id]);
  await desks(units.north.id, copy.barcode, winter('2026-01-16T10:00'));
  assert.equal((await placeOf(copy))[0], 'in-transit', 'scanned, it goes home');
});

test('36: what came for one reader is not lent to another: it lies ready, and its own reader may have it at once', async t => {
  const { db, ada, ben, units, desks, onTheVan, stateOf, placeOf } = await aProvince(t);
  const { copy, request } = await onTheVan(ada);
  const other = await desks(units.north.id, copy.barcode, winter('2026-01-15T10:00'), { member: ben });
  assert.equal(other.kind, 'refused');
  assert.deepEqual([(await placeOf(copy))[0], await stateOf(request)], ['on-hold-shelf', 'ready']);
  const own = await desks(units.north.id, copy.barcode, winter('2026-01-15T10:05'), { member: ada });
  assert.equal(own.kind, 'lent');
  assert.deepEqual([(await placeOf(copy))[0], await stateOf(request)], ['on-loan', 'lent']);
  assert.deepEqual(await openTransits(db, { items: [copy.id] }), []);
});

test('37: missing while it is under way: never in both states, and another copy is looked for', async t => {
  const { db, ada, units, onTheVan, stateOf, placeOf } = await aProvince(t);
  const { copy, request } = await onTheVan(ada);
  const miss = { item: copy.id, verb: 'miss' as const, unit: units.north.id, at: winter('2026-01-20T10:00') };
  good(only(await db.transaction(tx => moveItems(tx, [miss]))));
  assert.equal((await placeOf(copy))[0], 'missing');
  assert.deepEqual(await openTransits(db, { items: [copy.id] }), []);
  assert.equal(await stateOf(request), 'unfilled', 'it was the only copy, and the reader heard');
});

test('39: a second scan within seconds is the same return, and does not serve the next reader', async t => {
  const { db, ada, ben, cor, units, desks, stateOf } = await aProvince(t);
  const copy = await aCopyAt(db, units.north.id);
  await desks(units.north.id, copy.barcode, monday, { device: 'loan', member: cor });
  const first = await wishFor(db, ada, copy, units.north.id, winter('2026-01-12T12:00'));
  const second = await wishFor(db, ben, copy, units.north.id, winter('2026-01-12T13:00'));
  await desks(units.north.id, copy.barcode, winter('2026-01-14T10:00'));
  await desks(units.north.id, copy.barcode, winter('2026-01-14T10:01'));
  assert.deepEqual([await stateOf(first.request), await stateOf(second.request)], ['ready', 'asked']);
});

test('48: not fetched in time: the next at the same branch gets it from the shelf, without a second trip', async t => {
  const { db, ada, ben, units, desks, onTheVan, stateOf } = await aProvince(t);
  const { copy, request } = await onTheVan(ada);
  const next = await wishFor(db, ben, copy, units.north.id, winter('2026-01-13T16:00'));
  await desks(units.north.id, copy.barcode, winter('2026-01-15T10:00'));
  await db.transaction(tx => expireShelf(tx, '2026-01-30', winter('2026-01-30T01:30')));
  assert.equal(await stateOf(request), 'expired');
  const hand = { item: copy.id, unit: units.north.id, at: winter('2026-01-30T10:00'), by: system };
  const captured = await db.transaction(async tx => only(await captureReturned(tx, [hand])));
  assert.deepEqual([captured?.request, captured?.next], [next.request, 'hold-shelf']);
  assert.deepEqual(await openTransits(db, { items: [copy.id] }), []);
});

test('50: another copy of the wished title, lent at a desk, is what the wish was for', async t => {
  const { db, ada, units, desks, stateOf } = await aProvince(t);
  const [far, near] = await copiesAt(db, units.south.id, 2);
  assert.ok(far && near);
  const { request } = await wishFor(db, ada, far, units.north.id, monday);
  await desks(units.south.id, near.barcode, winter('2026-01-12T15:00'), { member: ada });
  assert.equal(await stateOf(request), 'lent');
});
