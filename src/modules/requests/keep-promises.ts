import { network } from '#network';
import { type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { vanCalendar, type VanCalendar } from '#transport';
import { advance, certainly, type Change, type Request } from './request.ts';
import { settle } from './settle.ts';
import { lockUnderWay, type UnderWay } from './store/under-way.ts';

/** When it can be ready from the hold shelf of another branch, where staff must take it off first. */
export function sentOn({ shelf, pickup }: Pick<Request, 'shelf' | 'pickup'>, today: Day, van: VanCalendar) {
  if (shelf === null) return undefined;
  return van.arrival(shelf, pickup, van.packedBy(shelf, van.nextStaffedDay(shelf, today))).arrives;
}

/** When it can be ready, as it stands on the morning of a day; nothing where the van comes no more. */
export function readyFrom(wish: UnderWay, today: Day, van: VanCalendar): Day | undefined {
  const { request, lineDay, transit } = wish;
  const { pickup, supplier } = request;
  const from = transit?.seenAt ?? request.shelf ?? supplier;
  if (from === null || !van.serves(pickup, today) || !van.serves(from, today)) return undefined;
  if (transit?.state === 'delivered') return van.nextStaffedDay(pickup, today);
  if (transit?.state === 'on-van') {
    const planned = van.arrival(transit.from, pickup, transit.boardedDay ?? today).arrives;
    return planned >= today ? planned : van.nextStaffedDay(pickup, van.nextCall(pickup, today));
  }
  if (transit) return van.arrival(from, pickup, today).arrives;
  if (request.state === 'wrong-shelf') return sentOn(request, today, van);
  if (lineDay === null) return undefined;
  const pickOn = van.nextStaffedDay(from, lineDay > today ? lineDay : today);
  return from === pickup ? pickOn : van.arrival(from, pickup, van.packedBy(from, pickOn)).arrives;
}

/**
 * Brings promises up to date with where things are on the morning of a day: a list that was not worked on, a van that did not
 * call, a crate that did not come. Only later days count: what comes sooner is a pleasant surprise. Whoever would otherwise
 * wait in vain hears it. Answers how many moved.
 */
export async function keepPromises(tx: Tx, at: Date): Promise<number> {
  const place = await network(tx);
  const van = await vanCalendar(tx);
  const changes = (await lockUnderWay(tx)).flatMap((wish): Change[] => {
    const { request } = wish;
    const today = place.today(request.pickup, at);
    const ready = readyFrom(wish, today, van);
    if (ready === undefined || request.promised === null || ready <= request.promised) return [];
    return [certainly(advance(request, 'delay', 'house', at, { promised: ready }, { day: ready }))];
  });
  await settle(tx, changes, place);
  return changes.length;
}
