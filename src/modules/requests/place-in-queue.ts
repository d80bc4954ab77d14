import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { type Board, copiesFor, readBoard } from './board.ts';
import { isPaused } from './pause-requests.ts';
import { dueDays, estimate } from './promise.ts';
import type { Request, RequestId } from './request.ts';
import { inOrder } from './queue-order.ts';
import { readQueue } from './store/queue.ts';

/** How a wish that waits stands in its queue, and why. */
export interface QueuePlace {
  /** 1 is next, of everybody who waits for the title and takes part today. */
  readonly place: number;
  readonly of: number;
  /** 1 is next, among those who can be helped by the same copies: what really stands between. */
  readonly among: number;
  /** Copies that can ever serve it. */
  readonly copies: number;
  /** Of those before it, whom staff let go first. */
  readonly cutIn: number;
  /** Who asked earlier and waits for a day of their own now. */
  readonly paused: number;
  /** About when it is its turn, by the due days of the copies; an estimate. */
  readonly expected: Day | undefined;
}

const share = <T>(a: ReadonlySet<T>, b: readonly T[]): boolean => b.some(one => a.has(one));

/** The place of one wish among those who wait, as the plan would see them. */
function placeOf(request: Request, queue: readonly Request[], board: Board, due: readonly Day[]): QueuePlace {
  const { place, at } = board;
  const today = (unit: UnitId) => place.today(unit, at);
  const on = today(request.pickup);
  const rivals = queue.filter(
    other =>
      other.id === request.id ||
      share(new Set([request.edition, ...request.also]), [other.edition, ...other.also]),
  );
  const here = { unit: request.pickup, owner: undefined };
  const ordered = inOrder(rivals, ['cut-in', 'asked'], here, place, on);
  const taking = ordered.filter(other => other.id === request.id || !isPaused(other, today(other.pickup)));
  const before = taking.slice(
    0,
    taking.findIndex(({ id }) => id === request.id),
  );
  const mine = new Set(copiesFor(request, board).map(({ item }) => item));
  const rivalsOfMine = before.filter(other =>
    share(
      mine,
      copiesFor(other, board).map(({ item }) => item),
    ),
  );
  return {
    place: before.length + 1,
    of: taking.length,
    among: rivalsOfMine.length + 1,
    copies: mine.size,
    cutIn: before.filter(({ cutIn }) => cutIn !== null).length,
    paused: ordered.filter(
      other =>
        other.id !== request.id && other.askedAt < request.askedAt && isPaused(other, today(other.pickup)),
    ).length,
    expected: estimate(due, rivalsOfMine.length, on),
  };
}

/** Where wishes that wait stand in their queues; those that do not wait are absent. */
export async function placesInQueue(
  reader: Reader,
  requests: readonly Request[],
  at: Date,
): Promise<Map<RequestId, QueuePlace>> {
  const waiting = requests.filter(({ state }) => state === 'asked');
  if (waiting.length === 0) return new Map();
  const titles = [...new Set(waiting.flatMap(({ edition, also }) => [edition, ...also]))];
  const queue = await readQueue(reader, titles);
  const board = await readBoard(reader, [...new Set([...titles, ...queue.flatMap(({ also }) => also)])], at);
  const due = await dueDays(reader, board);
  return new Map(
    waiting.map(request => {
      const days = [request.edition, ...request.also].flatMap(title => due.get(title) ?? []).toSorted();
      return [request.id, placeOf(request, queue, board, days)];
    }),
  );
}
