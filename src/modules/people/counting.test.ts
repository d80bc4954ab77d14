import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { closeDay } from '#ledger';
import { seededChance } from '#platform/chance.ts';
import { standingClock } from '#platform/clock.ts';
import type { Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { figure, loadDefinitions, monthOf, type Period } from '#statistics';
import { aDesk, good, winter } from '../../../test/support/desk.ts';
import { aWorld } from '../../../test/support/world.ts';
import { modules } from '../../main.ts';
import { type Actor, system } from './actor.ts';
import { addMembers } from './add-members.ts';
import { endMembership } from './end-membership.ts';
import { changeMember } from './change-member.ts';
import { eraseMember } from './erase-member.ts';
import { newDay } from './jobs.ts';
import { ageBand, type MemberId } from './member.ts';
import { mergeMembers, partMembers } from './merge-members.ts';
import { renewMemberships } from './renew-memberships.ts';

const january = monthOf('2026-01-01');
const february = monthOf('2026-02-01');
const noon = (day: Day) => winter(`${day}T12:00`);

/** Three members who joined before January, and what the book says of them at the end of a month. */
async function aCount(t: TestContext) {
  const desk = await aDesk(t, modules);
  const { db, units } = desk;
  await db.transaction(tx => loadDefinitions(tx));
  const evening = seededChance(4);
  return {
    ...desk,
    /** The night after which a day begins; what was open is closed in the book. */
    night: async (day: Day) => {
      await newDay.run(aWorld(db, modules, { clock: standingClock(noon(day)) }), {});
      await db.transaction(tx => closeDay(tx, day, evening));
    },
    members: async (month = january) =>
      (await figure(db, { definition: 'members', scope: units.tinyland.id, period: month })).value,
    renew: (member: MemberId, day: Day) =>
      db.transaction(async tx => {
        for (const answer of await renewMemberships(tx, [{ member, at: noon(day), by: system }]))
          good(answer);
      }),
  };
}

test('who leaves is a member until their last day, and is counted out of the book once', async t => {
  const { db, ada, night, members } = await aCount(t);
  await night('2026-01-12');
  assert.equal(await members(), 3);
  const end = { member: ada, why: 'asked', at: noon('2026-01-13'), by: system } as const;
  good(await db.transaction(tx => endMembership(tx, end)));
  assert.equal(await members(), 3, 'the night has not come yet');
  await night('2026-01-14');
  await night('2026-01-15');
  assert.equal(await members(), 2);
  assert.deepEqual(
    await db.many(sql`select kind, day, category from ledger.person_event_view where kind = 'member-left'`),
    [{ kind: 'member-left', day: '2026-01-13', category: 'basic' }],
  );
});

test('a membership that runs out counts on its last day, and one that goes on counts again', async t => {
  const { db, units, ada, night, members, renew } = await aCount(t);
  await db.script(`update people.member set until = '2026-01-31' where id = ${ada}`);
  await night('2026-01-31');
  assert.equal(await members(), 3);
  await night('2026-02-01');
  assert.deepEqual([await members(), await members(february)], [3, 2]);
  await renew(ada, '2026-02-10');
  await night('2026-02-11');
  assert.equal(await members(february), 3);
  const old = {
    home: units.south.id,
    category: 'basic',
    givenName: 'Dirk',
    familyName: 'van Vroeger',
    birthDay: '1960-01-01',
    since: '2025-01-05',
    until: '2026-01-04',
    by: system,
  } as const;
  for (const answer of await db.transaction(tx => addMembers(tx, [old]))) good(answer);
  await night('2026-02-12');
  assert.deepEqual([await members(), await members(february)], [3, 3], 'who left long ago left then');
});

test('two who turn out to be one are one member from then on, each figure of before stays, and parted they are two', async t => {
  const { db, ada, ben, night, members } = await aCount(t);
  await night('2026-01-31');
  const at = noon('2026-02-03');
  const { merge } = good(
    await db.transaction(tx => mergeMembers(tx, { kept: ada, gone: ben, at, by: system })),
  );
  await night('2026-02-04');
  assert.deepEqual([await members(), await members(february)], [3, 2]);
  good(await db.transaction(tx => partMembers(tx, { merge, at: noon('2026-02-05'), by: system })));
  await night('2026-02-06');
  assert.deepEqual([await members(), await members(february)], [3, 3]);
});

test('who is forgotten leaves first, and nothing in the book leads to them', async t => {
  const { db, ada, night, members } = await aCount(t);
  await night('2026-01-31');
  const by: Actor = system;
  good(await db.transaction(tx => eraseMember(tx, { member: ada, at: noon('2026-02-03'), by })));
  await night('2026-02-04');
  assert.deepEqual([await members(), await members(february)], [3, 2]);
  const tied = await db.many(sql`
    select from ledger.person_event_view as event
     where event.pseudonym = ledger.pseudonym(event.day, ${ada})`);
  assert.equal(tied.length, 0);
});

test('who was forgotten before anybody counted who left is counted out without a trace', async t => {
  const { db, ada, night, members } = await aCount(t);
  await db.script(`update people.member set erased_at = '2026-01-10', birth_day = null where id = ${ada}`);
  await night('2026-01-12');
  assert.equal(await members(), 2);
  const left = await db.many(
    sql`select pseudonym, age_band from ledger.person_event_view where kind = 'member-left'`,
  );
  assert.deepEqual(left, [{ pseudonym: null, ageBand: 'unknown' }]);
});

test('who goes to another library counts there from that day on, and is nowhere new or gone', async t => {
  const { db, units, ada, night } = await aCount(t);
  const at = (unit: number, definition: string, period = february) =>
    figure(db, { definition, scope: unit, period }).then(({ value }) => value);
  await night('2026-01-31');
  const home = units.south.id;
  good(
    await db.transaction(tx =>
      changeMember(tx, { member: ada, changes: { home }, at: noon('2026-02-03'), by: system }),
    ),
  );
  for (const day of ['2026-02-04', '2026-02-05'] as const) await night(day);
  const { highland, lowland, tinyland } = units;
  assert.deepEqual(
    [await at(highland.id, 'members', january), await at(lowland.id, 'members', january)],
    [3, 0],
    'the month before stays',
  );
  assert.deepEqual(
    [
      await at(highland.id, 'members'),
      await at(lowland.id, 'members'),
      await at(tinyland.id, 'members'),
      await at(highland.id, 'members-moved-out'),
      await at(lowland.id, 'members-moved-in'),
      await at(lowland.id, 'members-joined'),
      await at(highland.id, 'members-left'),
    ],
    [2, 1, 3, 1, 1, 0, 0],
  );
  const end = { member: ada, why: 'asked', at: noon('2026-02-06'), by: system } as const;
  good(await db.transaction(tx => endMembership(tx, end)));
  await night('2026-02-08');
  assert.deepEqual([await at(highland.id, 'members'), await at(lowland.id, 'members')], [2, 0]);
});

test('a school is no member from 2026 on and stands apart; before, the definition of then counted it, and the break is told', async t => {
  const { db, units, night } = await aCount(t);
  const school = {
    home: units.south.id,
    kind: 'school',
    category: 'institution',
    givenName: '',
    familyName: 'De Verzonnen School',
    since: '2025-09-01',
    by: system,
  } as const;
  for (const answer of await db.transaction(tx => addMembers(tx, [school]))) good(answer);
  await night('2026-01-31');
  const of = (definition: string, period: Period) =>
    figure(db, { definition, scope: units.tinyland.id, period });
  const autumn = monthOf('2025-12-01');
  const [then, now] = [await of('members', autumn), await of('members', january)];
  assert.deepEqual([then.value, then.definition.version], [4, 1]);
  assert.deepEqual([now.value, now.definition.version], [3, 2]);
  assert.match(now.definition.changed?.nl ?? '', /Scholen en instellingen/);
  assert.equal((await of('members-institutions', january)).value, 1);
  const { formula } = now.definition;
  assert.ok(formula.op === 'at-date');
  const born = Array.from({ length: 100 }, (_, age): Day => `${2026 - age}-01-01`);
  const bands = new Set(born.map(day => ageBand(day, '2026-06-01')));
  assert.deepEqual(new Set(formula.add.age_band), new Set([...bands, 'unknown']), 'persons of every age');
});
