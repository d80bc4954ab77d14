import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { loadRules, openLoans, setDemand } from '#circulation';
import { blockMembers, system } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { aCopyAt, aDesk, copiesAt, good, winter } from '../../../test/support/desk.ts';
import { lend } from '../../../test/support/loans.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from './module.ts';
import { remind } from './remind.ts';
import { renew } from './renew.ts';
import { renewAutomatically } from './renew-automatically.ts';

/** Ada has two books and Ben one, all due on 2 February; a basic member may renew twice, the first time by itself. */
async function aNight(t: TestContext, automatic = 1) {
  const desk = await aDesk(t, [catalogueModule, circulationModule]);
  const { db, network, units, ada, ben } = desk;
  const rule = { about: 'renewal', organisation: 'highland', category: 'basic', from: '2026-01-01' };
  const rules = [{ ...rule, says: { times: 2, automatic } }];
  await db.transaction(async tx => good(await loadRules(tx, { rules }, network)));
  const [one, two] = await copiesAt(db, units.north.id, 2);
  const third = await aCopyAt(db, units.north.id);
  for (const [item, member] of [
    [one?.id, ada],
    [two?.id, ada],
    [third.id, ben],
  ] as const)
    await lend(db, item ?? 0, member, units.north.id, winter('2026-01-12T11:00'));
  const night = async (day: Day) =>
    (await db.transaction(tx => renewAutomatically(tx, day, new Date(`${day}T04:05:00Z`)))).renewed;
  const dueDays = async (member: number) => (await openLoans(db, { member })).map(({ dueDay }) => dueDay);
  const told = () =>
    db.many<{ member: number; key: string; subject: string }>(sql`
      select member, split_part(key, ':', 1) as key, subject from notices.message
       where channel = 'account' order by member, id`);
  return { ...desk, third, night, dueDays, told };
}
const due = '2026-02-02' as const;
const eve = addDays(due, -3);

test('three days before it is due a book is renewed by itself, once, and its reader hears of all of it together', async t => {
  const { db, ada, ben, night, dueDays, told } = await aNight(t);
  assert.equal(await night(addDays(due, -4)), 0, 'not yet');
  assert.equal(await night(eve), 3);
  const later = await dueDays(ada);
  assert.ok(later.every(day => day > due) && later.length === 2, String(later));
  assert.equal(await night(eve), 0, 'the same night again');
  assert.deepEqual(await told(), [
    { member: ada, key: 'renewed', subject: 'Je mag 2 dingen langer houden' },
    { member: ben, key: 'renewed', subject: 'Je mag 1 ding langer houden' },
  ]);
  await db.transaction(tx => remind(tx, eve, winter('2026-01-30T05:20')));
  assert.equal((await told()).length, 2, 'nobody is asked to bring back what may stay');
  assert.equal(await night(addDays(later[0] ?? due, -3)), 0, 'the second time is the reader’s own');
});

test('case 95: what is renewed by itself is counted apart from what a reader renews, and neither as a loan', async t => {
  const { db, ada, night } = await aNight(t);
  assert.equal(await night(eve), 3);
  const [loan] = await openLoans(db, { member: ada });
  const by = { kind: 'member', member: ada } as const;
  const wish = { loan: loan?.id ?? 0, at: winter('2026-02-12T11:00'), by };
  good(only(await db.transaction(tx => renew(tx, [wish]))));
  const counted = (view: 'item' | 'person') =>
    db.many(sql`
      select kind, sum(amount) as count from ${sql.table(`ledger.${view}_event_view`)}
       where kind in ('loan', 'renewal', 'automatic-renewal') group by kind order by kind`);
  const expected = [
    { kind: 'automatic-renewal', count: 3 },
    { kind: 'loan', count: 3 },
    { kind: 'renewal', count: 1 },
  ];
  assert.deepEqual(await counted('item'), expected);
  assert.deepEqual(await counted('person'), expected);
});

test('it stops when somebody waits, and where the reader may not borrow; then the reader is reminded instead', async t => {
  const { db, ada, ben, third, night, dueDays, told } = await aNight(t);
  await db.transaction(tx => setDemand(tx, [{ edition: third.edition, waiting: 1 }]));
  assert.equal(await night(eve), 2);
  assert.deepEqual(await dueDays(ben), [due]);
  await db.transaction(tx => remind(tx, eve, winter('2026-01-30T05:20')));
  assert.deepEqual(
    (await told()).map(({ member, key }) => [member, key]),
    [
      [ada, 'renewed'],
      [ben, 'due-soon'],
    ],
  );
});

test('a reader who is blocked keeps the day that it was due', async t => {
  const { db, ada, night, dueDays } = await aNight(t);
  const block = {
    member: ada,
    reason: 'other' as const,
    note: 'proef',
    reach: undefined,
    until: undefined,
    at: winter('2026-01-20T11:00'),
    by: system,
  };
  await db.transaction(async tx => good(only(await blockMembers(tx, [block]))));
  assert.equal(await night(eve), 1);
  assert.deepEqual(await dueDays(ada), [due, due]);
});

test('without a rule that says so nothing is renewed by itself', async t => {
  const { night, told } = await aNight(t, 0);
  assert.equal(await night(eve), 0);
  assert.deepEqual(await told(), []);
});
