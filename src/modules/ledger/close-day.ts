import type { Chance } from '#platform/chance.ts';
import type { Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import {
  type Book,
  hashItems,
  hashPeople,
  insertSeals,
  lastSeals,
  movePeople,
  safePosition,
  readSeals,
  type Seal,
  waitForTurnToClose,
} from './store/book.ts';

const hashes = { item: hashItems, person: hashPeople } as const;

/** What stands before the first link. */
const start: Pick<Seal, 'day' | 'position' | 'horizon' | 'hash'> = {
  day: '0001-01-01',
  position: 0,
  horizon: 0,
  hash: Buffer.alloc(0),
};

type Last = ReadonlyMap<Book, Seal>;

async function link(
  tx: Tx,
  book: Book,
  last: Last,
  cut: Pick<Seal, 'day' | 'position' | 'horizon'>,
): Promise<Seal> {
  const before = last.get(book) ?? start;
  const { rows, hash } = await hashes[book](tx, cut, before, before.hash);
  return { book, ...cut, rows, previous: before.hash, hash };
}

/**
 * Closes a library day: its person rows go to the book in a random order, and both books get a link in their chain.
 * Rows that come in later for this day are taken in by the next closing. A day closed before, or before one that is
 * closed, changes nothing.
 */
export async function closeDay(tx: Tx, day: Day, chance: Chance): Promise<void> {
  await waitForTurnToClose(tx);
  const last: Last = new Map((await lastSeals(tx)).map(seal => [seal.book, seal]));
  if ((last.get('item') ?? start).day >= day) return;
  const { last: moved } = await movePeople(tx, day, chance.token(32));
  const { item, person: before, horizon } = await safePosition(tx);
  const person = moved ?? before;
  await insertSeals(
    tx,
    await link(tx, 'item', last, { day, horizon, position: item }),
    await link(tx, 'person', last, { day, horizon, position: person }),
  );
}

/** The links of both chains whose rows are no longer what was sealed, first of each book first; empty when all is well. */
export async function brokenSeals(reader: Reader): Promise<{ book: Book; day: Day }[]> {
  const broken: { book: Book; day: Day }[] = [];
  for (const book of ['item', 'person'] as const) {
    let before = start;
    for (const seal of await readSeals(reader, book)) {
      const { rows, hash } = await hashes[book](reader, seal, before, before.hash);
      const sound = seal.previous.equals(before.hash) && rows === seal.rows && seal.hash.equals(hash);
      if (!sound) broken.push({ book, day: seal.day });
      before = seal;
    }
  }
  return broken;
}
