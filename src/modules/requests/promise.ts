import type { EditionId } from '#catalogue';
import { openLoans } from '#circulation';
import type { UnitId } from '#network';
import { addDays, type Day, daysBetween } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { plan } from '#routing';
import { type Board, copiesFor, isFree, readBoard, wishOf } from './board.ts';
import { countWaiting } from './store/requests.ts';

export interface Ask {
  readonly edition: EditionId;
  readonly pickup: UnitId;
  readonly at: Date;
}

/** When something could be at a branch, by the very function that chooses copies. */
export interface Promise_ {
  /** The day on which it would be ready when asked for now; absent when no copy is free. */
  readonly day: Day | undefined;
  /** Where that copy stands. */
  readonly from: UnitId | undefined;
  /** True when one stands on the shelf of the branch itself. */
  readonly now: boolean;
  /** How many wait before. */
  readonly waiting: number;
  /** Copies that can ever serve: 0 means that asking is refused. */
  readonly copies: number;
  /** When none is free: about when one comes back for this wish, by due days and the queue. An estimate, no promise. */
  readonly expected: Day | undefined;
}

/** Days that a loan takes on average, for the part of a queue beyond the loans that run now. */
const usualLoan = 24;

/** About when the n-th copy comes back, counted from 0, by the due days of the running loans. */
export function estimate(due: readonly Day[], n: number, today: Day): Day | undefined {
  if (due.length === 0) return undefined;
  const first = due[n % due.length];
  if (first === undefined) return undefined;
  const rounds = Math.floor(n / due.length);
  return addDays(first > today ? first : today, rounds * usualLoan);
}

/** The due days of running loans by title, the first first. */
export async function dueDays(reader: Reader, board: Board): Promise<Map<EditionId, Day[]>> {
  const lent = [...board.lendable.values()].flat().filter(({ state }) => state === 'on-loan');
  if (lent.length === 0) return new Map();
  const loans = await openLoans(reader, { items: lent.map(({ item }) => item) });
  const byEdition = Map.groupBy(loans, ({ edition }) => edition);
  return new Map(
    [...byEdition].map(([edition, known]) => [edition, known.map(({ dueDay }) => dueDay).toSorted()]),
  );
}

/** Answers for a page of titles at once what a request would be promised now. All of a call share one moment. */
export async function promise(reader: Reader, asks: readonly Ask[]): Promise<Promise_[]> {
  const [first] = asks;
  if (!first) return [];
  const editions = [...new Set(asks.map(({ edition }) => edition))];
  const board = await readBoard(reader, editions, first.at);
  const waiting = new Map((await countWaiting(reader, editions)).map(row => [row.edition, row.waiting]));
  const due = await dueDays(reader, board);
  return asks.map(({ edition, pickup }, i) => {
    const today = board.place.today(pickup, first.at);
    const asked = { edition, also: [], onlyItem: null, pickup };
    const copies = copiesFor(asked, board);
    const queue = waiting.get(edition) ?? 0;
    const wish = wishOf({ ...asked, id: -1 - i, day: today, notAfter: null, cutIn: null }, board);
    const of = board.input.copies.filter(({ title }) => title === edition);
    const chosen = plan({ ...board.input, copies: of, wishes: [wish] }).decisions[0]?.chosen;
    const back = chosen ? undefined : estimate(due.get(edition) ?? [], queue, today);
    return {
      day: chosen?.ready,
      from: chosen?.branch,
      now: copies.some(copy => copy.unit === pickup && isFree(copy)),
      waiting: queue,
      copies: copies.length,
      expected: back && daysBetween(today, back) >= 0 ? back : undefined,
    };
  });
}
