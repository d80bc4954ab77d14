import { type EditionId, editions } from '#catalogue';
import { notify } from '#notices';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { dueDaysOf, reminderOf, steps } from './reminder.ts';
import { openByDueDay } from './store/loans.ts';

/** So many members are told at once. */
const atOnce = 5000;

async function titlesOf(tx: Tx, ids: readonly EditionId[]): Promise<ReadonlyMap<EditionId, string>> {
  const known = await editions(tx, [...new Set(ids)]);
  return new Map([...known].map(([id, { title }]) => [id, title]));
}

/**
 * Tells everybody whose loans are due soon or late on a day, each once. The number of statements follows the thousands of
 * members, not the members. Answers how many notices there were, told before or not.
 */
export async function remind(tx: Tx, today: Day, at: Date): Promise<number> {
  let told = 0;
  for (const step of steps) {
    const { from, until } = dueDaysOf(step, today);
    const due = await openByDueDay(tx, from, until);
    for (let start = 0; start < due.length; start += atOnce) {
      const some = due.slice(start, start + atOnce);
      const titles = await titlesOf(
        tx,
        some.flatMap(row => row.editions),
      );
      const named = (ids: readonly EditionId[]) => ids.flatMap(id => titles.get(id) ?? []);
      await notify(
        tx,
        some.map(row => reminderOf(step, row, named(row.editions), at)),
      );
      told += some.length;
    }
  }
  return told;
}
