import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Item } from '#catalogue';
import { whereabouts } from '#circulation';
import { type MemberId, system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { isUnderWay, requestsById } from '#requests';
import {
  board,
  crateLoad,
  differenceOf,
  lateTransits,
  openCrates,
  openTransits,
  pack,
  reportLost,
  sealCrates,
} from '#transport';
import { aCopyAt, aDesk, copiesAt, good, winter, wishFor } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';

// What goes right and wrong with crates, told from both ends of the van's way.

const monday = winter('2026-01-12T11:00');
const tuesday = winter('2026-01-13T10:10');
const van = winter('2026-01-13T11:00');
const wednesday = winter('2026-01-14T10:30');
const minute = (count: number, from = tuesday) => new Date(from.getTime() + count * 60_000);

async function aProvince(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { db, desks, units } = desk;
  const { north, south } = units;
  let scans = 0;
  /** Puts books of South, asked for at North, in crate K7 by scanning each and then the crate. */
  const filled = async (...members: MemberId[]) => {
    const books: { copy: Item; request: number }[] = [];
    for (const member of members) {
      const copy = await aCopyAt(db, south.id);
      const { request } = await wishFor(db, member, copy, north.id, monday);
      await desks(south.id, copy.barcode, minute((scans += 1)));
      const answer = await desks(south.id, '%KK7', minute((scans += 1)));
      assert.deepEqual(answer.kind === 'in-crate' && [answer.crate, answer.to], ['K7', north.id]);
      books.push({ copy, request });
    }
    return books;
  };
  const seal = (name = 'Z1') =>
    db.transaction(async tx =>
      only(await sealCrates(tx, [{ crate: 'K7', unit: south.id, seal: name, at: minute(40), by: system }])),
    );
  const drive = () => db.transaction(tx => board(tx, [{ unit: south.id, take: 'all', at: van, by: system }]));
  const open = (counted: number, found = 'Z1') =>
    db.transaction(async tx =>
      good(
        only(
          await openCrates(tx, [
            { crate: 'K7', unit: north.id, counted, seal: found, at: wednesday, by: system },
          ]),
        ),
      ),
    );
  const difference = async () => {
    const load = await crateLoad(db, 'K7');
    const found = load && differenceOf(load);
    return found && [found.count, found.otherSeal, found.missing.map(({ item }) => item)];
  };
  const stateOf = async ({ id }: Item) => (await whereabouts(db, [id])).get(id)?.state;
  return { ...desk, filled, seal, drive, open, difference, stateOf };
}

test('a crate is filled by scanning, sealed, driven, counted and unpacked, and both ends agree', async t => {
  const { filled, seal, drive, open, difference, desks, units, ada, ben } = await aProvince(t);
  const books = await filled(ada, ben);
  assert.equal(good(await seal()).said, 2);
  assert.deepEqual(good(await seal()), good(await seal()), 'the same seal again is the same filling');
  const other = await seal('Z2');
  assert.equal(!other.ok && other.refusal.code, 'transport/crate-sealed');
  await drive();
  const load = await open(2);
  assert.deepEqual(await open(5), load, 'opened again it is the same opening');
  assert.deepEqual(
    await difference(),
    [0, false, books.map(({ copy }) => copy.id)],
    'nothing is scanned yet',
  );
  for (const [i, { copy }] of books.entries())
    assert.equal((await desks(units.north.id, copy.barcode, minute(i, wednesday))).kind, 'hold-shelf');
  assert.deepEqual(await difference(), [0, false, []]);
});

test('nothing goes in a crate that is sealed, or that does not have to travel', async t => {
  const { db, filled, seal, desks, units, ada, ben } = await aProvince(t);
  await filled(ada);
  await seal();
  const late = await aCopyAt(db, units.south.id);
  await wishFor(db, ben, late, units.north.id, monday);
  await desks(units.south.id, late.barcode, minute(50));
  const refused = await desks(units.south.id, '%KK7', minute(51));
  assert.equal(refused.kind === 'refused' && refused.refusal.code, 'transport/crate-sealed');
  const [own] = await copiesAt(db, units.south.id);
  await desks(units.south.id, own?.barcode ?? '', minute(52));
  assert.equal((await desks(units.south.id, '%KK8', minute(53))).kind, 'crate-holds');
  const empty = await db.transaction(async tx =>
    only(
      await sealCrates(tx, [{ crate: 'K8', unit: units.south.id, seal: 'Z9', at: minute(54), by: system }]),
    ),
  );
  assert.equal(!empty.ok && empty.refusal.code, 'transport/crate-empty');
});

test('44: a crate lacks a book and holds another: both ends differ until somebody scans', async t => {
  const { db, filled, seal, drive, open, difference, desks, units, ada, ben, stateOf } = await aProvince(t);
  const [came, stayed] = await filled(ada, ben);
  assert.ok(came && stayed);
  const wrong = await aCopyAt(db, units.south.id);
  await seal();
  await drive();
  await open(2);
  await desks(units.north.id, came.copy.barcode, minute(1, wednesday));
  const stray = await desks(units.north.id, wrong.barcode, minute(2, wednesday));
  assert.deepEqual(stray.kind === 'crate' && [stray.to, stray.reason], [units.south.id, 'home']);
  assert.deepEqual(
    await difference(),
    [0, false, [stayed.copy.id]],
    'the count agrees, the content does not',
  );
  await desks(units.south.id, stayed.copy.barcode, minute(3, wednesday));
  assert.equal(
    await stateOf(stayed.copy),
    'in-transit',
    'it waits in South for the next van, on the same journey',
  );
  assert.ok(isUnderWay(only(await requestsById(db, [stayed.request]))), 'and its reader still waits for it');
});

test('a count or a seal that is another is told', async t => {
  const { filled, seal, drive, open, difference, ada, ben } = await aProvince(t);
  await filled(ada, ben);
  await seal();
  await drive();
  await open(1, 'Z8');
  assert.deepEqual((await difference())?.slice(0, 2), [-1, true]);
});

test('46: a crate that never arrives: the books are missing, their readers get others, and a scan finds them', async t => {
  const { db, filled, seal, drive, desks, units, ada, stateOf } = await aProvince(t);
  const [lost] = await filled(ada);
  assert.ok(lost);
  await seal();
  await drive();
  assert.deepEqual(await lateTransits(db, '2026-01-15', units.north.id), []);
  const [late, ...more] = await lateTransits(db, '2026-01-20', units.north.id);
  assert.ok(late);
  assert.deepEqual([late.item, late.days > 0, more], [lost.copy.id, true, []]);
  assert.deepEqual(await lateTransits(db, '2026-01-20', units.west.id), [], 'West has nothing to look for');
  const at = winter('2026-01-20T10:00');
  const report = () =>
    db.transaction(async tx => good(only(await reportLost(tx, [{ transit: late.id, at, by: system }]))));
  await report();
  await report();
  assert.equal(await stateOf(lost.copy), 'missing');
  assert.deepEqual(await openTransits(db, { items: [lost.copy.id] }), []);
  assert.notEqual(only(await requestsById(db, [lost.request])).state, 'on-the-van');
  const found = await desks(units.north.id, lost.copy.barcode, winter('2026-01-22T10:30'));
  assert.ok(found.kind === 'hold-shelf' || found.kind === 'crate', found.kind);
  assert.notEqual(await stateOf(lost.copy), 'missing');
});

test('what travels for another reason is a handling and no request', async t => {
  const { db, units, desks } = await aProvince(t);
  const { north, south, east } = units;
  const [box, mend] = [await aCopyAt(db, north.id), await aCopyAt(db, north.id)];
  await db.transaction(async tx => {
    const from = { from: north.id, at: monday, by: system };
    const wishes = [
      { item: box.id, to: south.id, reason: 'school' as const, ...from },
      { item: mend.id, to: east.id, reason: 'repair' as const, ...from },
    ];
    for (const answer of await pack(tx, wishes)) good(answer);
  });
  const told = await desks(north.id, box.barcode, minute(-600));
  assert.deepEqual(told.kind === 'crate' && told.reason, 'school');
  const at = winter('2026-01-13T09:00');
  await db.transaction(tx => board(tx, [{ unit: north.id, take: 'all', at, by: system }]));
  const counted = await db.many(sql`
    select kind, scope, count(*) as n from ledger.item_event group by 1, 2 order by 2`);
  assert.deepEqual(counted, [
    { kind: 'transit-boarded', scope: 'other-organisation', n: 1 },
    { kind: 'transit-boarded', scope: 'same-organisation', n: 1 },
  ]);
});
