import { type Network, network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { type TransitFact, vanCalendar, type VanCalendar } from '#transport';
import { advance, certainly, type Change, type Request } from './request.ts';
import { settle } from './settle.ts';
import { lockUnderWay, type UnderWay } from './store/under-way.ts';

/** When it can be ready from the hold shelf of another branch, where staff must take it off first. */
export function sentOn({ shelf, pickup }: Pick<Request, 'shelf' | 'pickup'>, today: Day, van: VanCalendar) {
  if (shelf === null) return undefined;
  return van.arrival(shelf, pickup, van.packedBy(shelf, van.nextStaffedDay(shelf, today))).arrives;
}

/**
 * When it can be ready, as it stands on the morning of a day; nothing where the van comes no more. What stands packed goes with the
 * van of `next`.
 */
export function readyFrom(wish: UnderWay, today: Day, van: VanCalendar, next = today): Day | undefined {
  const { request, lineDay, transit } = wish;
  const { pickup, supplier } = request;
  const from = transit?.seenAt ?? request.shelf ?? supplier;
  if (from === null || !van.serves(pickup, today) || !van.serves(from, today)) return undefined;
  if (transit?.state === 'delivered') return van.nextStaffedDay(pickup, today);
  if (transit?.state === 'on-van') {
    const planned = van.arrival(transit.from, pickup, transit.boardedDay ?? today).arrives;
    return planned >= today ? planned : van.nextStaffedDay(pickup, van.nextCall(pickup, today));
  }
  if (transit) return van.arrival(from, pickup, next).arrives;
  if (request.state === 'wrong-shelf') return sentOn(request, today, van);
  if (lineDay === null) return undefined;
  const pickOn = van.nextStaffedDay(from, lineDay > today ? lineDay : today);
  return from === pickup ? pickOn : van.arrival(from, pickup, van.packedBy(from, pickOn)).arrives;
}

/** Those whose copy will be there later than was promised, as things stand. */
function delays(
  wishes: readonly UnderWay[],
  at: Date,
  place: Network,
  van: VanCalendar,
  why?: string,
): Change[] {
  return wishes.flatMap((wish): Change[] => {
    const { request, transit } = wish;
    const today = place.today(request.pickup, at);
    // a van brought it today, and has left again
    const ready = readyFrom(wish, today, van, why === undefined ? today : addDays(today, 1));
    if (ready === undefined || request.promised === null || ready <= request.promised) return [];
    const facts = why === undefined ? { day: ready } : { day: ready, unit: transit?.seenAt, reason: why };
    return [certainly(advance(request, 'delay', 'house', at, { promised: ready }, facts))];
  });
}

/**
 * Brings promises up to date with where things are on the morning of a day: a list that was not worked on, a van that did not
 * call, a crate that did not come. Only later days count: what comes sooner is a pleasant surprise. Whoever would otherwise
 * wait in vain hears it. Answers how many moved.
 */
export async function keepPromises(tx: Tx, at: Date): Promise<number> {
  const place = await network(tx);
  const changes = delays(await lockUnderWay(tx), at, place, await vanCalendar(tx));
  await settle(tx, changes, place);
  return changes.length;
}

/** Why a promise moved: its copy came to a branch where it should not be. */
export const wentAstray = 'strayed';

/** Copies turned up at a wrong branch and wait there for the van: whoever gets them later than was promised hears it at once. */
export async function followStrays(tx: Tx, strays: readonly TransitFact<'strayed'>[]): Promise<void> {
  const wishes = await lockUnderWay(
    tx,
    strays.map(({ item }) => item),
  );
  if (wishes.length === 0) return;
  const at = strays.map(fact => fact.at).reduce((a, b) => (a > b ? a : b));
  const place = await network(tx);
  await settle(tx, delays(wishes, at, place, await vanCalendar(tx), wentAstray), place);
}
