import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { flaws } from '#platform/state-table.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { meetingLife, repeat } from './activity.ts';
import { cancelMeetings, moveMeetings } from './change-meetings.ts';
import { changeRegistrations, lapseOffers } from './change-registrations.ts';
import { holdEnded } from './count-meetings.ts';
import { loadProgrammes } from './load-programmes.ts';
import { freeAbsent, markAttendance } from './mark-attendance.ts';
import { type Plan, planActivities } from './plan-activities.ts';
import { registerFor, type RegisterWish } from './register.ts';
import { registrationLife } from './registration.ts';
import { forgetNames, remind } from './remind.ts';
import { insertRooms, meetingsOf, readActivities } from './store/activities.ts';
import { byCode, registrationsOf } from './store/registrations.ts';

const at = new Date('2026-03-02T10:00:00Z');
const by = system;

const good = <T>(answer: Result<T> | undefined): T => {
  assert.ok(answer?.ok, JSON.stringify(answer));
  return answer.value;
};
const refusalOf = (answer: Result<unknown> | undefined): string | undefined =>
  answer?.ok === false ? answer.refusal.code : undefined;

/** The tiny province with a room in North and the language café as its programme. */
async function aHouse(t: TestContext) {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  const north = units.north.id;
  const room = await db.transaction(async tx => {
    good(await loadProgrammes(tx, tinyProvince.programmes, network));
    return only(await insertRooms(tx, [{ unit: north, name: 'Zaal', seats: 20, stepFree: true }])).id;
  });
  const cafe = (more: Partial<Plan> = {}): Plan => ({
    programme: 'cafe',
    title: 'Taalcafé',
    description: 'Praat mee.',
    unit: north,
    capacity: 2,
    registration: 'needed',
    audience: 'adults',
    meetings: repeat('Europe/Amsterdam', '2026-03-10', '10:00', 90, { times: 1 }),
    at,
    by,
    ...more,
  });
  const plan = async (more: Partial<Plan> = {}) =>
    good(only(await db.transaction(tx => planActivities(tx, [cafe(more)]))));
  let number = 0;
  const wish = (activity: number, name: string, more: Partial<RegisterWish> = {}): RegisterWish => ({
    activity,
    kind: 'person',
    name,
    contact: `${name.toLowerCase().replaceAll(' ', '-')}@example.org`,
    language: 'nl',
    seats: 1,
    children: 0,
    code: `code-${(number += 1)}`,
    at,
    ...more,
  });
  const register = (...wishes: RegisterWish[]) => db.transaction(tx => registerFor(tx, wishes));
  const letters = async () =>
    (await db.many<{ key: string }>(sql`select key from notices.message order by id`)).map(({ key }) => key);
  const booked = async (kind: string) =>
    (
      await db.one<{ n: number }>(
        sql`select coalesce(sum(amount), 0) as n from ledger.item_event_view where kind = ${kind}`,
      )
    ).n;
  return { db, network, units, north, room, cafe, plan, wish, register, letters, booked };
}

test('every state of a meeting and of a registration can be reached and is described', () => {
  assert.deepEqual(flaws(meetingLife, 'planned'), []);
  const started = flaws(registrationLife, 'registered');
  assert.deepEqual(
    started.filter(flaw => !/"(waiting|offered|lapsed)"/.test(flaw)),
    [],
  );
  assert.deepEqual(
    flaws(registrationLife, 'waiting').filter(flaw => !flaw.includes('nothing leads')),
    [],
  );
});

test('a series keeps its time on the wall when summer time begins', () => {
  const weekly = repeat('Europe/Amsterdam', '2026-03-24', '10:00', 60, { times: 2 });
  assert.deepEqual(
    weekly.map(({ startsAt }) => startsAt.toISOString()),
    ['2026-03-24T09:00:00.000Z', '2026-03-31T08:00:00.000Z'],
  );
});

test('a room is not had by two at once, not in one list, not later and not past the verbs', async t => {
  const { db, cafe, room, plan } = await aHouse(t);
  const [first, second] = await db.transaction(tx =>
    planActivities(tx, [cafe({ room }), cafe({ room, title: 'Schaken' })]),
  );
  good(first);
  assert.equal(refusalOf(second), 'programmes/room-taken');
  const [later] = await db.transaction(tx => planActivities(tx, [cafe({ room, title: 'Breien' })]));
  assert.deepEqual(later, {
    ok: false,
    refusal: { code: 'programmes/room-taken', room: 'Zaal', by: 'Taalcafé' },
  });
  const { meetings } = await plan({ title: 'Elders' });
  await assert.rejects(
    db.transaction(tx =>
      tx.run(sql`update programmes.meeting set room = ${room} where id = ${meetings[0] ?? 0}`),
    ),
    /a_room_is_had_once/,
  );
});

test('case 104: two hundred people ask for the last seat at once, one gets it and nobody is turned away unheard', async t => {
  const { db, plan, wish, register } = await aHouse(t);
  const { activity } = await plan({ capacity: 1 });
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => register(wish(activity, `Bezoeker${n}`))),
  );
  const states = answers.map(answer => good(only(answer)).state);
  assert.equal(states.filter(state => state === 'registered').length, 1);
  assert.equal(states.filter(state => state === 'waiting').length, 199);
  const [found] = await readActivities(db, [activity]);
  assert.deepEqual([found?.seatsTaken, found?.seatsWaiting], [1, 199]);
  await assert.rejects(
    db.transaction(tx => tx.run(sql`update programmes.activity set seats_taken = 2 where id = ${activity}`)),
    /seats_are_never_oversold/,
  );
});

test('case 104: an offer that nobody answers goes to the next, and an answered one is a seat', async t => {
  const { db, plan, wish, register, letters } = await aHouse(t);
  const { activity } = await plan({ capacity: 1 });
  const [ada, ben, cor] = (
    await register(wish(activity, 'Ada'), wish(activity, 'Ben'), wish(activity, 'Cor'))
  ).map(good);
  assert.ok(ada && ben && cor);
  const state = async (code: string) => (await byCode(db, code))?.state;
  const change = (code: string, verb: 'cancel' | 'accept', when = at) =>
    db.transaction(tx => changeRegistrations(tx, [{ code, verb, by: 'visitor', at: when }]));
  good(only(await change(ada.code, 'cancel')));
  assert.deepEqual([await state(ben.code), await state(cor.code)], ['offered', 'waiting']);
  good(only(await change(ada.code, 'cancel')));
  const late = new Date(at.getTime() + 49 * 3_600_000);
  assert.equal(await db.transaction(tx => lapseOffers(tx, late)), 1);
  assert.deepEqual([await state(ben.code), await state(cor.code)], ['lapsed', 'offered']);
  assert.equal(refusalOf(only(await change(ben.code, 'accept', late))), 'state/not-possible-now');
  assert.equal(good(only(await change(cor.code, 'accept', late))), 'registered');
  const told = (await letters()).map(key => key.split(':')[0]);
  assert.equal(told.filter(key => key === 'programmes-offered').length, 2);
  assert.equal(told.filter(key => key === 'programmes-cancelled').length, 1);
});

test('case 104: who does not come gives the seat to who waits; capacity zero is a waiting list only', async t => {
  const { db, plan, wish, register } = await aHouse(t);
  const { activity, meetings } = await plan({ capacity: 1 });
  const [ada, ben] = (await register(wish(activity, 'Ada'), wish(activity, 'Ben'))).map(good);
  const begun = new Date('2026-03-10T09:15:00Z');
  const free = (when: Date) =>
    db.transaction(tx => freeAbsent(tx, { meeting: meetings[0] ?? 0, at: when, by }));
  assert.equal(refusalOf(await free(at)), 'programmes/not-begun');
  assert.equal(good(await free(begun)), 1);
  assert.equal((await byCode(db, ada?.code ?? ''))?.state, 'absent');
  assert.equal((await byCode(db, ben?.code ?? ''))?.state, 'offered');
  const none = await plan({ capacity: 0 });
  assert.equal(good(only(await register(wish(none.activity, 'Dee')))).state, 'waiting');
});

test('case 104: a class that two phones tick off is one activity and counts once, and no visit is written', async t => {
  const { db, plan, wish, register, booked } = await aHouse(t);
  const { activity, meetings } = await plan({ capacity: 30, audience: 'children' });
  const group = good(
    only(await register(wish(activity, 'Groep 5', { kind: 'class', seats: 26, children: 25 }))),
  );
  const mark = (device: string, number: number) => ({
    meeting: meetings[0] ?? 0,
    code: group.code,
    device,
    number,
    at: new Date('2026-03-10T09:05:00Z'),
    by,
  });
  for (const one of [mark('a', 1), mark('a', 1), mark('b', 1)])
    good(only(await db.transaction(tx => markAttendance(tx, [one]))));
  const after = new Date('2026-03-10T12:00:00Z');
  assert.equal(await db.transaction(tx => holdEnded(tx, after)), 1);
  assert.equal(await db.transaction(tx => holdEnded(tx, after)), 0);
  const counts = ['activity', 'activity-registered', 'activity-came', 'activity-came-children', 'visit'];
  assert.deepEqual(await Promise.all(counts.map(booked)), [1, 26, 26, 25, 0]);
});

test('a tally that was made offline and is sent twice, also after the counting, counts once', async t => {
  const { db, plan, booked } = await aHouse(t);
  const { meetings } = await plan({ registration: 'none' });
  const tally = [1, 2, 3].map(number => ({
    meeting: meetings[0] ?? 0,
    came: 4,
    children: 1,
    device: 'telefoon',
    number,
    at: new Date('2026-03-10T09:05:00Z'),
    by,
  }));
  await db.transaction(tx => holdEnded(tx, new Date('2026-03-10T12:00:00Z')));
  assert.equal(await booked('activity-came'), 0);
  for (const marks of [tally.slice(0, 2), tally, tally])
    await db.transaction(tx => markAttendance(tx, marks));
  assert.deepEqual([await booked('activity'), await booked('activity-came')], [1, 12]);
});

test('case 105: a series that is moved after people registered keeps them and tells each once', async t => {
  const { db, plan, wish, register, letters } = await aHouse(t);
  const meetings = repeat('Europe/Amsterdam', '2026-03-10', '10:00', 90, { times: 2 });
  const course = await plan({ capacity: 5, meetings });
  const ada = good(only(await register(wish(course.activity, 'Ada'))));
  const later = repeat('Europe/Amsterdam', '2026-03-10', '14:00', 90, { times: 2 });
  const moves = course.meetings.map((meeting, n) => ({ meeting, ...(later[n] ?? later[0]), at, by }));
  const move = () => db.transaction(tx => moveMeetings(tx, moves as Parameters<typeof moveMeetings>[1]));
  for (const answer of [...(await move()), ...(await move())]) good(answer);
  assert.equal((await byCode(db, ada.code))?.state, 'registered');
  assert.equal((await letters()).filter(key => key.startsWith('programmes-moved')).length, 2);
  const moved = await meetingsOf(db, [course.activity]);
  assert.deepEqual(
    moved.map(({ startsAt, revision }) => [startsAt.toISOString(), revision]),
    [
      ['2026-03-10T13:00:00.000Z', 1],
      ['2026-03-17T13:00:00.000Z', 1],
    ],
  );
});

test('case 105: a course is one activity with its meetings, a joint one counts once, one called off not at all', async t => {
  const { db, plan, wish, register, letters, booked, units } = await aHouse(t);
  const meetings = repeat('Europe/Amsterdam', '2026-03-10', '10:00', 90, { times: 3 });
  const course = await plan({ capacity: 5, meetings, partner: units.south.id });
  good(only(await register(wish(course.activity, 'Ada'))));
  const off = { meeting: course.meetings[2] ?? 0, at, by };
  for (let n = 0; n < 2; n += 1) good(only(await db.transaction(tx => cancelMeetings(tx, [off]))));
  assert.equal((await letters()).filter(key => key.startsWith('programmes-off')).length, 1);
  await db.transaction(tx => holdEnded(tx, new Date('2026-04-10T12:00:00Z')));
  assert.equal(await booked('activity'), 2, 'each meeting counts, in the whole province once');
  const rows = await db.many<{ n: number }>(
    sql`select distinct unit as n from ledger.item_event_view where kind = 'activity'`,
  );
  assert.equal(rows.length, 1);
  const late = { meeting: course.meetings[0] ?? 0, at: new Date('2026-04-11T12:00:00Z'), by };
  good(only(await db.transaction(tx => cancelMeetings(tx, [late]))));
  assert.equal(await booked('activity'), 1, 'it turned out not to have been: a correction, not a change');
});

test('names go after the term and every count stays; the reminder comes once', async t => {
  const { db, plan, wish, register, letters, booked } = await aHouse(t);
  const { activity } = await plan();
  await register(wish(activity, 'Ada'), wish(activity, 'Bel', { contact: '0592 - 12 34 56' }));
  const before = new Date('2026-03-09T06:00:00Z');
  assert.equal(await db.transaction(tx => remind(tx, before)), 2);
  assert.equal(await db.transaction(tx => remind(tx, before)), 0);
  assert.equal((await letters()).filter(key => key.startsWith('programmes-reminder')).length, 1);
  await db.transaction(tx => holdEnded(tx, new Date('2026-03-11T12:00:00Z')));
  await db.script(`update notices.message set state = 'shown', next_try = null`);
  assert.equal(await db.transaction(tx => forgetNames(tx, new Date('2026-04-01T06:00:00Z'))), 0);
  assert.equal(await db.transaction(tx => forgetNames(tx, new Date('2026-04-20T06:00:00Z'))), 2);
  for (const { name, contact } of await registrationsOf(db, activity))
    assert.deepEqual([name, contact], [null, null]);
  assert.deepEqual(await letters(), []);
  assert.equal(await booked('activity-registered'), 2);
});

test('what is not understood is said and nothing is kept; the same name and contact has one seat', async t => {
  const { plan, wish, register } = await aHouse(t);
  const { activity } = await plan();
  const codes = await register(
    wish(activity, 'Ada'),
    wish(activity, 'ada', { contact: 'ADA@example.org' }),
    wish(activity, 'Ben', { contact: 'geen adres' }),
    wish(activity, 'Cor', { seats: 3, children: 4 }),
    wish(activity + 99, 'Dee'),
  );
  assert.deepEqual(codes.map(refusalOf), [
    undefined,
    'programmes/already-registered',
    'programmes/not-understood',
    'programmes/not-understood',
    'programmes/unknown-activity',
  ]);
});
