import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Actor, system } from '#people';
import type { UnitId } from '#network';
import { type Db, sql } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { repeat } from './activity.ts';
import { loadProgrammes } from './load-programmes.ts';
import { planActivities } from './plan-activities.ts';
import { hoursBetween, volunteersOf } from './store/volunteers.ts';
import { halfDayOf } from './volunteer.ts';
import {
  forgetOldVolunteers,
  type HoursDone,
  letGo,
  takeOnVolunteers,
  type VolunteerWish,
  writeHours,
} from './volunteers.ts';

const at = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-12T10:00:00Z');
const by = system;

const good = <T>(answer: Result<T> | undefined): T => {
  assert.ok(answer?.ok, JSON.stringify(answer));
  return answer.value;
};
const refusalOf = (answer: Result<unknown> | undefined): unknown =>
  answer?.ok === false ? answer.refusal : undefined;

/** The tiny province with Vera, who reads aloud in North on Tuesday mornings. */
async function aVolunteer(t: TestContext) {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  good(await db.transaction(tx => loadProgrammes(tx, tinyProvince.programmes, network)));
  const north = units.north.id;
  const vera: VolunteerWish = {
    unit: north,
    name: 'Vera',
    contact: 'Vera@example.org',
    roles: ['reader'],
    available: ['tue-morning'],
    at,
    by,
  };
  const takeOn = async (more: Partial<VolunteerWish> = {}) =>
    only(await db.transaction(tx => takeOnVolunteers(tx, [{ ...vera, ...more }])));
  const id = good(await takeOn());
  const hours = async (more: Partial<HoursDone>) =>
    only(
      await db.transaction(tx => writeHours(tx, [{ volunteer: id, role: 'reader', at: later, by, ...more }])),
    );
  return { db, network, units, north, id, takeOn, hours };
}

/** An hour and a half of reading aloud in the morning of 10 March. */
const aMeeting = (db: Db, unit: UnitId): Promise<number> =>
  db.transaction(async tx => {
    const plan = {
      programme: 'cafe',
      title: 'Voorlezen',
      description: '',
      unit,
      capacity: 10,
      registration: 'none' as const,
      audience: 'children' as const,
      meetings: repeat('Europe/Amsterdam', '2026-03-10', '10:00', 90, { times: 1 }),
      at,
      by,
    };
    return good(only(await planActivities(tx, [plan]))).meetings[0] ?? 0;
  });

test('a volunteer is taken on once, and what is not understood is said by its field', async t => {
  const { db, north, id, takeOn } = await aVolunteer(t);
  assert.equal(good(await takeOn({ contact: 'vera@example.org', roles: ['reader', 'host'] })), id);
  const [vera, ...rest] = await volunteersOf(db, [north]);
  assert.deepEqual([vera?.roles, rest.length], [['reader', 'host'], 0]);
  for (const [field, more] of [
    ['name', { name: ' ' }],
    ['contact', { contact: 'geen adres' }],
    ['roles', { roles: [] }],
    ['roles', { roles: ['boss'] }],
    ['available', { available: ['altijd'] }],
  ] as const)
    assert.deepEqual(refusalOf(await takeOn(more)), { code: 'programmes/not-understood', field });
  const stranger: Actor = { kind: 'staff', staff: 9, roles: [{ role: 'desk', unit: 1_000_000 }] };
  assert.deepEqual(refusalOf(await takeOn({ by: stranger })), {
    code: 'people/not-allowed',
    role: 'desk',
    unit: north,
  });
});

test('hours of a meeting count once however often they are written, and others by the day', async t => {
  const { db, north, hours } = await aVolunteer(t);
  const meeting = await aMeeting(db, north);
  assert.equal(good(await hours({ meeting })), 90);
  assert.equal(good(await hours({ meeting, minutes: 120 })), 120, 'with the clearing up');
  assert.equal(good(await hours({ day: '2026-03-11', minutes: 60 })), 60);
  assert.deepEqual(await hoursBetween(db, [north], '2026-01-01', '2026-12-31'), [
    { unit: north, role: 'reader', people: 1, minutes: 180 },
  ]);
  assert.deepEqual(
    await db.many(sql`
      select material, sum(amount) as minutes, count(*) filter (where correction) as corrected
        from ledger.item_event_view where kind = 'volunteer-minutes' group by material`),
    [{ material: 'reader', minutes: 180, corrected: 1 }],
    'the book counts each minute once',
  );
  const wrong = (field: string) => ({ code: 'programmes/not-understood', field });
  assert.deepEqual(refusalOf(await hours({ day: '2026-03-13', minutes: 60 })), wrong('day'), 'to come');
  assert.deepEqual(refusalOf(await hours({ day: '2026-03-01', minutes: 60 })), wrong('day'), 'before');
  assert.deepEqual(refusalOf(await hours({ day: '2026-03-11' })), wrong('minutes'));
  assert.deepEqual(refusalOf(await hours({ day: '2026-03-11', minutes: 60, role: 'host' })), wrong('roles'));
  assert.deepEqual(refusalOf(await hours({ meeting: 999 })), { code: 'programmes/unknown-activity' });
});

test('hours that were written under the wrong task move to the right one in the book', async t => {
  const { db, north, takeOn, hours } = await aVolunteer(t);
  good(await takeOn({ roles: ['reader', 'host'] }));
  const meeting = await aMeeting(db, north);
  good(await hours({ meeting, role: 'host' }));
  good(await hours({ meeting, role: 'reader', minutes: 60 }));
  good(await hours({ meeting, role: 'reader', minutes: 60 }));
  assert.deepEqual(
    await db.many(sql`
      select material, sum(amount) as minutes, count(*) as rows
        from ledger.item_event_view where kind = 'volunteer-minutes' group by material order by material`),
    [
      { material: 'host', minutes: 0, rows: 2 },
      { material: 'reader', minutes: 60, rows: 1 },
    ],
  );
});

test('name and contact go ninety days after the last day, and the hours stay', async t => {
  const { db, north, id, hours } = await aVolunteer(t);
  good(await hours({ day: '2026-03-11', minutes: 60 }));
  good(await db.transaction(tx => letGo(tx, { volunteer: id, at: later, by })));
  const on = (day: string) => db.transaction(tx => forgetOldVolunteers(tx, new Date(`${day}T12:00:00Z`)));
  assert.equal(await on('2026-06-10'), 0);
  assert.equal(await on('2026-06-11'), 1);
  assert.deepEqual(await volunteersOf(db, [north]), []);
  const kept = await db.many<{ row: string }>(sql`select volunteer::text as row from programmes.volunteer`);
  assert.doesNotMatch(JSON.stringify(kept), /vera/i);
  assert.equal((await hoursBetween(db, [north], '2026-01-01', '2026-12-31'))[0]?.minutes, 60);
  assert.deepEqual(refusalOf(await hours({ day: '2026-03-12', minutes: 60 })), {
    code: 'programmes/unknown-volunteer',
  });
});

test('a time belongs to a half day of the week', () => {
  assert.deepEqual(
    [halfDayOf(1, '11:59'), halfDayOf(2, '12:00'), halfDayOf(7, '17:30')],
    ['mon-morning', 'tue-afternoon', 'sun-evening'],
  );
});
