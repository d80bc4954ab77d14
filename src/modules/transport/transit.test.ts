import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { moveItems, whereabouts } from '#circulation';
import { type Actor, system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { flaws } from '#platform/state-table.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import {
  board,
  cancelTransits,
  crateContents,
  deliver,
  flowsOn,
  loadVanCalendar,
  openTransits,
  pack,
  planRuns,
  receive,
  runsOn,
  stopLoad,
  transitLife,
} from './index.ts';
import { transportModule } from './module.ts';

const at = (text: string): Date => new Date(`${text}:00+01:00`);
const tuesday = at('2026-01-13T09:30');

/** The tiny province with its van, and one book of South that stands in South. */
async function aProvince(t: TestContext) {
  const db = await testDatabase(t, [catalogueModule, circulationModule, transportModule]);
  const { network, units } = await aNetwork(db);
  await db.transaction(async tx => {
    await loadVanCalendar(tx, tinyProvince.van, network);
    await planRuns(tx, '2026-01-12', '2026-01-18');
  });
  const [north, south, east] = [units.north.id, units.south.id, units.east.id];
  const item = only(await aShelf(db, south, 1));
  const to = (unit: number, by: Actor = system, crate?: string) =>
    db.transaction(async tx =>
      only(await pack(tx, [{ item, from: south, to: unit, reason: 'other', at: tuesday, by, crate }])),
    );
  const scan = (unit: number, when: Date) =>
    db.transaction(async tx => only(await receive(tx, [{ item, unit, at: when, by: system }])));
  const drive = (unit: number, when: Date) =>
    db.transaction(async tx => only(await board(tx, [{ unit, take: 'all', at: when, by: system }])));
  const place = async () => (await whereabouts(db, [item])).get(item);
  return { db, north, south, east, item, to, scan, drive, place };
}

test('the life of a transit is sound', () => assert.deepEqual(flaws(transitLife, 'packed'), []));

test('a book goes over the hub: packed, taken, brought, and the driver sees what to bring and take', async t => {
  const { db, north, south, to, scan, drive, place } = await aProvince(t);
  const packed = await to(north);
  assert.ok(packed.ok);
  assert.deepEqual(await to(north), packed, 'packing again is the same journey');
  assert.equal((await place())?.state, 'in-transit');
  assert.equal((await stopLoad(db, south, '2026-01-13')).take.length, 1);
  const boarded = await drive(south, at('2026-01-13T11:00'));
  assert.equal(boarded.ok && boarded.value.transits.length, 1);
  const again = await drive(south, at('2026-01-13T11:01'));
  assert.deepEqual(again.ok && again.value.transits, []);
  const [run] = await runsOn(db, '2026-01-13');
  assert.equal(run?.state, 'under-way');
  assert.deepEqual(await flowsOn(db, '2026-01-13'), [{ from: south, to: north, count: 1 }]);
  const [next] = await runsOn(db, '2026-01-15');
  assert.equal(next?.stops.find(({ unit }) => unit === north)?.bring, 1);
  const came = await scan(north, at('2026-01-15T09:00'));
  assert.equal(came.ok && came.value.atDestination, true);
  assert.equal((await scan(north, at('2026-01-15T09:01'))).ok, true);
  assert.deepEqual([(await place())?.state, (await place())?.unit], ['on-shelf', north]);
  assert.deepEqual(await db.many(sql`select kind from ledger.item_event_view`), [
    { kind: 'transit-boarded' },
  ]);
});

test('at a wrong branch it stays under way, waits there for the van, and is told where it must go', async t => {
  const { db, north, south, east, to, scan, drive, place } = await aProvince(t);
  await to(north);
  await drive(south, at('2026-01-13T11:00'));
  const strayed = await scan(east, at('2026-01-15T13:05'));
  assert.deepEqual(
    strayed.ok && [strayed.value.atDestination, strayed.value.transit.to, strayed.value.transit.state],
    [false, north, 'packed'],
  );
  assert.deepEqual(await scan(east, at('2026-01-15T13:06')), strayed);
  assert.equal((await place())?.state, 'in-transit');
  const [waiting] = await openTransits(db, { waitingAt: east });
  assert.equal(waiting?.to, north);
  await drive(east, at('2026-01-20T10:00'));
  const came = await scan(north, at('2026-01-22T09:00'));
  assert.equal(came.ok && came.value.atDestination, true);
});

test('an arrival counts when nobody scanned the boarding', async t => {
  const { north, to, scan, place } = await aProvince(t);
  await to(north);
  assert.equal((await scan(north, at('2026-01-15T09:00'))).ok, true);
  assert.equal((await place())?.state, 'on-shelf');
});

test('what the driver brought is under way until the desk takes it in', async t => {
  const { db, north, south, east, item, to, scan, drive, place } = await aProvince(t);
  const driver: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'driver', unit: north }] };
  const desk: Actor = { kind: 'staff', staff: 2, roles: [{ role: 'desk', unit: north }] };
  const bring = (unit: number, by: Actor = system) =>
    db.transaction(async tx => only(await deliver(tx, [{ item, unit, at: at('2026-01-15T08:50'), by }])));
  const codeOf = (answer: Awaited<ReturnType<typeof bring>>) => !answer.ok && answer.refusal.code;
  assert.equal(codeOf(await bring(north)), 'transport/not-on-the-way');
  await to(north);
  await drive(south, at('2026-01-13T11:00'));
  assert.equal(codeOf(await bring(north, desk)), 'people/not-allowed');
  assert.equal(codeOf(await bring(east)), 'transport/not-this-stop');
  const brought = await bring(north, driver);
  assert.equal(brought.ok && brought.value.state, 'delivered');
  assert.deepEqual(await bring(north, driver), brought, 'handing over again is the same delivery');
  assert.equal((await place())?.state, 'in-transit');
  assert.deepEqual((await stopLoad(db, north, '2026-01-15')).bring, [], 'the driver is done with it');
  assert.equal((await openTransits(db, { to: north })).length, 1, 'the desk is not');
  const elsewhere = await db.transaction(async tx =>
    only(await receive(tx, [{ item, unit: north, at: at('2026-01-15T09:00'), by: driver }])),
  );
  assert.equal(!elsewhere.ok && elsewhere.refusal.code, 'people/not-allowed', 'only a desk takes in');
  const came = await scan(north, at('2026-01-15T09:00'));
  assert.equal(came.ok && came.value.transit.state, 'received');
  assert.deepEqual([(await place())?.state, (await place())?.unit], ['on-shelf', north]);
  assert.equal((await bring(north, driver)).ok, true, 'a late scan of the driver changes nothing');
  assert.equal((await place())?.state, 'on-shelf');
});

test('only staff of the place pack; what is here, unknown or already going elsewhere is refused with a sentence', async t => {
  const { db, north, south, east, item, to, scan } = await aProvince(t);
  const codeOf = (answer: Awaited<ReturnType<typeof to>>) => (answer.ok ? undefined : answer.refusal.code);
  assert.equal(codeOf(await to(north, { kind: 'member', member: 1 })), 'people/not-allowed');
  const elsewhere: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: north }] };
  assert.equal(codeOf(await to(north, elsewhere)), 'people/not-allowed');
  assert.equal(codeOf(await to(south)), 'transport/already-there');
  const stray = await scan(north, tuesday);
  assert.equal(!stray.ok && stray.refusal.code, 'transport/not-on-the-way');
  await to(north);
  assert.equal(codeOf(await to(east)), 'transport/already-on-the-way');
  assert.equal((await openTransits(db, { items: [item] })).length, 1);
});

test('a journey can be stopped until the van has left', async t => {
  const { db, north, south, to, drive, place } = await aProvince(t);
  const stop = (transit: number) =>
    db.transaction(async tx => only(await cancelTransits(tx, [{ transit, at: tuesday, by: system }])));
  const first = await to(north);
  assert.ok(first.ok);
  assert.equal((await stop(first.value.id)).ok, true);
  assert.equal((await stop(first.value.id)).ok, true);
  assert.deepEqual([(await place())?.state, (await place())?.unit], ['on-shelf', south]);
  const second = await to(north);
  assert.ok(second.ok && second.value.id !== first.value.id);
  await drive(south, at('2026-01-13T11:00'));
  const late = await stop(second.value.id);
  assert.equal(!late.ok && late.refusal.code, 'transport/already-left');
});

test('an item lost on the road is on its way no more', async t => {
  const { db, north, south, item, to } = await aProvince(t);
  await to(north);
  await db.transaction(tx =>
    moveItems(tx, [{ item, verb: 'miss', unit: south, at: at('2026-01-13T12:00') }]),
  );
  assert.deepEqual(await openTransits(db), []);
});

test('a crate is taken by its label, and says what lies in it', async t => {
  const { db, north, south, item, to } = await aProvince(t);
  await to(north, system, 'KRAT-7');
  assert.deepEqual(
    (await crateContents(db, 'KRAT-7')).map(transit => [transit.item, transit.to]),
    [[item, north]],
  );
  const take = (crate: string) =>
    db.transaction(async tx =>
      only(await board(tx, [{ unit: south, take: { crate }, at: at('2026-01-13T11:00'), by: system }])),
    );
  const empty = await take('KRAT-8');
  assert.equal(!empty.ok && empty.refusal.code, 'transport/nothing-to-take');
  const full = await take('KRAT-7');
  assert.equal(full.ok && full.value.transits.length, 1);
  assert.equal((await crateContents(db, 'KRAT-7')).length, 1, 'still in it on the van');
});
