import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { renew } from '#circulation';
import { system } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { aDesk, copiesAt, good, winter } from '../../../test/support/desk.ts';
import { bring, lend } from '../../../test/support/loans.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from './module.ts';
import { remind } from './remind.ts';
import { dueDaysOf, steps } from './reminder.ts';

/** Ada has two books and Ben one, all lent on Monday the 12th and due on 2 February. */
async function aFewLoans(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule]);
  const { db, units, ada, ben } = desk;
  const books = await copiesAt(db, units.north.id, 3);
  const loans = [];
  for (const [i, { id }] of books.entries())
    loans.push(await lend(db, id, i < 2 ? ada : ben, units.north.id, winter(`2026-01-12T11:0${i}`)));
  const night = (day: Day) => db.transaction(tx => remind(tx, day, new Date(`${day}T05:20:00Z`)));
  const told = () =>
    db.many<{ member: number; key: string; n: number }>(sql`
      select member, split_part(key, ':', 1) as key, count(*) as n from notices.message
       where channel = 'account' group by 1, 2 order by 2, 1`);
  return { ...desk, books, loans, night, told, due: loans[0]?.dueDay ?? '2026-01-01' };
}

test('three days before, and one, fourteen and twenty-eight days after: each member hears once of all that is due', async t => {
  const { ada, ben, night, told, due } = await aFewLoans(t);
  for (let day = addDays(due, -10); day < addDays(due, 40); day = addDays(day, 1)) {
    await night(day);
    if (day === due) await night(day);
  }
  assert.deepEqual(
    await told(),
    ['due-last', 'due-late', 'due-later', 'due-soon'].flatMap(key => [
      { member: ada, key, n: 1 },
      { member: ben, key, n: 1 },
    ]),
  );
});

test('what came back is not asked for, and what was renewed has another day', async t => {
  const { db, units, ada, books, loans, night, told, due } = await aFewLoans(t);
  await bring(db, books[2]?.id ?? 0, units.north.id, winter('2026-01-20T11:00'));
  const [first, second] = loans;
  for (const loan of [first, second])
    await db.transaction(async tx =>
      good(only(await renew(tx, [{ loan: loan?.id ?? 0, at: winter('2026-01-28T11:00'), by: system }]))),
    );
  await night(addDays(due, -3));
  await night(addDays(due, 1));
  assert.deepEqual(await told(), [], 'nothing is due on the day that was');
  await night(addDays(due, 40));
  assert.ok((await told()).every(({ member }) => member === ada));
});

test('a night that was missed is made up for, and every day of being late belongs to one night at most', async t => {
  const { night, told, due } = await aFewLoans(t);
  await night(addDays(due, -1));
  assert.deepEqual(
    (await told()).map(({ key }) => key),
    ['due-soon', 'due-soon'],
  );
  const today = '2026-03-01';
  const days = steps.map(step => dueDaysOf(step, today)).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const [i, { from }] of days.entries()) assert.ok(i === 0 || from > (days[i - 1]?.until ?? ''));
});
