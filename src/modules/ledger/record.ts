import type { Tx } from '#platform/db.ts';
import type { ItemEvent, PersonEvent } from './event.ts';
import { copyItemEvents, insertEvents, replacePseudonyms } from './store/book.ts';

/** From so many rows on, COPY is the cheaper way in. */
const many = 200;

/** Writes events into the book, in one statement, as part of the transaction of whatever they count. */
export async function record(
  tx: Tx,
  { items = [], people = [] }: { items?: readonly ItemEvent[]; people?: readonly PersonEvent[] },
): Promise<void> {
  if (people.length === 0 && items.length >= many) await copyItemEvents(tx, items);
  else if (items.length + people.length > 0) await insertEvents(tx, items, people);
}

/**
 * Cuts every tie between a member and the book: the pseudonyms give way to random ones that nothing leads to.
 * One a year, so that each total and each count of different people stays what it was.
 */
export const forgetMember = (tx: Tx, member: number): Promise<void> => replacePseudonyms(tx, member);
