import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { items } from '#catalogue';
import { checkIn, checkOut, loadRules, whereabouts } from '#circulation';
import { addMembers, system } from '#people';
import { type Db, sql } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { board, loadVanCalendar, openTransits, pack, planRuns, receive } from '#transport';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, firstDay, tinyProvince } from '../../../test/support/network.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { transportModule } from '../transport/module.ts';
import {
  captureReturned,
  expireShelf,
  holdShelf,
  missLines,
  pickLines,
  pickList,
  placeRequests,
  planRequests,
  promise,
  requestsById,
  sayStory,
  storyOf,
  withdrawRequests,
} from './index.ts';
import { requestsModule } from './module.ts';

/** A moment in the tiny province in winter. */
const at = (text: string): Date => new Date(`${text}:00+01:00`);
const monday = at('2026-01-12T11:00');

const good = <T>(answer: Result<T>): T => {
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.value;
};

/** The tiny province with its van planned for two months, and two members of North. */
async function aProvince(t: TestContext) {
  const db = await testDatabase(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { network, units } = await aNetwork(db);
  await db.transaction(async tx => {
    good(await loadRules(tx, tinyProvince.rules, network));
    good(await loadVanCalendar(tx, tinyProvince.van, network));
    await planRuns(tx, '2026-01-12', '2026-03-12');
  });
  const someone = (givenName: string) => ({
    home: units.north.id,
    category: 'basic',
    givenName,
    familyName: 'Voorbeeld',
    birthDay: '1980-05-05' as const,
    postcode: '1234 AB',
    since: firstDay,
    by: system,
  });
  const people = await db.transaction(tx => addMembers(tx, ['Ada', 'Ben', 'Cor'].map(someone)));
  const [ada = 0, ben = 0, cor = 0] = people.map(good);
  const [north, south, east, west] = [units.north.id, units.south.id, units.east.id, units.west.id];
  return { db, network, units, ada, ben, cor, north, south, east, west };
}

const editionOf = async (db: Db, item: number): Promise<number> =>
  (await items(db, [item])).get(item)?.edition ?? 0;

type Province = Awaited<ReturnType<typeof aProvince>>;

const ask = ({ db, north }: Province, member: number, edition: number, when = monday, pickup = north) =>
  db.transaction(async tx =>
    only(await placeRequests(tx, [{ member, edition, pickup, at: when, by: system }])),
  );

const pickItem = ({ db }: Province, item: number, unit: number, when: Date) =>
  db.transaction(async tx => only(await pickLines(tx, [{ item, unit, at: when, by: system }])));

const vanTakes = ({ db }: Province, unit: number, when: Date) =>
  db.transaction(async tx => only(await board(tx, [{ unit, take: 'all', at: when, by: system }])));

const arrives = ({ db }: Province, item: number, unit: number, when: Date) =>
  db.transaction(async tx => only(await receive(tx, [{ item, unit, at: when, by: system }])));

const capture = ({ db }: Province, item: number, unit: number, when: Date) =>
  db.transaction(async tx => (await captureReturned(tx, [{ item, unit, at: when, by: system }]))[0]);

const story = async ({ db, network }: Province, request: number): Promise<string> =>
  sayStory(await storyOf(db, request), network);

const stateOf = async ({ db }: Province, request: number) => only(await requestsById(db, [request])).state;

test('a book kept in the south is read in the north and comes home', async t => {
  const province = await aProvince(t);
  const { db, ada, north, south } = province;
  const item = only(await aShelf(db, south, 1));
  const edition = await editionOf(db, item);

  const promised = only(await promise(db, [{ edition, pickup: north, at: monday }]));
  const placed = good(await ask(province, ada, edition));
  assert.equal(placed.promised, promised.day, 'the title page and the request say the same day');
  assert.deepEqual([placed.promised, placed.from, placed.why], ['2026-01-15', south, 'only-copy']);

  const lines = await pickList(db, south, '2026-01-13');
  assert.deepEqual(
    lines.map(line => [line.item.id, line.to, line.edition.title]),
    [[item, north, 'Ferry Timetables']],
  );
  const picked = good(await pickItem(province, item, south, at('2026-01-13T10:10')));
  assert.deepEqual([picked.next, picked.to], ['crate', north]);
  await vanTakes(province, south, at('2026-01-13T11:00'));
  good(await arrives(province, item, north, at('2026-01-15T10:05')));
  const loan = await db.transaction(tx =>
    checkOut(tx, [{ item, member: ada, unit: north, at: at('2026-01-16T15:00'), by: system }]),
  );
  good(only(loan));
  const back = { item, unit: north, at: at('2026-02-02T12:00'), by: system };
  good(only(await db.transaction(tx => checkIn(tx, [back]))));
  assert.equal(await capture(province, item, north, at('2026-02-02T12:00')), undefined);
  const way = { item, from: north, to: south, reason: 'home' as const, at: back.at, by: system };
  good(only(await db.transaction(tx => pack(tx, [way]))));
  await vanTakes(province, north, at('2026-02-03T09:00'));
  good(await arrives(province, item, south, at('2026-02-05T11:30')));

  assert.equal(
    await story(province, placed.request),
    `ask       asked      to North
route     routed     from South to North (2026-01-15) because only-copy
pack      picked     from South to North
board     on-the-van at South
hold      ready      at North (2026-01-23)
lend      lent       at North
return    returned   at North
shelve    home       at South`,
  );
  const place = (await whereabouts(db, [item])).get(item);
  assert.deepEqual([place?.state, place?.unit], ['on-shelf', south]);
  const [request] = await requestsById(db, [placed.request]);
  assert.equal(request?.member, null, 'nobody knows whose it was');
});

test('the journey is counted: placed, ready after so many days and from where, closed; and no name with a title', async t => {
  const province = await aProvince(t);
  const { db, ada, north, south } = province;
  const item = only(await aShelf(db, south, 1));
  const { request } = good(await ask(province, ada, await editionOf(db, item)));
  good(await pickItem(province, item, south, at('2026-01-13T10:10')));
  await vanTakes(province, south, at('2026-01-13T11:00'));
  good(await arrives(province, item, north, at('2026-01-15T10:05')));
  await db.transaction(tx => expireShelf(tx, '2026-01-24', at('2026-01-24T01:30')));
  assert.equal(await stateOf(province, request), 'expired');
  const rows = await db.many(sql`
    select kind, unit, days, scope from ledger.item_event_view where kind like 'request%' order by position`);
  assert.deepEqual(rows, [
    { kind: 'request-placed', unit: north, days: null, scope: null },
    { kind: 'request-ready', unit: north, days: 3, scope: 'other-organisation' },
    { kind: 'request-closed', unit: north, days: 12, scope: 'other-organisation' },
  ]);
  const people = await db.many(
    sql`select kind, unit from ledger.person_event_view where kind = 'request-placed'`,
  );
  assert.deepEqual(people, [{ kind: 'request-placed', unit: north }]);
  const told = await db.many<{ subject: string }>(
    sql`select distinct subject from notices.message order by 1`,
  );
  assert.deepEqual(
    told.map(({ subject }) => subject),
    ['“Ferry Timetables” ligt klaar', '“Ferry Timetables” ligt niet meer klaar'],
  );
});

test('a book that stands at the pick-up branch goes on its own list and lies ready the next day', async t => {
  const province = await aProvince(t);
  const { db, ada, ben, north, south } = province;
  const [here = 0] = await aShelf(db, north, 1);
  const edition = await editionOf(db, here);
  const placed = good(await ask(province, ada, edition));
  assert.deepEqual([placed.from, placed.promised], [north, '2026-01-13']);
  assert.deepEqual(await ask(province, ada, edition), {
    ok: false,
    refusal: { code: 'requests/already-asked', request: placed.request },
  });
  const waits = good(await ask(province, ben, edition, at('2026-01-12T12:00')));
  assert.deepEqual([waits.state, waits.promised], ['asked', undefined]);
  const picked = good(await pickItem(province, here, north, at('2026-01-13T10:00')));
  assert.equal(picked.next, 'hold-shelf');
  assert.deepEqual(await pickItem(province, here, north, at('2026-01-13T10:01')), {
    ok: true,
    value: picked,
  });
  assert.equal(await stateOf(province, placed.request), 'ready');
  assert.equal((await pickItem(province, here, south, at('2026-01-13T10:02'))).ok, false);
});

test('not found: another branch is asked, the first is not, and the member hears of the delay', async t => {
  const province = await aProvince(t);
  const { db, ada, north, west } = province;
  const [here = 0] = await aShelf(db, north, 1);
  const edition = await editionOf(db, here);
  const placed = good(await ask(province, ada, edition));
  await db.transaction(tx =>
    tx.run(sql`insert into catalogue.item (barcode, edition, record, home, material, added)
      values ('W1', ${edition}, 0, ${west}, 'book', '2020-01-01')`),
  );
  const { id: other } = await db.one<{ id: number }>(sql`select id from catalogue.item where barcode = 'W1'`);
  await db.transaction(tx =>
    tx.run(sql`insert into circulation.whereabouts (item, state, unit, since)
      values (${other}, 'on-shelf', ${west}, '2020-01-01')`),
  );
  const [line] = await pickList(db, north, '2026-01-13');
  const miss = { line: line?.line ?? 0, at: at('2026-01-13T10:00'), by: system };
  good(only(await db.transaction(tx => missLines(tx, [miss]))));
  good(only(await db.transaction(tx => missLines(tx, [miss]))));
  assert.equal((await whereabouts(db, [here])).get(here)?.state, 'missing');
  assert.equal(
    await story(province, placed.request),
    `ask       asked      to North
route     routed     from North to North (2026-01-13) because only-copy
miss      asked      at North
route     routed     from West to North (2026-01-20) because only-copy`,
  );
  const told = await db.many(sql`select distinct subject from notices.message`);
  assert.deepEqual(told, [{ subject: '“Ferry Timetables” komt later' }]);
});

test('a title without a copy that can be lent is refused; one whose last copy gets lost ends with a message', async t => {
  const province = await aProvince(t);
  const { db, ada, ben, north } = province;
  const [item = 0] = await aShelf(db, north, 1);
  const edition = await editionOf(db, item);
  const placed = good(await ask(province, ada, edition));
  const [line] = await pickList(db, north, '2026-01-13');
  await db.transaction(tx =>
    missLines(tx, [{ line: line?.line ?? 0, at: at('2026-01-13T10:00'), by: system }]),
  );
  assert.equal(await stateOf(province, placed.request), 'unfilled');
  assert.deepEqual(await ask(province, ben, edition, at('2026-01-13T11:00')), {
    ok: false,
    refusal: { code: 'requests/no-lendable-copy', edition },
  });
});

test('a returned book goes to who asked first, and the next gets it from the shelf when it is not fetched', async t => {
  const province = await aProvince(t);
  const { db, ada, ben, cor, north, south } = province;
  const item = only(await aShelf(db, south, 1));
  const edition = await editionOf(db, item);
  const lend = { item, member: cor, unit: south, at: monday, by: system };
  good(only(await db.transaction(tx => checkOut(tx, [lend]))));
  const second = good(await ask(province, ben, edition, at('2026-01-13T12:00')));
  const first = good(await ask(province, ada, edition, at('2026-01-12T12:00')));
  assert.deepEqual(await db.one(sql`select waiting from circulation.demand where edition = ${edition}`), {
    waiting: 2,
  });
  const back = { item, unit: north, at: at('2026-01-20T12:00'), by: system };
  good(only(await db.transaction(tx => checkIn(tx, [back]))));
  const captured = await capture(province, item, north, back.at);
  assert.deepEqual([captured?.request, captured?.next], [first.request, 'hold-shelf']);
  assert.deepEqual(await capture(province, item, north, back.at), captured, 'scanned again, the same answer');
  await db.transaction(tx => expireShelf(tx, '2026-01-29', at('2026-01-29T01:30')));
  const [shelf] = await holdShelf(db, north);
  assert.equal(shelf?.over, true);
  const next = await capture(province, item, north, at('2026-01-29T10:30'));
  assert.deepEqual([next?.request, next?.next], [second.request, 'hold-shelf'], 'no second trip');
  assert.equal((await holdShelf(db, north)).length, 1);
});

test('a resident may withdraw before the van comes: the packed book stays on its own shelf', async t => {
  const province = await aProvince(t);
  const { db, ada, south } = province;
  const item = only(await aShelf(db, south, 1));
  const edition = await editionOf(db, item);
  const stop = (request: number, when: Date) =>
    db.transaction(async tx =>
      only(await withdrawRequests(tx, [{ request, at: when, by: { kind: 'member', member: ada } }])),
    );
  const one = good(await ask(province, ada, edition));
  good(await pickItem(province, item, south, at('2026-01-13T10:10')));
  good(await stop(one.request, at('2026-01-13T10:30')));
  good(await stop(one.request, at('2026-01-13T10:31')));
  assert.deepEqual(await openTransits(db, { items: [item] }), []);
  assert.equal((await whereabouts(db, [item])).get(item)?.state, 'on-shelf');
});

test('case 31, case 32: who stops while the book is on the van lets it go to the next, who hears only on arrival', async t => {
  const province = await aProvince(t);
  const { db, ada, ben, north, south } = province;
  const item = only(await aShelf(db, south, 1));
  const edition = await editionOf(db, item);
  const first = good(await ask(province, ada, edition));
  const next = good(await ask(province, ben, edition, at('2026-01-12T12:00')));
  good(await pickItem(province, item, south, at('2026-01-13T10:10')));
  await vanTakes(province, south, at('2026-01-13T11:00'));
  const stop = (member: number, when: Date) =>
    db.transaction(async tx =>
      only(
        await withdrawRequests(tx, [{ request: first.request, at: when, by: { kind: 'member', member } }]),
      ),
    );
  assert.equal((await stop(ben, at('2026-01-13T11:55'))).ok, false, 'nobody stops what is not theirs');
  good(await stop(ada, at('2026-01-13T12:00')));
  good(await stop(ada, at('2026-01-13T12:01')));
  assert.equal((await openTransits(db, { items: [item] })).length, 1, 'the book travels on');
  const subjects = () =>
    db.many(sql`select distinct subject from notices.message where subject like '%ligt klaar'`);
  assert.equal(await stateOf(province, next.request), 'asked');
  assert.deepEqual(await subjects(), []);
  good(await arrives(province, item, north, at('2026-01-15T10:05')));
  const captured = await capture(province, item, north, at('2026-01-15T10:05'));
  assert.deepEqual([captured?.request, captured?.next], [next.request, 'hold-shelf']);
  assert.deepEqual(await subjects(), [{ subject: '“Ferry Timetables” ligt klaar' }]);
  assert.equal(await stateOf(province, first.request), 'withdrawn');
});

test('who stops while the book is on the van and nobody else waits: on arrival it is free to go home', async t => {
  const province = await aProvince(t);
  const { db, ada, north, south } = province;
  const item = only(await aShelf(db, south, 1));
  const { request } = good(await ask(province, ada, await editionOf(db, item)));
  good(await pickItem(province, item, south, at('2026-01-13T10:10')));
  await vanTakes(province, south, at('2026-01-13T11:00'));
  const stop = { request, at: at('2026-01-13T12:00'), by: { kind: 'member' as const, member: ada } };
  good(only(await db.transaction(tx => withdrawRequests(tx, [stop]))));
  good(await arrives(province, item, north, at('2026-01-15T10:05')));
  assert.equal(await capture(province, item, north, at('2026-01-15T10:05')), undefined);
  const place = (await whereabouts(db, [item])).get(item);
  assert.deepEqual([place?.state, place?.unit], ['on-shelf', north]);
  assert.deepEqual(await holdShelf(db, north), []);
});

test('a book that somebody takes from the shelf, or that leaves the collection, is asked elsewhere', async t => {
  const province = await aProvince(t);
  const { db, ada, ben, south } = province;
  const [one = 0, two = 0] = await aShelf(db, south, 2);
  const edition = await editionOf(db, one);
  const placed = good(await ask(province, ada, edition));
  const [line] = await pickList(db, south, '2026-01-13');
  const planned = line?.item.id ?? 0;
  const lend = { item: planned, member: ben, unit: south, at: at('2026-01-12T16:00'), by: system };
  good(only(await db.transaction(tx => checkOut(tx, [lend]))));
  const [after] = await pickList(db, south, '2026-01-13');
  assert.equal(after?.item.id, planned === one ? two : one);
  assert.equal(await stateOf(province, placed.request), 'routed');
  const own = { item: after?.item.id ?? 0, member: ada, unit: south, at: at('2026-01-12T17:00'), by: system };
  good(only(await db.transaction(tx => checkOut(tx, [own]))));
  assert.equal(await stateOf(province, placed.request), 'lent', 'the member found it without us');
  assert.deepEqual(await pickList(db, south, '2026-01-13'), []);
});

test('the morning gives those who wait what came free, and planning again changes nothing', async t => {
  const province = await aProvince(t);
  const { db, ada, ben, south } = province;
  const item = only(await aShelf(db, south, 1));
  const edition = await editionOf(db, item);
  const lend = { item, member: ben, unit: south, at: monday, by: system };
  good(only(await db.transaction(tx => checkOut(tx, [lend]))));
  const placed = good(await ask(province, ada, edition));
  const back = { item, unit: south, at: at('2026-01-13T16:00'), by: system };
  good(only(await db.transaction(tx => checkIn(tx, [back]))));
  const plan = () => db.transaction(tx => planRequests(tx, at('2026-01-14T05:00')));
  assert.deepEqual(await plan(), { routed: 1, waiting: 0, unfilled: 0 });
  assert.deepEqual(await plan(), { routed: 0, waiting: 0, unfilled: 0 });
  assert.equal(await stateOf(province, placed.request), 'routed');
  assert.deepEqual(await db.many(sql`select * from circulation.demand`), []);
});
