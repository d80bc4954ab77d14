import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { items } from '#catalogue';
import { checkOut, openLoans, whereabouts } from '#circulation';
import { type ItemEvent, record } from '#ledger';
import { endUnit, network } from '#network';
import { agreeHomeDelivery, type Actor, members, system } from '#people';
import type { Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { aCopyAt, aDesk, copiesAt, good, winter, wishFor } from '../../../test/support/desk.ts';
import { codeOf } from '../../../test/support/library.ts';
import { readersPlugs } from '../../../test/support/readers.ts';
import { deskModule } from '../desk/module.ts';
import { figure } from '../statistics/figure.ts';
import { loadDefinitions } from '../statistics/load-definitions.ts';
import { parsePeriod } from '../statistics/period.ts';
import { followHeirs } from './follow-heirs.ts';
import { requestsOf } from './reading.ts';
import type { Request } from './request.ts';
import { choosePickup, pickupsNow, strandedRequests } from './stranded.ts';

const monday = winter('2026-01-12T11:00');
const lastDay: Day = '2026-01-14';
const night = winter('2026-01-15T00:10');

/** South, which ends on Wednesday and goes on in West: with Ada as a member, copies, a loan, a ready book and a wish. */
async function aLastWeek(t: TestContext) {
  const desk = await aDesk(t, [...readersPlugs, deskModule]);
  const { db, units, ada, ben, cor, desks } = desk;
  const { south, west, north } = units;
  const mandates = [{ role: 'admin', unit: units.tinyland.id }];
  const end = (last: Day | undefined, heir: number | undefined) =>
    db.transaction(tx => endUnit(tx, { unit: south.id, last, heir, mandates }));
  await db.transaction(tx => tx.run(sql`update people.member set home = ${south.id} where id = ${ada}`));
  const ready = await aCopyAt(db, south.id);
  const copies = [...(await copiesAt(db, south.id, 3)), ready];
  await db.transaction(tx =>
    record(tx, {
      items: copies.map(
        ({ id, edition }): ItemEvent => ({
          kind: 'item-added',
          at: winter('2025-05-01T10:00'),
          day: '2025-05-01',
          unit: south.id,
          organisation: south.organisation,
          municipality: south.municipality,
          item: id,
          edition,
          material: 'book',
          audience: 'adult',
        }),
      ),
    }),
  );
  const [lent, , shelved] = copies;
  assert.ok(lent && shelved);
  await db.transaction(async tx =>
    good(only(await checkOut(tx, [{ item: lent.id, member: ada, unit: south.id, at: monday, by: system }]))),
  );
  await wishFor(db, ben, ready, south.id, monday);
  await desks(south.id, ready.barcode, winter('2026-01-12T12:00'));
  const wanted = await aCopyAt(db, north.id);
  await wishFor(db, cor, wanted, south.id, monday);
  const follow = () => db.transaction(tx => followHeirs(tx, night));
  const told = (member: number) =>
    db.many<{ subject: string }>(sql`
      select subject from notices.message where member = ${member} and channel = 'account' order by id`);
  return { ...desk, west, end, follow, told, copies, lent, ready, shelved };
}

test('case 75: a branch that ends in mid-year goes on in another: members, copies, what lies ready, wishes and loans go along the night after its last day', async t => {
  const { db, ada, ben, cor, units, west, end, follow, told, lent, ready, shelved } = await aLastWeek(t);
  good(await end(lastDay, west.id));
  const [before] = await requestsOf(db, ben);
  assert.deepEqual(
    [before?.state, before?.pickup],
    ['ready', units.south.id],
    'until its last day nothing moves',
  );
  assert.equal((await db.transaction(tx => followHeirs(tx, winter('2026-01-14T00:10')))).items, 0);
  const followed = await follow();
  assert.deepEqual([followed.members, followed.requests, followed.left], [1, 2, 0]);

  assert.equal((await members(db, [ada])).get(ada)?.home, west.id);
  assert.deepEqual(
    [...(await items(db, [lent.id, shelved.id])).values()].map(({ home }) => home),
    [west.id, west.id],
  );
  const places = await whereabouts(db, [lent.id, shelved.id, ready.id]);
  assert.deepEqual(
    [shelved, ready].map(({ id }) => [places.get(id)?.state, places.get(id)?.unit]),
    [
      ['on-shelf', west.id],
      ['on-hold-shelf', west.id],
    ],
  );
  const [kept] = await requestsOf(db, ben);
  assert.deepEqual(
    [kept?.state, kept?.pickup, kept?.shelf, kept?.shelfUntil],
    ['ready', west.id, west.id, before?.shelfUntil],
    'it lies ready there, with the days that it had',
  );
  assert.match((await told(ben)).at(-1)?.subject ?? '', /ligt klaar/);
  assert.equal(only(await requestsOf(db, cor)).pickup, west.id);
  assert.match((await told(cor)).at(-1)?.subject ?? '', /^Je haalt .* op in West$/);
  const loan = only(await openLoans(db, { member: ada }));
  assert.equal(loan.unit, west.id);
  assert.ok(
    (await network(db)).isOpen(west.id, loan.dueDay),
    'due on a day on which the other branch is open',
  );

  const again = await follow();
  assert.deepEqual([again.members, again.copies, again.items, again.requests], [0, 0, 0, 0], 'twice is once');
});

test('case 75: figures of the branch that ended stay with it up to its last day, and go on with the other one after', async t => {
  const { db, units, west, end, follow } = await aLastWeek(t);
  await db.transaction(tx => loadDefinitions(tx));
  const read = async (definition: string, unit: number, text: string) => {
    const period = parsePeriod(text);
    assert.ok(period);
    return (await figure(db, { definition, scope: unit, period })).value;
  };
  const both = async (definition: string, text: string) => [
    await read(definition, units.south.id, text),
    await read(definition, west.id, text),
  ];
  assert.deepEqual(await both('collection', '2025'), [4, 0]);
  good(await end(lastDay, west.id));
  await follow();
  assert.deepEqual(await both('collection', '2025'), [4, 0], 'last year is as it was');
  assert.deepEqual(await both('loans', '2026'), [1, 0], 'what South lent, South lent');
  const moves = await db.many<{ kind: string; unit: number; day: Day; count: number }>(sql`
    select kind, unit, day, count(distinct item) as count from ledger.item_event_view
     where kind in ('item-moved-out', 'item-moved-in') and item in (
             select item from ledger.item_event_view where kind = 'item-added')
     group by kind, unit, day order by kind`);
  assert.deepEqual(moves, [
    { kind: 'item-moved-in', unit: west.id, day: '2026-01-15', count: 4 },
    { kind: 'item-moved-out', unit: units.south.id, day: '2026-01-15', count: 4 },
  ]);
  assert.deepEqual(await both('collection', '2026'), [0, 4]);
});

test('case 75: an heir must lend, be there the day after, and not come back to the place itself; an end taken back has none', async t => {
  const { db, units, west, end, follow } = await aLastWeek(t);
  const fieldsOf = (answer: Awaited<ReturnType<typeof end>>) =>
    !answer.ok && answer.refusal.code === 'network/change-unsound' && answer.refusal.fields;
  assert.deepEqual(fieldsOf(await end(lastDay, units.south.id)), { heir: 'unknown' });
  assert.deepEqual(fieldsOf(await end(lastDay, units.lowland.id)), { heir: 'unknown' });
  good(await end(lastDay, west.id));
  good(await end(undefined, undefined));
  assert.equal((await follow()).copies, 0);
  good(await end(lastDay, undefined));
  assert.equal((await follow()).copies, 0, 'without an heir everything stays as it is');
  const place = await network(db);
  assert.equal(place.heir(units.south.id, '2026-01-15'), undefined);
});

test('case 75: what a source still says of the branch that ended comes into the one that goes on', async t => {
  const { db, units, west, end } = await aLastWeek(t);
  good(await end(lastDay, west.id));
  const place = await network(db);
  const { branchFinder } = await import('../catalogue/take-copies.ts');
  const find = branchFinder(
    { profile: { branches: {} } } as Parameters<typeof branchFinder>[0],
    place,
    '2026-02-01',
  );
  assert.equal(find('south'), west.id);
  const before = branchFinder(
    { profile: { branches: {} } } as Parameters<typeof branchFinder>[0],
    place,
    lastDay,
  );
  assert.equal(before('south'), units.south.id);
});

test('case 75: everybody whose library goes on in another hears so the night after, once, also who only is brought things from there', async t => {
  const { db, units, west, end, follow, told, ada, ben, cor } = await aLastWeek(t);
  const agreed = {
    branch: units.south.id,
    carrier: 'branch',
    weekday: 2,
    reason: 'slecht ter been',
    from: '2026-01-01',
    until: null,
  } as const;
  good(await db.transaction(tx => agreeHomeDelivery(tx, { agreed, member: cor, at: monday, by: system })));
  good(await end(lastDay, west.id));
  const heard = async (member: number) =>
    (await told(member))
      .map(({ subject }) => subject)
      .filter(subject => /^Je bibliotheek|^We bezorgen/.test(subject));
  assert.deepEqual(await heard(ada), [], 'until then nothing');
  assert.equal((await follow()).members, 2);
  await follow();
  assert.deepEqual(
    await Promise.all([ada, cor, ben].map(heard)),
    [['Je bibliotheek is nu West'], ['We bezorgen nu vanuit West'], []],
    'Ben belongs to North',
  );
});

test('case 75: what cannot go along stands on a list: who asked is asked where to fetch it, and staff choose or stop it', async t => {
  const { db, units, end, follow, told, ben, cor, ready, desks } = await aLastWeek(t);
  good(await end(lastDay, undefined));
  assert.equal((await follow()).left, 2);
  assert.equal((await follow()).left, 2);
  for (const member of [ben, cor])
    assert.equal((await told(member)).filter(({ subject }) => subject.startsWith('Waar wil je')).length, 1);
  const office: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'poi', unit: units.poi.id }] };
  const left = await strandedRequests(db, night);
  assert.deepEqual(
    left.map(({ member, state }) => [member, state]),
    [
      [ben, 'ready'],
      [cor, 'routed'],
    ],
  );
  const choose = (request: Request, by: Actor = office) =>
    db.transaction(tx => choosePickup(tx, { request: request.id, pickup: units.north.id, at: night, by }));
  const [ofBen, ofCor] = left;
  assert.ok(ofBen && ofCor);
  const visitor: Actor = { kind: 'member', member: ben };
  assert.equal(codeOf(await choose(ofCor, visitor)), 'people/not-allowed');
  assert.equal((await pickupsNow(db, night)).includes(units.south.id), false);
  assert.ok((await choose(ofCor)).ok);
  assert.match((await told(cor)).at(-1)?.subject ?? '', /op in North$/);
  const carried = good(await choose(ofBen));
  assert.deepEqual([carried.state, carried.pickup, carried.shelf], ['ready', units.north.id, units.north.id]);
  assert.match((await told(ben)).at(-1)?.subject ?? '', /ligt klaar/);
  assert.deepEqual(await strandedRequests(db, night), []);
  assert.equal(codeOf(await choose(ofBen)), 'requests/unknown-request', 'twice is once');
  await desks(units.north.id, 'C1', winter('2026-01-15T11:00'));
  const scanned = await desks(units.north.id, ready.barcode, winter('2026-01-15T11:01'));
  assert.equal(scanned.kind, 'lent', 'and Ben takes it along there');
  assert.equal((await follow()).left, 0);
});
