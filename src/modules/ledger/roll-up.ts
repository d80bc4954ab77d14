import { addDays, type Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { once } from '#platform/once.ts';
import type { Position } from './position.ts';
import { safePosition } from './store/book.ts';
import {
  dropDaysThrough,
  foldInto,
  hasMore,
  insertRoll,
  type Roll,
  rollItems,
  rollPeople,
  rollsBefore,
  summarizePlaces,
  waitForTurnToRoll,
} from './store/rolls.ts';

const start: Position = { item: 0, horizon: 0, person: 0 };

/** More rows than a night brings: a load, or a book that was never added up. They go by month at once. */
const aLoad = 500_000;

/** What was added up before a place in the book, and where the rows begin that were not. */
export interface RolledUp {
  readonly rolls: readonly number[];
  readonly mark: Position;
  /** Says which rolls these are, for who keeps what was read from them; the same in no other database. Empty for none. */
  readonly name: string;
}

const markOf = (rolls: readonly Roll[]): Position => rolls.at(-1) ?? start;

/**
 * What of the book up to a position has been added up. The rows of its rolls, and the rows of the book between `mark` and the
 * position, are together exactly those up to the position: `xid` from the mark's horizon on for items, positions past its
 * `person` for people.
 */
export const rolledUpTo = (reader: Reader, position: Position): Promise<RolledUp> =>
  once(reader, `rolled ${position.item} ${position.horizon} ${position.person}`, async () => {
    const rolls = await rollsBefore(reader, position);
    return {
      rolls: rolls.map(({ number }) => number),
      mark: markOf(rolls),
      name: rolls.at(-1)?.name ?? '',
    };
  });

/** Further than any place in the book. */
const everything: Position = {
  item: Number.MAX_SAFE_INTEGER,
  horizon: Number.MAX_SAFE_INTEGER,
  person: Number.MAX_SAFE_INTEGER,
};

const months = (rolls: readonly Roll[]) => rolls.filter(({ grain }) => grain === 'month');
const days = (rolls: readonly Roll[]) => rolls.filter(({ grain }) => grain === 'day');

async function rollOnce(tx: Tx): Promise<void> {
  await waitForTurnToRoll(tx);
  const rolls = await rollsBefore(tx, everything);
  const mark = markOf(rolls);
  const now = await safePosition(tx);
  if (now.horizon < mark.horizon || !(await hasMore(tx, mark, now))) return;
  const grain = now.item - mark.item + now.person - mark.person > aLoad ? 'month' : 'day';
  const from = grain === 'month' ? markOf(months(rolls)) : mark;
  const roll = await insertRoll(tx, grain, now);
  await rollItems(tx, roll, from);
  await rollPeople(tx, roll, from);
}

async function fold(tx: Tx): Promise<void> {
  await waitForTurnToRoll(tx);
  const rolls = await rollsBefore(tx, everything);
  const last = days(rolls).at(-1);
  if (!last) return;
  // What the month before took over has had its time: nobody is in the middle of reading it any more.
  await dropDaysThrough(tx, markOf(months(rolls)));
  const taken = days(rolls).map(({ number }) => number);
  await foldInto(tx, await insertRoll(tx, 'month', last), taken);
}

/**
 * Adds up what came into the book since the last time. One that is broken off leaves nothing, and the next begins where the last
 * whole one ended. After the last day of a month the days are folded into one.
 */
export async function rollUp(tx: Tx, through: Day): Promise<void> {
  await rollOnce(tx);
  await summarizePlaces(tx);
  if (addDays(through, 1).endsWith('-01')) await fold(tx);
}
