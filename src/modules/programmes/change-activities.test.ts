import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Actor, system } from '#people';
import { sql } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { repeat } from './activity.ts';
import { changeActivities, type ActivityWish } from './change-activities.ts';
import { cancelMeetings, moveMeetings } from './change-meetings.ts';
import { holdEnded } from './count-meetings.ts';
import { loadProgrammes } from './load-programmes.ts';
import { type Plan, planActivities } from './plan-activities.ts';
import { registerFor } from './register.ts';
import { meetingsOf, readActivities } from './store/activities.ts';
import { changesOf } from './store/changes.ts';
import { registrationsOf } from './store/registrations.ts';

const at = new Date('2026-03-02T10:00:00Z');
const by = system;
const zone = 'Europe/Amsterdam';

const good = <T>(answer: Result<T> | undefined): T => {
  assert.ok(answer?.ok, JSON.stringify(answer));
  return answer.value;
};

/** A language café of two seats in North, with Ada and Ben on the list and Cor waiting. */
async function aFullCafe(t: TestContext, more: Partial<Plan> = {}) {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  const { activity, meetings } = await db.transaction(async tx => {
    good(await loadProgrammes(tx, tinyProvince.programmes, network));
    const plan: Plan = {
      programme: 'cafe',
      title: 'Taalcafé',
      description: 'Praat mee.',
      unit: units.north.id,
      capacity: 2,
      registration: 'needed',
      audience: 'adults',
      meetings: repeat(zone, '2026-03-10', '10:00', 90, { times: 1 }),
      at,
      by,
      ...more,
    };
    return good(only(await planActivities(tx, [plan])));
  });
  const names = ['Ada', 'Ben', 'Cor'];
  await db.transaction(tx =>
    registerFor(
      tx,
      names.map(name => ({
        activity,
        kind: 'person' as const,
        name,
        contact: `${name.toLowerCase()}@example.org`,
        language: 'nl' as const,
        seats: 1,
        children: 0,
        code: `code-${name}`,
        at,
      })),
    ),
  );
  const change = async (wish: Partial<ActivityWish>) =>
    only(await db.transaction(tx => changeActivities(tx, [{ activity, at, by, ...wish }])));
  const letters = () =>
    db.many<{ to: string; text: string }>(sql`
      select address as to, body as text from notices.message
       where subject like 'Er is iets anders%' order by address`);
  return { db, network, units, activity, meetings, change, letters };
}

test('everybody on the list is told what is otherwise, once, and the trace says what it was', async t => {
  const { db, units, activity, change, letters } = await aFullCafe(t);
  const wish = { title: 'Taalcafé in de tuin', elsewhere: 'de dorpstuin', priceCents: 250, stepFree: true };
  good(await change(wish));
  good(await change(wish));
  const told = await letters();
  assert.deepEqual(
    told.map(({ to }) => to),
    ['ada@example.org', 'ben@example.org', 'cor@example.org'],
  );
  assert.match(told[0]?.text ?? '', /heet nu “Taalcafé in de tuin”/);
  assert.match(
    told[0]?.text ?? '',
    /kost nu €\s2,50\. De plaats heeft geen drempels meer\. Het is nu in de dorpstuin/,
  );
  assert.deepEqual(
    (await changesOf(db, activity)).map(({ field, before, after }) => [field, before, after]).toReversed(),
    [
      ['title', 'Taalcafé', 'Taalcafé in de tuin'],
      ['price', '0', '250'],
      ['step-free', 'false', 'true'],
      ['elsewhere', '', 'de dorpstuin'],
    ],
  );
  const [meeting] = await meetingsOf(db, [activity]);
  assert.equal(meeting?.revision, 1, 'calendars hear of it once');
  await assert.rejects(
    db.transaction(tx => tx.run(sql`update programmes.activity_change set after = ''`)),
    /never changed/,
  );
  assert.equal((await readActivities(db, [activity]))[0]?.unit, units.north.id);
});

test('more seats go to who waits, fewer than are taken are refused, and who has a seat hears nothing', async t => {
  const { db, activity, change, letters } = await aFullCafe(t);
  const refused = await change({ capacity: 1 });
  assert.deepEqual(refused, { ok: false, refusal: { code: 'programmes/seats-taken', taken: 2 } });
  good(await change({ capacity: 3 }));
  assert.deepEqual(await letters(), []);
  const [now] = await readActivities(db, [activity]);
  assert.deepEqual([now?.capacity, now?.seatsTaken, now?.seatsWaiting], [3, 3, 0]);
  const states = (await registrationsOf(db, activity)).map(({ name, state }) => [name, state]);
  assert.deepEqual(states.toSorted(), [
    ['Ada', 'registered'],
    ['Ben', 'registered'],
    ['Cor', 'offered'],
  ]);
});

test('another branch needs the right there too, takes meetings to come along, and counts where it was held', async t => {
  const { db, units, activity, change } = await aFullCafe(t, {
    meetings: repeat(zone, '2026-03-10', '10:00', 90, { times: 2 }),
  });
  const bo: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.north.id }] };
  const refusal = await change({ unit: units.south.id, by: bo });
  assert.equal(refusal?.ok === false && refusal.refusal.code, 'people/not-allowed');
  const between = new Date('2026-03-11T10:00:00Z');
  await db.transaction(tx => holdEnded(tx, between));
  good(await change({ unit: units.east.id, at: between }));
  assert.deepEqual(
    (await meetingsOf(db, [activity])).map(({ unit, state }) => [unit, state]),
    [
      [units.north.id, 'held'],
      [units.east.id, 'planned'],
    ],
  );
  const after = new Date('2026-03-20T10:00:00Z');
  const late = await change({ title: 'Te laat', at: after });
  assert.equal(late?.ok === false && late.refusal.code, 'programmes/over');
});

test('case 105: of a series over the change to summer time one meeting is moved and one called off, and the wall clock and the counts hold', async t => {
  const { db, meetings } = await aFullCafe(t, {
    meetings: repeat(zone, '2026-03-22', '01:30', 120, { times: 3 }),
  });
  const [, second = 0, third = 0] = meetings;
  const spans = (
    await db.many<{ hours: number }>(sql`
    select extract(epoch from ends_at - starts_at) / 3600 as hours from programmes.meeting order by starts_at`)
  ).map(({ hours }) => Number(hours));
  assert.deepEqual(spans, [2, 2, 2], 'the night of 29 March has an hour less, and the meeting lasts as long');
  const moved = { startsAt: new Date('2026-03-30T08:00:00Z'), endsAt: new Date('2026-03-30T10:00:00Z') };
  good(only(await db.transaction(tx => moveMeetings(tx, [{ meeting: second, ...moved, at, by }]))));
  good(only(await db.transaction(tx => cancelMeetings(tx, [{ meeting: third, at, by }]))));
  await db.transaction(tx => holdEnded(tx, new Date('2026-04-10T00:00:00Z')));
  const counted = await db.many<{ day: string; n: number }>(sql`
    select day::text as day, sum(amount)::integer as n from ledger.item_event_view
     where kind = 'activity' group by day order by day`);
  assert.deepEqual(counted, [
    { day: '2026-03-22', n: 1 },
    { day: '2026-03-30', n: 1 },
  ]);
  const told = await db.many<{ subject: string }>(sql`
    select subject from notices.message where address = 'ada@example.org' order by id`);
  assert.deepEqual(
    told.map(({ subject }) => subject),
    ['Je doet mee: Taalcafé', 'Een andere tijd of plaats: Taalcafé', 'Gaat niet door: Taalcafé'],
  );
});
