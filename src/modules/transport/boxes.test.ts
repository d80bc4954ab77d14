import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { moveItems, openLoans, whereabouts } from '#circulation';
import { addMembers, system } from '#people';
import { sql } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { copiesAt, aDesk, good, winter } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import {
  atSchools,
  board,
  boxByCode,
  checkInBox,
  deliver,
  fillBox,
  lendBox,
  makeBox,
  sendBox,
  takeOutOfBox,
} from './index.ts';
import { transportModule } from './module.ts';

const monday = winter('2026-01-12T11:00');
const codeOf = (answer: Result<unknown>) => (answer.ok ? undefined : answer.refusal.code);

/** A box of three copies that North made, and a school that is a member of North. */
async function aBox(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule]);
  const { db, units } = desk;
  const [north, south] = [units.north.id, units.south.id];
  const school = await db.transaction(async tx => {
    const wish = { home: north, category: 'basic', givenName: '', familyName: 'De Regenring' };
    const more = { kind: 'school' as const, since: '2020-01-01' as const, card: 'S1', by: system };
    return good(only(await addMembers(tx, [{ ...wish, ...more }])));
  });
  const copies = (await copiesAt(db, north, 3)).map(({ id }) => id);
  const wish = (unit = north, at = monday) => ({ box: 'KIST-1', unit, at, by: system });
  good(await db.transaction(tx => makeBox(tx, { ...wish(), name: 'Groep 5, water' })));
  const fill = (items: readonly number[]) => db.transaction(tx => fillBox(tx, { ...wish(), items }));
  const lend = (unit = north, at = monday, who = school) =>
    db.transaction(tx => lendBox(tx, { ...wish(unit, at), school: who, until: '2026-03-31' }));
  const send = (from: number, to: number, at: Date) =>
    db.transaction(tx => sendBox(tx, { ...wish(from, at), to }));
  const takeIn = (there: readonly number[], at: Date, unit = north) =>
    db.transaction(tx => checkInBox(tx, { ...wish(unit, at), there }));
  const states = async () => [...(await whereabouts(db, copies)).values()].map(({ state }) => state);
  const lentTo = async () => {
    const box = await boxByCode(db, 'KIST-1');
    return box && (await atSchools(db, [box])).get(box.id)?.school.id;
  };
  return { ...desk, north, south, school, copies, fill, lend, send, takeIn, states, lentTo };
}

test('a class set is scanned in and kept apart, lent for the term as one, and each copy is a loan of the school', async t => {
  const { db, copies, fill, lend, states, lentTo, school } = await aBox(t);
  assert.equal(codeOf(await lend()), 'transport/box-empty');
  assert.deepEqual(good(await fill(copies)), { put: copies, not: [] });
  assert.deepEqual(good(await fill(copies)), { put: [], not: [] }, 'scanned twice is in it once');
  assert.deepEqual(await states(), ['on-display', 'on-display', 'on-display']);
  assert.deepEqual(good(await lend()), { done: copies, not: [] });
  assert.deepEqual(good(await lend()), { done: [], not: [] }, 'lent twice is lent once');
  const loans = await openLoans(db, { member: school });
  assert.deepEqual(
    loans.map(({ dueDay }) => dueDay),
    ['2026-03-31', '2026-03-31', '2026-03-31'],
  );
  assert.equal(await lentTo(), school);
  assert.equal(codeOf(await fill(copies)), 'transport/box-lent');
  const counted = await db.many(sql`
    select kind, sum(amount)::integer as amount from ledger.item_event_view
     where kind in ('loan', 'school-box', 'school-box-item') group by kind order by kind`);
  assert.deepEqual(counted, [
    { kind: 'loan', amount: 3 },
    { kind: 'school-box', amount: 1 },
    { kind: 'school-box-item', amount: 3 },
  ]);
});

test('what is missing when a box comes back is told, stays on loan to the school, and ends the loan when it turns up', async t => {
  const { copies, fill, lend, takeIn, states, lentTo, school } = await aBox(t);
  const [first = 0, second = 0, third = 0] = copies;
  good(await fill(copies));
  good(await lend());
  const back = winter('2026-03-30T11:00');
  assert.deepEqual(good(await takeIn([first, third], back)), { back: [first, third], missing: [second] });
  assert.equal(await lentTo(), school);
  assert.deepEqual((await states()).toSorted(), ['on-display', 'on-display', 'on-loan']);
  assert.deepEqual(good(await takeIn([second], winter('2026-04-02T11:00'))), { back: [second], missing: [] });
  assert.equal(await lentTo(), undefined);
  assert.deepEqual(await states(), ['on-display', 'on-display', 'on-display']);
});

test('a box goes by van as a crate of its own code, is lent where it arrives, and comes home', async t => {
  const { db, copies, fill, lend, send, takeIn, states, north, south } = await aBox(t);
  good(await fill(copies));
  const tuesday = winter('2026-01-13T08:30');
  assert.deepEqual(good(await send(north, south, monday)).done, copies);
  await db.transaction(tx =>
    board(tx, [{ unit: north, take: { crate: 'KIST-1' }, at: tuesday, by: system }]),
  );
  const there = winter('2026-01-15T11:00');
  await db.transaction(tx =>
    deliver(
      tx,
      copies.map(item => ({ item, unit: south, at: there, by: system })),
    ),
  );
  assert.deepEqual(good(await lend(south, winter('2026-01-15T12:00'))).done, copies);
  const reasons = await db.many(sql`select distinct reason, state from transport.transit`);
  assert.deepEqual(reasons, [{ reason: 'school', state: 'received' }]);
  const march = winter('2026-03-30T11:00');
  assert.deepEqual(good(await takeIn(copies, march, south)), { back: copies, missing: [] });
  assert.deepEqual(await states(), ['on-shelf', 'on-shelf', 'on-shelf']);
  good(await send(south, north, winter('2026-03-30T12:00')));
  good(await takeIn(copies, winter('2026-04-02T11:00')));
  assert.deepEqual(await states(), ['on-display', 'on-display', 'on-display']);
});

test('a box is lent to a school only, and a copy belongs in one box', async t => {
  const { db, ada, copies, north, fill, lend } = await aBox(t);
  good(await fill(copies));
  assert.equal(codeOf(await lend(north, monday, ada)), 'transport/no-school');
  good(
    await db.transaction(tx =>
      makeBox(tx, { box: 'KIST-2', name: 'Nog een', unit: north, at: monday, by: system }),
    ),
  );
  const other = await db.transaction(tx =>
    fillBox(tx, { box: 'KIST-2', unit: north, at: monday, by: system, items: copies }),
  );
  assert.deepEqual(good(other), { put: [], not: copies });
  const again = await db.transaction(tx =>
    makeBox(tx, { box: 'KIST-2', name: 'Dubbel', unit: north, at: monday, by: system }),
  );
  assert.equal(codeOf(again), 'transport/box-exists');
});

test('what is taken out of a box stands on the shelf again, and what is not in it stays where it is', async t => {
  const { db, copies, north, fill, states } = await aBox(t);
  const [first = 0, second = 0] = copies;
  good(await fill([first]));
  await db.transaction(tx => moveItems(tx, [{ item: second, verb: 'display', unit: north, at: monday }]));
  const takeOut = (item: number) =>
    db.transaction(tx => takeOutOfBox(tx, { box: 'KIST-1', unit: north, at: monday, by: system, item }));
  good(await takeOut(first));
  good(await takeOut(second));
  assert.deepEqual(await states(), ['on-shelf', 'on-display', 'on-shelf']);
});
