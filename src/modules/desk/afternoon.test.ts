import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { itemByBarcode } from '#catalogue';
import { moveItems } from '#circulation';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import {
  changePickups,
  expireShelf,
  placeRequests,
  planRequests,
  requestsOf,
  withdrawRequests,
} from '#requests';
import { board } from '#transport';
import { aDesk, copiesAt, good, winter } from '../../../test/support/desk.ts';
import { counted } from '../../../test/support/sip2-terminal.ts';
import { aWorld } from '../../../test/support/world.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { networkModule } from '../network/module.ts';
import { peopleModule } from '../people/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';
import { deskModule } from './module.ts';
import { openSession } from './protocols/sip2/session.ts';
import { scan, type Scan } from './scan.ts';

// Whatever three desks, a sorter and a van do, in whatever order: the house stays in one piece, and a message that is
// delivered twice changes nothing.

const modules = [
  networkModule,
  peopleModule,
  catalogueModule,
  circulationModule,
  transportModule,
  requestsModule,
  deskModule,
];
const start = winter('2026-01-13T10:00');
const minutes = (count: number, from: Date) => new Date(from.getTime() + count * 60_000);

/** One thing that somebody does. `item`, `who` and `place` are numbers of books, members and branches. */
const action = fc.record({
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('scan') },
    { weight: 3, arbitrary: fc.constantFrom('lend', 'card', 'sort') },
    { weight: 2, arbitrary: fc.constantFrom('ask', 'van', 'board') },
    { weight: 1, arbitrary: fc.constantFrom('done', 'slip', 'stop', 'elsewhere', 'lose', 'night') },
  ),
  place: fc.nat(2),
  item: fc.nat(5),
  who: fc.nat(2),
  pause: fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(1440) }),
});
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** A province of six copies of three titles, with a machine that sorts at South. */
async function aProvince(t: TestContext) {
  const { db, units, ada, ben, cor } = await aDesk(t, modules);
  const places = [units.north.id, units.east.id, units.south.id];
  const copies = [
    ...(await copiesAt(db, units.north.id, 2)),
    ...(await copiesAt(db, units.south.id, 3)),
    ...(await copiesAt(db, units.east.id, 1)),
  ];
  await db.transaction(async tx => {
    const roles = [{ role: 'desk' as const, unit: units.south.id }];
    const wish = { name: 'Sorteerder', login: 'sorter', password: 'machine-password', roles };
    good(await addStaff(tx, { ...wish, from: '2026-01-01', by: system }));
  });
  const clock = standingClock(start);
  const sorter = openSession(aWorld(db, modules, { clock }));
  await sorter.answer(Buffer.from('9300CNsorter|COmachine-password|CP|'));
  return { db, places, copies, members: [ada, ben, cor], clock, sorter };
}
type Province = Awaited<ReturnType<typeof aProvince>>;

/** Does the action, delivering every message so many times; answers in words what was answered each time. */
async function perform(province: Province, deed: Action, number: number, at: Date, times: number) {
  const { db, places, copies, members, clock, sorter } = province;
  clock.set(at);
  const unit = places[deed.place] ?? 0;
  const copy = copies[deed.item];
  const member = members[deed.who] ?? 0;
  assert.ok(copy);
  const scans = (code: string, more: Partial<Scan> = {}) => {
    const wish = { unit, device: `desk ${unit}`, number, code, at, by: system, ...more };
    return () => db.transaction(tx => scan(tx, wish));
  };
  const open = async () => (await requestsOf(db, member)).find(({ state }) => state !== 'lent')?.id ?? 0;
  const request = deed.what === 'stop' || deed.what === 'elsewhere' ? await open() : 0;
  const sortLine = counted(
    `09N20260113    10000020260113    100000APsouth|AOsouth|AB${copy.barcode}|AC|`,
    number % 10,
  );
  const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
    scan: scans(copy.barcode),
    card: scans(`C${deed.who}`),
    done: scans(''),
    slip: scans(`%S${copy.barcode}`),
    lend: scans(copy.barcode, { device: `self-check ${unit}`, member }),
    van: scans(copy.barcode, { device: `van ${unit}`, van: { run: undefined } }),
    sort: async () => String((await sorter.answer(Buffer.from(sortLine))).bytes),
    board: () =>
      db.transaction(tx => board(tx, [{ unit, take: 'all', at, by: system }])).then(() => 'boarded'),
    ask: () =>
      db
        .transaction(tx =>
          placeRequests(tx, [{ member, edition: copy.edition, pickup: unit, at, by: system }]),
        )
        .then(() => 'asked'),
    stop: () =>
      db.transaction(tx => withdrawRequests(tx, [{ request, at, by: system }])).then(() => 'stopped'),
    elsewhere: () =>
      db
        .transaction(tx => changePickups(tx, [{ request, pickup: unit, at, by: system }]))
        .then(() => 'moved'),
    lose: () =>
      db.transaction(async tx => {
        const item = (await itemByBarcode(tx, copy.barcode))?.id ?? 0;
        await moveItems(tx, [{ item, verb: 'miss', unit, at }]);
        return 'lost';
      }),
    night: () =>
      db.transaction(async tx => {
        await expireShelf(tx, at.toISOString().slice(0, 10) as `${number}-${number}-${number}`, at);
        await planRequests(tx, at);
        return 'planned';
      }),
  };
  const does = deeds[deed.what];
  assert.ok(does, deed.what);
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(await does());
  for (const again of answers) assert.deepEqual(again, answers[0], `${deed.what}, delivered again`);
}

/** What may never be, as a question that must answer nothing. */
const never: Readonly<Record<string, string>> = {
  'an item that is on loan by its state but not by a loan, or the other way round': `
    select w.item from circulation.whereabouts w
      left join circulation.loan l on l.item = w.item and l.returned_at is null
     where (w.state = 'on-loan') <> (l.id is not null)`,
  'an item in transit without a journey, or a journey of an item that stands still': `
    select w.item from circulation.whereabouts w
      left join transport.transit t on t.item = w.item and t.state in ('packed', 'on-van', 'delivered')
     where (w.state = 'in-transit') <> (t.id is not null)`,
  'a request that lies ready while its copy does not': `
    select r.id from requests.request r join circulation.whereabouts w on w.item = r.item
     where r.state = 'ready' and not (w.state = 'on-hold-shelf' and w.unit = r.pickup and w.held_for = r.member)`,
  'a request on its way whose copy is not': `
    select r.id from requests.request r join circulation.whereabouts w on w.item = r.item
     where r.state in ('picked', 'on-the-van') and w.state <> 'in-transit'`,
  'one copy kept for two requests': `
    select item from requests.request
     where state in ('routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf') group by item having count(*) > 1`,
  'one member waiting twice for one title': `
    select member, edition from requests.request
     where state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf')
     group by member, edition having count(*) > 1`,
  'a request that waits for a copy which is lent': `
    select r.id from requests.request r join circulation.loan l on l.item = r.item and l.returned_at is null
     where r.state in ('picked', 'on-the-van', 'ready')`,
  'a loan that was not counted, or counted twice': `
    select 1 where (select count(*) from circulation.loan)
      is distinct from (select coalesce(sum(amount), 0) from ledger.item_event where kind = 'loan')`,
};

async function invariants({ db }: Province, when: string): Promise<void> {
  for (const [what, question] of Object.entries(never))
    assert.deepEqual(await db.many(sql`${sql.raw(question)}`), [], `${what}, ${when}`);
}

/** Everything that is left behind, without the numbers by which the database knows it. */
async function leftBehind({ db }: Province) {
  return {
    places: await db.many(sql`
      select item.barcode, state, unit, held_for, held_until
        from circulation.whereabouts join catalogue.item on item.id = whereabouts.item order by barcode`),
    loans: await db.many(sql`
      select item, member, lent_at, due_day, renewals, returned_at from circulation.loan order by lent_at, item`),
    journeys: await db.many(sql`
      select item, from_unit, to_unit, at_unit, reason, state, packed_at, received_at
        from transport.transit order by packed_at, item`),
    wishes: await db.many(sql`
      select member, edition, pickup, state, item from requests.request order by asked_at, member, edition`),
    counted: await db.many(sql`
      select kind, item, count(*) as rows, sum(amount) as amount from ledger.item_event group by 1, 2 order by 1, 2`),
    told: await db.many(sql`
      select member, channel, subject, count(*) as n from notices.message group by 1, 2, 3 order by 1, 2, 3`),
  };
}

test('three desks, a sorter and a van, in any order: all stays whole, and messages that come twice count once', async t => {
  let [lent, brought] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 200, size: 'max' }), async deeds => {
      const left = [];
      for (const times of [1, 2]) {
        const province = await aProvince(t);
        let at = start;
        for (const [i, deed] of deeds.entries()) {
          at = minutes(deed.pause, at);
          await perform(province, deed, i + 1, at, times);
          await invariants(province, `after ${i + 1}: ${JSON.stringify(deed)}`);
        }
        left.push(await leftBehind(province));
      }
      assert.deepEqual(left[1], left[0]);
      lent += left[0]?.loans.length ?? 0;
      brought += left[0]?.journeys.length ?? 0;
    }),
    { numRuns: 3, endOnFailure: true },
  );
  assert.ok(lent > 0 && brought > 0, 'something happened at all');
});
