import type { EditionId } from '#catalogue';
import { reachedIn } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import { addDays, type Day, daysBetween } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { handlingKinds, openTransits } from '#transport';
import { capacityOf, copiesFor, readBoard } from './board.ts';
import { isPaused } from './pause-requests.ts';
import { strandedRequests } from './stranded.ts';
import { openRequests } from './reading.ts';
import type { Request } from './request.ts';
import { readLoads } from './store/copies.ts';
import { readSatisfaction, type Satisfaction } from './opinions/opinion.ts';
import { readService, type Service } from './store/steering.ts';

/** Up to so many days of waiting, each class; the last has no end. */
export const ages = [7, 14, 30, 60] as const;

/** More who wait for each copy than this: buy, or say so. */
const crowded = 4;

/** How far back the service is measured. */
export const serviceDays = 90;

/** A title for which too many wait. */
export interface Crowd {
  readonly edition: EditionId;
  readonly waiting: number;
  readonly copies: number;
}

/** A pick list with more on it than the branch can pick. */
export interface FullList {
  readonly unit: UnitId;
  readonly day: Day;
  readonly lines: number;
  readonly room: number;
}

/** What the office steers by. */
export interface Steering {
  readonly place: Network;
  /** Those without a copy, by how long they wait: a number for each class of `ages`, and one for longer. */
  readonly byAge: readonly number[];
  /** Of those, who asked to wait for a day. */
  readonly paused: number;
  /** How many were to be fetched at a place that ended. */
  readonly stranded: number;
  /** Nothing can serve these any more. */
  readonly hopeless: readonly Request[];
  readonly crowds: readonly Crowd[];
  readonly full: readonly FullList[];
  /** What stands packed and waits for the van, by branch, most first. */
  readonly waitingForVan: readonly { readonly unit: UnitId; readonly count: number }[];
  readonly service: readonly Service[];
  /** How often something was carried in the last `serviceDays`, for whatever reason and however far. */
  readonly handlings: number;
  readonly satisfaction: Satisfaction;
}

function ageing(waiting: readonly Request[], place: Network, at: Date): number[] {
  const counts = Array.from({ length: ages.length + 1 }, () => 0);
  for (const { day, pickup } of waiting) {
    const age = daysBetween(day, place.today(pickup, at));
    const found = ages.findIndex(most => age <= most);
    const one = found < 0 ? ages.length : found;
    counts[one] = (counts[one] ?? 0) + 1;
  }
  return counts;
}

const readHandlings = async (reader: Reader, days: { readonly from: Day; readonly until: Day }) =>
  (await reachedIn(reader, handlingKinds, days)).reduce((sum, { amount }) => sum + amount, 0);

/** Reads everything that the office steers by, of one moment. */
export async function readSteering(reader: Reader, at: Date): Promise<Steering> {
  const place = await network(reader);
  const today = place.today(place.province.id, at);
  const waiting = (await openRequests(reader)).filter(({ state }) => state === 'asked');
  const editions = [...new Set(waiting.flatMap(({ edition, also }) => [edition, ...also]))];
  const board = await readBoard(reader, editions, at);
  const crowds = [...Map.groupBy(waiting, ({ edition }) => edition)].map(([edition, requests]) => ({
    edition,
    waiting: requests.length,
    copies: board.lendable.get(edition)?.length ?? 0,
  }));
  const full = (await readLoads(reader, today)).map(row => ({
    ...row,
    room: capacityOf(row.unit, row.day, place),
  }));
  const packed = (await openTransits(reader)).filter(({ state }) => state === 'packed');
  return {
    place,
    byAge: ageing(waiting, place, at),
    stranded: (await strandedRequests(reader, at)).length,
    paused: waiting.filter(request => isPaused(request, place.today(request.pickup, at))).length,
    hopeless: waiting.filter(request => copiesFor(request, board).length === 0),
    crowds: crowds
      .filter(({ waiting: many, copies }) => copies > 0 && many / copies > crowded)
      .toSorted((a, b) => b.waiting / b.copies - a.waiting / a.copies),
    full: full
      .filter(({ lines, room }) => lines > room)
      .toSorted((a, b) => b.lines / b.room - a.lines / a.room),
    waitingForVan: [...Map.groupBy(packed, ({ seenAt }) => seenAt)]
      .map(([unit, rows]) => ({ unit, count: rows.length }))
      .toSorted((a, b) => b.count - a.count || a.unit - b.unit),
    handlings: await readHandlings(reader, { from: addDays(today, -serviceDays), until: today }),
    satisfaction: await readSatisfaction(reader, addDays(today, -serviceDays), today),
    service: await readService(reader, addDays(today, -serviceDays), place.zone(place.province.id)),
  };
}
