import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { items } from '#catalogue';
import { countParts, keepParts, openLoans, whereabouts } from '#circulation';
import {
  agreeHomeDelivery,
  endHomeDelivery,
  eraseMember,
  type HomeDelivery,
  members,
  mergeMembers,
  partMembers,
  system,
} from '#people';
import { sql } from '#platform/db.ts';
import type { Day } from '#platform/day.ts';
import { only, type Result } from '#platform/result.ts';
import { shutDays } from '#network';
import { board, receive } from '#transport';
import { aCopyAt, aDesk, good, winter } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { deskModule } from '../desk/module.ts';
import { transportModule } from '../transport/module.ts';
import {
  bringHome,
  changePickups,
  expireShelf,
  homeStops,
  pickLines,
  placeRequests,
  requestsById,
} from './index.ts';
import { loadRequestRules } from './rules.ts';
import { shiftRounds } from './shift-rounds.ts';
import { requestsModule } from './module.ts';

const monday = winter('2026-01-12T11:00');
const friday = winter('2026-01-16T17:00');
const codeOf = (answer: Result<unknown>) => (answer.ok ? undefined : answer.refusal.code);

/** North brings Ada what she asks for on Fridays, by a volunteer. */
async function atAdas(t: TestContext) {
  const desk = await aDesk(t, [
    catalogueModule,
    circulationModule,
    transportModule,
    requestsModule,
    deskModule,
  ]);
  const { db, ada, units } = desk;
  const { north, south } = units;
  const agree = (agreed: Partial<HomeDelivery> = {}, at = monday) =>
    db.transaction(tx =>
      agreeHomeDelivery(tx, {
        member: ada,
        agreed: {
          branch: north.id,
          carrier: 'volunteer',
          weekday: 5,
          reason: 'kan de deur niet uit',
          from: '2026-01-01',
          until: null,
          ...agreed,
        },
        at,
        by: system,
      }),
    );
  const ask = async (edition: number, at = monday) =>
    db.transaction(async tx =>
      only(
        await placeRequests(tx, [
          { member: ada, edition, pickup: north.id, atHome: true, at, by: { kind: 'member', member: ada } },
        ]),
      ),
    );
  /** A book of North that Ada asked for lies ready there. */
  const ready = async (at = monday) => {
    const { id: item, edition } = await aCopyAt(db, north.id);
    const { request } = good(await ask(edition, at));
    await db.transaction(async tx =>
      good(only(await pickLines(tx, [{ item, unit: north.id, at, by: system }]))),
    );
    return { item, request };
  };
  const bring = (request: number, delivered: boolean, at: Date) =>
    db.transaction(async tx => only(await bringHome(tx, [{ request, delivered, at, by: system }])));
  const rounds = async (unit = north.id) =>
    (await homeStops(db, unit)).map(({ day, member, things }) => [day, member.id, things.length]);
  const now = async (request: number) => only(await requestsById(db, [request]));
  const told = async () =>
    (
      await db.many<{ subject: string }>(
        sql`select subject from notices.message where channel = 'account' order by id`,
      )
    ).map(({ subject }) => subject);
  return { ...desk, north: north.id, south: south.id, agree, ask, ready, bring, rounds, now, told };
}

test('a book from another branch comes by van, lies ready for the round, is handed over, and is lent at that moment', async t => {
  const { db, ada, north, south, agree, ask, bring, rounds, now, told } = await atAdas(t);
  good(await agree());
  const { id: item, edition } = await aCopyAt(db, south);
  const { request, promised, deliverOn } = good(await ask(edition));
  assert.deepEqual([promised, deliverOn], ['2026-01-15', '2026-01-16']);
  await db.transaction(async tx => {
    good(only(await pickLines(tx, [{ item, unit: south, at: winter('2026-01-13T10:10'), by: system }])));
    await board(tx, [{ unit: south, take: 'all', at: winter('2026-01-13T15:00'), by: system }]);
  });
  assert.deepEqual(await rounds(), []);
  await db.transaction(tx =>
    receive(tx, [{ item, unit: north, at: winter('2026-01-15T10:00'), by: system }]),
  );
  assert.deepEqual(await rounds(), [['2026-01-16', ada, 1]]);
  assert.match((await told()).at(-1) ?? '', /^We brengen “.*” op vrijdag 16 januari 2026$/);
  const lent = good(await bring(request, true, friday));
  assert.deepEqual([lent.state, lent.deliverOn], ['lent', null]);
  const loan = only(await openLoans(db, { items: [item] }));
  assert.deepEqual([loan.member, loan.lentAt], [ada, friday]);
  assert.deepEqual(await rounds(), []);
  good(await bring(request, true, friday));
  const counted = await db.many(sql`
    select kind, sum(amount)::integer as amount from ledger.item_event_view where kind in ('loan', 'home-item') group by kind
     union all
    select kind, sum(amount)::integer from ledger.person_event_view where kind = 'home-delivery' group by kind order by kind`);
  assert.deepEqual(counted, [
    { kind: 'home-delivery', amount: 1 },
    { kind: 'home-item', amount: 1 },
    { kind: 'loan', amount: 1 },
  ]);
  assert.equal((await now(request)).attempts, 0);
});

test('what could not be handed over waits for the next round, and after the second time is fetched', async t => {
  const { db, agree, ready, bring, rounds, now, told, ada } = await atAdas(t);
  good(await agree());
  const { item, request } = await ready();
  assert.deepEqual(await rounds(), [['2026-01-16', ada, 1]]);
  const again = good(await bring(request, false, friday));
  assert.deepEqual([again.state, again.deliverOn, again.attempts], ['ready', '2026-01-23', 1]);
  assert.deepEqual((await whereabouts(db, [item])).get(item)?.state, 'on-hold-shelf');
  await db.transaction(tx => expireShelf(tx, '2026-03-01', winter('2026-02-28T03:00')));
  assert.equal((await now(request)).state, 'ready', 'who stays in is not late');
  const fetched = good(await bring(request, false, winter('2026-01-23T17:00')));
  assert.deepEqual([fetched.atHome, fetched.deliverOn, fetched.shelfUntil], [false, null, '2026-01-31']);
  assert.deepEqual(
    (await told()).map(subject => subject.replace(/“.*”/, '…')),
    ['We brengen … op vrijdag 16 januari 2026', 'We brengen … op vrijdag 23 januari 2026', '… ligt klaar'],
  );
  assert.deepEqual(await rounds(), []);
  assert.equal(codeOf(await bring(request, true, friday)), 'requests/not-in-round');
});

test('without an agreement nothing is brought, and nothing on a day on which the branch is shut', async t => {
  const { db, agree, ask, south, north } = await atAdas(t);
  const { edition } = await aCopyAt(db, north);
  assert.equal(codeOf(await ask(edition)), 'requests/no-home-delivery');
  assert.equal(codeOf(await agree({ weekday: 7 })), 'people/delivery-unsound');
  assert.equal(codeOf(await agree({ reason: ' ' })), 'people/delivery-reason');
  assert.equal(codeOf(await agree({ until: '2026-01-11' as Day })), 'people/day-is-past');
  good(await agree({ branch: south }));
  assert.equal(codeOf(await ask(edition)), 'requests/no-home-delivery', 'it is brought from South');
});

test('a bag holds as much as the rules of the organisation say; the rest goes a week later', async t => {
  const { db, network, agree, ready, rounds, ada } = await atAdas(t);
  good(await agree());
  const rules = {
    requests: {
      order: [],
      homeDelivery: [{ organisation: null, items: 2, attempts: 1, daysBefore: 1, from: '2020-01-01' }],
    },
  };
  assert.deepEqual(await db.transaction(tx => loadRequestRules(tx, rules, network)), {
    ok: true,
    value: { added: 1 },
  });
  for (let book = 0; book < 3; book += 1) await ready();
  assert.deepEqual(await rounds(), [
    ['2026-01-16', ada, 2],
    ['2026-01-23', ada, 1],
  ]);
});

test('another day or branch moves what is waiting; an agreement that ends makes it ready to fetch', async t => {
  const { db, ada, agree, ready, ask, rounds, now, south } = await atAdas(t);
  good(await agree());
  const { request } = await ready();
  good(await agree({ weekday: 6 }));
  assert.deepEqual(await rounds(), [['2026-01-17', ada, 1]]);
  const { edition } = await aCopyAt(db, south);
  const other = good(await ask(edition)).request;
  await db.transaction(tx => endHomeDelivery(tx, { member: ada, at: monday, by: system }));
  assert.deepEqual(await rounds(), []);
  const [waits, comes] = [await now(request), await now(other)];
  assert.deepEqual([waits.state, waits.atHome, waits.shelfUntil], ['ready', false, '2026-01-20']);
  assert.deepEqual([comes.state, comes.atHome], ['routed', false], 'the copy stays its own');
  good(await agree({ branch: south }));
  const back = await db.transaction(async tx =>
    only(await changePickups(tx, [{ request: other, pickup: south, atHome: true, at: monday, by: system }])),
  );
  assert.deepEqual([good(back).pickup, good(back).atHome], [south, true]);
});

test('nothing of the agreement is left of a member who is forgotten', async t => {
  const { db, ada, agree } = await atAdas(t);
  good(await agree());
  good(await db.transaction(tx => eraseMember(tx, { member: ada, at: monday, by: system })));
  assert.deepEqual(await db.many(sql`select member from people.home_delivery`), []);
});

test('a round on a day on which the branch turns out shut goes a week later, with its things and a message; twice is once', async t => {
  const { db, units, agree, ready, rounds, now, told, ada } = await atAdas(t);
  good(await agree());
  const { item, request } = await ready();
  assert.deepEqual(await rounds(), [['2026-01-16', ada, 1]]);
  const shift = () => db.transaction(tx => shiftRounds(tx, winter('2026-01-14T11:00')));
  assert.equal(await shift(), 0, 'open as ever');
  const mandates = [{ role: 'admin', unit: units.tinyland.id }];
  const closed = { unit: units.north.id, first: '2026-01-15', last: '2026-01-18' } as const;
  good(await db.transaction(tx => shutDays(tx, { ...closed, reason: 'wateroverlast', mandates })));
  assert.equal(await shift(), 1);
  assert.equal(await shift(), 0);
  assert.deepEqual(await rounds(), [['2026-01-23', ada, 1]]);
  assert.deepEqual([(await now(request)).attempts, (await now(request)).shelfUntil], [0, '2026-01-23']);
  assert.equal((await whereabouts(db, [item])).get(item)?.heldUntil, '2026-01-23');
  assert.match((await told()).at(-1) ?? '', /op vrijdag 23 januari 2026$/);
});

test('a closing that is undone brings a round back to its day with a message, unless somebody chose otherwise since', async t => {
  const { db, units, agree, ready, rounds, now, told, ada, north } = await atAdas(t);
  good(await agree());
  const [{ item, request }, other] = [await ready(), await ready()];
  const wednesday = winter('2026-01-14T11:00');
  const shift = (at = wednesday) => db.transaction(tx => shiftRounds(tx, at));
  const mandates = [{ role: 'admin', unit: units.tinyland.id }];
  const shut = async (first: Day, last: Day, reason: string | undefined) =>
    good(await db.transaction(tx => shutDays(tx, { unit: north, first, last, reason, mandates })));
  await shut('2026-01-15', '2026-01-24', 'wateroverlast');
  assert.equal(await shift(), 2);
  assert.deepEqual(await rounds(), [['2026-01-30', ada, 2]]);
  const fetch = { request: other.request, pickup: north, at: wednesday, by: system };
  good(await db.transaction(async tx => only(await changePickups(tx, [{ ...fetch, atHome: false }]))));
  good(await db.transaction(async tx => only(await changePickups(tx, [{ ...fetch, atHome: true }]))));
  await shut('2026-01-20', '2026-01-24', undefined);
  assert.equal(await shift(), 1, 'a week earlier already');
  assert.equal(await shift(), 0);
  await shut('2026-01-15', '2026-01-19', undefined);
  assert.equal(await shift(winter('2026-01-15T23:30')), 1);
  assert.equal(await shift(), 0, 'twice is once');
  const { deliverOn, shelfUntil, plannedOn } = await now(request);
  assert.deepEqual([deliverOn, shelfUntil, plannedOn], ['2026-01-16', '2026-01-16', null]);
  assert.equal((await whereabouts(db, [item])).get(item)?.heldUntil, '2026-01-16');
  assert.equal((await now(other.request)).deliverOn, '2026-01-30', 'chosen anew, so it stays');
  assert.deepEqual(
    (await told()).slice(-2).map(subject => subject.replace(/^.* op /, '')),
    ['vrijdag 23 januari 2026', 'vrijdag 16 januari 2026'],
  );
});

test('what was agreed, and the round, follow a merge of double members, and go back when it is undone', async t => {
  const { db, ada, ben, agree, ready, rounds, bring } = await atAdas(t);
  good(await agree());
  const { request } = await ready();
  const pair = { kept: ben, gone: ada, at: winter('2026-01-13T11:00'), by: system };
  const { merge } = good(await db.transaction(tx => mergeMembers(tx, pair)));
  const agreedWith = async (member: number) =>
    (await members(db, [member])).get(member)?.homeDelivery?.weekday;
  assert.deepEqual(await rounds(), [['2026-01-16', ben, 1]]);
  assert.equal(await agreedWith(ben), 5);
  const undo = { merge, at: winter('2026-01-13T12:00'), by: system };
  good(await db.transaction(tx => partMembers(tx, undo)));
  assert.deepEqual(await rounds(), [['2026-01-16', ada, 1]]);
  assert.deepEqual([await agreedWith(ben), await agreedWith(ada)], [undefined, 5]);
  assert.equal(good(await bring(request, true, friday)).state, 'lent');
  assert.equal((await openLoans(db, { member: ada })).length, 1);
});

test('a kit is brought with its parts, and what comes back at the door is taken in, counted as such, with a part missing', async t => {
  const { db, ada, north, agree, ready, bring, desks } = await atAdas(t);
  good(await agree());
  const { item, request } = await ready();
  const about = { item, unit: north, at: monday, by: system };
  good(await db.transaction(tx => keepParts(tx, { ...about, parts: [{ name: 'pion', count: 4 }] })));
  good(await bring(request, true, friday));
  const barcode = (await items(db, [item])).get(item)?.barcode ?? '';
  const week = winter('2026-01-23T17:00');
  await desks(north, 'C1', week);
  const back = await desks(north, barcode, new Date(week.getTime() + 5_000), { fromDoor: true });
  assert.deepEqual(
    [back.kind, back.parts?.length],
    ['shelf', 1],
    'whoever stands at the desk: it is taken in',
  );
  assert.deepEqual(await openLoans(db, { member: ada }), []);
  const there = [{ name: 'pion', count: 3 }];
  const counted = good(await db.transaction(tx => countParts(tx, { ...about, at: week, there })));
  assert.deepEqual(
    counted.missing.map(({ name, missing }) => [name, missing]),
    [['pion', 1]],
  );
  await desks(north, barcode, new Date(week.getTime() + 60_000), { fromDoor: true });
  const rows = await db.many(sql`
    select kind, sum(amount)::integer as amount from ledger.item_event_view
     where kind in ('return', 'home-return') group by kind order by kind`);
  assert.deepEqual(rows, [
    { kind: 'home-return', amount: 1 },
    { kind: 'return', amount: 1 },
  ]);
});
