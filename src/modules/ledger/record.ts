import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { ItemEvent, PersonEvent } from './event.ts';
import { copyItemEvents, insertEvents, makeMonths, replacePseudonyms } from './store/book.ts';

/** From so many rows on, COPY is the cheaper way in. */
const many = 200;

const daysOf = (events: readonly { readonly day: Day }[]): Set<Day> => new Set(events.map(({ day }) => day));

/**
 * Writes events into the book, in one statement, as part of the transaction of whatever they count. Their months are there already,
 * but for days long ago or far ahead: then they are made first, on the same way to the database.
 */
export async function record(
  tx: Tx,
  { items = [], people = [] }: { items?: readonly ItemEvent[]; people?: readonly PersonEvent[] },
): Promise<void> {
  if (items.length + people.length === 0) return;
  const months = makeMonths(tx, [...daysOf(items).union(daysOf(people))]);
  const written =
    people.length === 0 && items.length >= many ? copyItemEvents(tx, items) : insertEvents(tx, items, people);
  await Promise.all([months, written]);
}

/**
 * Cuts every tie between a member and the book: the pseudonyms give way to random ones that nothing leads to.
 * One a year, so that each total and each count of different people stays what it was.
 */
export const forgetMember = (tx: Tx, member: number): Promise<void> => replacePseudonyms(tx, member);
