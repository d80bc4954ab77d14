import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { loadRules } from '#circulation';
import { changeUnit, endUnit, network } from '#network';
import { addMembers, system } from '#people';
import { only } from '#platform/result.ts';
import { flaws } from '#platform/state-table.ts';
import type { Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { loadVanCalendar } from '#transport';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, firstDay, tinyProvince } from '../../../test/support/network.ts';
import { shutTiny } from '../../../test/support/shut.ts';
import { addTitles } from '../../../test/support/titles.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { transportModule } from '../transport/module.ts';
import { capacityOf } from './board.ts';
import { pickList, placeRequests, planRequests, promise, requestLife } from './index.ts';
import { requestsModule } from './module.ts';
import { balances } from './plan-requests.ts';
import { estimate } from './promise.ts';
import { shelfUntil } from './shelf.ts';
import { lockEditions } from './store/requests.ts';

const at = (text: string): Date => new Date(`${text}:00+01:00`);

async function aProvince(t: TestContext, people: number) {
  const db = await testDatabase(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { network, units } = await aNetwork(db);
  const members = await db.transaction(async tx => {
    await loadRules(tx, tinyProvince.rules, network);
    await loadVanCalendar(tx, tinyProvince.van, network);
    const someone = (n: number) => ({
      home: units.north.id,
      category: 'basic',
      givenName: `Lid${n}`,
      familyName: 'Voorbeeld',
      birthDay: '1980-05-05' as const,
      postcode: '1234 AB',
      since: firstDay,
      by: system,
    });
    return (
      await addMembers(
        tx,
        Array.from({ length: people }, (_, n) => someone(n)),
      )
    ).map(answer => (answer.ok ? answer.value : 0));
  });
  return {
    db,
    network,
    north: units.north.id,
    south: units.south.id,
    east: units.east.id,
    west: units.west.id,
    members,
  };
}

test('the life of a request is sound', () => assert.deepEqual(flaws(requestLife, 'asked'), []));

test('what a branch can pick is what was agreed with it from that day on, else by its size', async t => {
  const { db, network: before, north } = await aProvince(t, 1);
  assert.equal(capacityOf(north, '2026-01-13', before), 13);
  const by = [{ role: 'admin', unit: before.province.id }];
  const wish = { unit: north, from: '2026-02-01', change: { picks: 3 }, mandates: by } as const;
  await db.transaction(tx => changeUnit(tx, wish));
  const place = await network(db);
  assert.deepEqual(
    (['2026-01-31', '2026-02-01'] as const).map(day => capacityOf(north, day, place)),
    [13, 3],
  );
});

test('a place that is about to end is asked for nothing, and stops nobody else', async t => {
  const { db, network: before, north, south, members } = await aProvince(t, 1);
  const [member = 0] = members;
  const by = [{ role: 'admin', unit: before.province.id }];
  await db.transaction(tx => endUnit(tx, { unit: north, last: '2026-01-13', mandates: by }));
  const [there, both] = await addTitles(db, [
    { title: 'Alleen daar', at: [north] },
    { title: 'Ook hier', at: [north, south] },
  ]);
  const ask = (edition: number, pickup: number) => {
    const wish = { member, edition, pickup, at: at('2026-01-13T19:00'), by: system };
    return db.transaction(async tx => only(await placeRequests(tx, [wish])));
  };
  const toNorth = await ask(both?.edition ?? 0, north);
  assert.equal(!toNorth.ok && toNorth.refusal.code, 'requests/no-pickup-here');
  const toSouth = await ask(both?.edition ?? 0, south);
  assert.equal(toSouth.ok && toSouth.value.state, 'routed');
  const onlyThere = await ask(there?.edition ?? 0, south);
  assert.notEqual(onlyThere.ok && onlyThere.value.state, 'routed');
  assert.equal(
    shelfUntil(north, '2026-01-13', await network(db)),
    '2026-01-20',
    'what lies there can be fetched',
  );
});

test('a pick list never gets more than its branch can pick; what is over goes on the next list with staff', async t => {
  const { db, network, north, members } = await aProvince(t, 1);
  const [member = 0] = members;
  const most = capacityOf(north, '2026-01-13', network);
  const titles = await addTitles(
    db,
    Array.from({ length: most + 3 }, (_, n) => ({ title: `Boek ${n}`, at: [north] })),
  );
  const place = (n: number, from: number) => {
    const wishes = titles.slice(from, from + n).map(({ edition }) => ({
      member,
      edition,
      pickup: north,
      at: at('2026-01-12T11:00'),
      by: system,
    }));
    return db.transaction(tx => placeRequests(tx, wishes));
  };
  await place(most, 0);
  const over = await place(3, most);
  assert.deepEqual(
    over.map(answer => answer.ok && [answer.value.state, answer.value.promised]),
    Array.from({ length: 3 }, () => ['routed', '2026-01-14']),
  );
  assert.equal((await pickList(db, north, '2026-01-13')).length, most);
  assert.equal((await pickList(db, north, '2026-01-14')).length, most + 3);
});

test('before staff begin a wish is on the list of today, after that on the next one', async t => {
  const { db, north, members } = await aProvince(t, 1);
  const [title] = await addTitles(db, [{ title: 'Vroeg', at: [north] }]);
  const edition = title?.edition ?? 0;
  const day = async (when: string) => (await promise(db, [{ edition, pickup: north, at: at(when) }]))[0]?.day;
  assert.equal(await day('2026-01-13T09:59'), '2026-01-13');
  assert.equal(await day('2026-01-13T10:00'), '2026-01-14');
  assert.equal(await day('2026-01-17T15:00'), '2026-01-19', 'on Sunday nobody works');
  assert.equal(members.length, 1);
});

test('two that ask for the last copy in the same second: one gets it, the other waits', async t => {
  const { db, north, members } = await aProvince(t, 6);
  const [title] = await addTitles(db, [{ title: 'Het laatste', at: [north] }]);
  const edition = title?.edition ?? 0;
  const asked = at('2026-01-12T11:00');
  const answers = await Promise.all(
    members.map(member =>
      db.transaction(tx => placeRequests(tx, [{ member, edition, pickup: north, at: asked, by: system }])),
    ),
  );
  const states = answers.flat().map(answer => (answer.ok ? answer.value.state : answer.refusal.code));
  assert.deepEqual(states.toSorted(), ['asked', 'asked', 'asked', 'asked', 'asked', 'routed']);
  const [before] = await promise(db, [{ edition, pickup: north, at: asked }]);
  assert.deepEqual([before?.day, before?.waiting, before?.copies, before?.now], [undefined, 5, 1, false]);
});

test('a line that nobody worked on for two days with staff is planned again', async t => {
  const { db, south, members } = await aProvince(t, 1);
  const [member = 0] = members;
  const [title] = await addTitles(db, [{ title: 'Vergeten', at: [south] }]);
  const edition = title?.edition ?? 0;
  const wish = { member, edition, pickup: south, at: at('2026-01-12T11:00'), by: system };
  await db.transaction(tx => placeRequests(tx, [wish]));
  const plan = (when: string) => db.transaction(tx => planRequests(tx, at(when)));
  assert.equal((await plan('2026-01-14T05:00')).routed, 0, 'one day with staff has passed');
  assert.equal((await plan('2026-01-15T05:00')).routed, 1);
  const lines = await db.many(sql`select day, state from requests.line order by id`);
  assert.deepEqual(lines, [
    { day: '2026-01-13', state: 'dropped' },
    { day: '2026-01-15', state: 'open' },
  ]);
});

test('a branch that must shut for a flood is asked for nothing: its list goes to others, and what only it has is told to come later', async t => {
  const { db, north, south, west, members } = await aProvince(t, 2);
  const [one = 0, two = 0] = members;
  const [both, only] = await addTitles(db, [
    { title: 'Ook elders', at: [south, west] },
    { title: 'Alleen daar', at: [south] },
  ]);
  const ask = (member: number, pickup: number, edition = 0) =>
    db.transaction(tx =>
      placeRequests(tx, [{ member, edition, pickup, at: at('2026-01-12T18:30'), by: system }]),
    );
  await ask(one, north, both?.edition);
  await ask(two, north, only?.edition);
  const lines = () =>
    db.many<{ unit: number }>(
      sql`select unit, day, state from requests.line where state = 'open' order by request`,
    );
  const tuesday = { unit: south, day: '2026-01-13', state: 'open' };
  assert.deepEqual(await lines(), [tuesday, tuesday]);
  await shutTiny(db, south, '2026-01-13', '2026-02-03');
  await db.transaction(tx => planRequests(tx, at('2026-01-13T05:00')));
  const [first, second] = await lines();
  assert.equal(first?.unit, west);
  assert.deepEqual(second, { unit: south, day: '2026-02-04', state: 'open' });
  const promised = await db.many<{ promised: Day; told: boolean }>(sql`
    select promised, exists (select from notices.message where message.member = request.member) as told
      from requests.request order by id`);
  const [sooner, later] = promised;
  assert.ok(sooner && sooner.promised < '2026-02-01', JSON.stringify(promised));
  assert.ok(later && later.promised > '2026-02-04' && later.told, JSON.stringify(promised));
  assert.equal((await db.transaction(tx => planRequests(tx, at('2026-01-14T05:00')))).routed, 0, 'told once');
});

/** Two who wait for one title, and a copy that has just been added. */
async function aMorning(t: TestContext) {
  const known = await aProvince(t, 2);
  const { db, south, members } = known;
  const [title] = await addTitles(db, [{ title: 'Gewild', at: [south] }]);
  const edition = title?.edition ?? 0;
  const wishes = members.map(member => ({
    member,
    edition,
    pickup: south,
    at: at('2026-01-12T11:00'),
    by: system,
  }));
  await db.transaction(tx => placeRequests(tx, wishes));
  await db.transaction(tx => tx.run(sql`update requests.line set state = 'dropped'`));
  await db.transaction(tx =>
    tx.run(sql`update requests.request set state = 'asked', item = null, supplier = null, decision = null`),
  );
  const read = () =>
    db.one<{ open: number; routed: number; plans: number }>(sql`
      select (select count(*) from requests.line where state = 'open') as open,
             (select count(*) from requests.request where state = 'routed') as routed,
             (select count(*) from requests.plan) as plans`);
  return { ...known, read };
}

test('two planners at the same moment: one plans, the other finds nothing left to do', async t => {
  const { db, read } = await aMorning(t);
  const plan = () => db.transaction(tx => planRequests(tx, at('2026-01-13T05:00')));
  const both = await Promise.all([plan(), plan()]);
  assert.deepEqual(both.map(({ routed }) => routed).toSorted(), [0, 1]);
  assert.deepEqual(await read(), { open: 1, routed: 1, plans: 2 });
});

test('a plan that is stopped half-way leaves nothing half done, and the next one does it all', async t => {
  const { db, read } = await aMorning(t);
  const stopped = db.transaction(async tx => {
    await planRequests(tx, at('2026-01-13T05:00'));
    throw new Error('the power failed');
  });
  await assert.rejects(stopped, /the power failed/);
  assert.deepEqual(await read(), { open: 0, routed: 0, plans: 0 });
  await db.transaction(tx => planRequests(tx, at('2026-01-13T05:01')));
  assert.deepEqual(await read(), { open: 1, routed: 1, plans: 1 });
});

test('every plan keeps its proof, and full lists their price until the next plan', async t => {
  const { db, network, north, south, members } = await aProvince(t, 1);
  const [member = 0] = members;
  const asked = at('2026-01-10T11:00');
  const most = capacityOf(south, '2026-01-13', network);
  const titles = await addTitles(
    db,
    Array.from({ length: most + 2 }, (_, n) => ({ title: `Vol ${n}`, at: [south] })),
  );
  await db.transaction(tx =>
    tx.run(sql`
      insert into requests.request (member, edition, asked_edition, pickup, asked_at, day, state)
      select ${member}, edition, edition, ${north}, ${asked}, '2026-01-10', 'asked'
        from unnest(${titles.map(({ edition }) => edition)}::bigint[]) as edition`),
  );
  await db.transaction(tx => planRequests(tx, at('2026-01-13T05:00')));
  const [proof] =
    await db.many(sql`select wishes, routed, method, round((cost - bound)::numeric, 3)::float as gap
                                      from requests.plan`);
  assert.deepEqual(proof, { wishes: most + 2, routed: most, method: 'exact', gap: 0 });
  const lists = await db.many<{ unit: number; day: string; value: number }>(
    sql`select unit, day, value from requests.weight where kind = 'list'`,
  );
  assert.deepEqual(
    lists.map(({ unit, day, value }) => [unit, day, value > 20]),
    [[south, '2026-01-13', true]],
  );
  await db.transaction(tx => planRequests(tx, at('2026-01-14T05:00')));
  assert.deepEqual(await db.many(sql`select from requests.weight where kind = 'list'`), []);
});

test('case 47: something lies ready for seven open days, by the branch’s own calendar', async t => {
  const { network, north, east } = await aProvince(t, 0);
  assert.equal(shelfUntil(north, '2026-01-12', network), '2026-01-20');
  assert.equal(shelfUntil(east, '2026-01-13', network), '2026-02-05', 'open on Tuesday and Thursday only');
});

test('an organisation that lends more than it borrows is known; loans inside one do not count', async t => {
  const { network, north, east, south } = await aProvince(t, 0);
  const flows = [
    { supplier: south, pickup: north, count: 3 },
    { supplier: north, pickup: south, count: 1 },
    { supplier: north, pickup: east, count: 9 },
  ];
  const day = '2026-01-12';
  const organisationOf = (unit: number) => network.unit(unit, day).organisation;
  assert.deepEqual(balances(flows, day, network), [
    { organisation: organisationOf(south), lent: 3, borrowed: 1 },
    { organisation: organisationOf(north), lent: 1, borrowed: 3 },
  ]);
});

test('when all is lent, the estimate follows the due days and then whole loans', () => {
  const due = ['2026-01-20', '2026-01-10'] as const;
  assert.equal(estimate(due.toSorted(), 0, '2026-01-12'), '2026-01-12', 'late already, so today');
  assert.equal(estimate(due.toSorted(), 1, '2026-01-12'), '2026-01-20');
  assert.equal(estimate(due.toSorted(), 3, '2026-01-12'), '2026-02-13');
  assert.equal(estimate([], 0, '2026-01-12'), undefined);
});

test('a day on which twenty thousand titles are asked for at once keeps others waiting for each of them', async t => {
  const { db } = await aProvince(t, 0);
  const titles = Array.from({ length: 20_000 }, (_, at) => at + 1);
  await db.transaction(async tx => {
    await lockEditions(tx, titles);
    const other = db.transaction(async second => {
      await second.run(sql`set local lock_timeout = '50ms'`);
      await lockEditions(second, [19_999]);
    });
    await assert.rejects(other, /lock timeout/);
  });
});
