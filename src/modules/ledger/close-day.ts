import type { Chance } from '#platform/chance.ts';
import type { Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import {
  type Book,
  hashItems,
  hashPeople,
  insertSeal,
  lastSeal,
  movePeople,
  safePosition,
  readSeals,
  type Seal,
  waitForTurnToClose,
} from './store.ts';

const hashes = { item: hashItems, person: hashPeople } as const;

/** What stands before the first link. */
const start: Pick<Seal, 'day' | 'position' | 'horizon' | 'hash'> = {
  day: '0001-01-01',
  position: 0,
  horizon: 0,
  hash: Buffer.alloc(0),
};

async function sealBook(tx: Tx, book: Book, day: Day): Promise<void> {
  const before = (await lastSeal(tx, book)) ?? start;
  const { item, person, horizon } = await safePosition(tx);
  const cut = { day, horizon, position: book === 'item' ? item : person };
  const { rows, hash } = await hashes[book](tx, cut, before, before.hash);
  await insertSeal(tx, { book, ...cut, rows, previous: before.hash, hash });
}

/**
 * Closes a library day: its person rows go to the book in a random order, and both books get a link in their chain.
 * Rows that come in later for this day are taken in by the next closing. A day closed before, or before one that is
 * closed, changes nothing.
 */
export async function closeDay(tx: Tx, day: Day, chance: Chance): Promise<void> {
  await waitForTurnToClose(tx);
  const last = await lastSeal(tx, 'item');
  if (last && last.day >= day) return;
  await movePeople(tx, day, chance.token(32));
  await sealBook(tx, 'item', day);
  await sealBook(tx, 'person', day);
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
