import { isDeepStrictEqual } from 'node:util';
import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import { placesOf } from '../sql/sql-search.ts';
import type { Place } from './ask.ts';

const known = new WeakMap<Network, Map<Day, readonly Place[]>>();

/** The places of a day: the same list for days on which they are the same, so that threads are told of a list once. */
export function placesAt(place: Network, on: Day): readonly Place[] {
  const days = known.get(place) ?? new Map<Day, readonly Place[]>();
  known.set(place, days);
  const kept = days.get(on);
  if (kept) return kept;
  const now = placesOf(place, on);
  const places = [...days.values()].find(list => isDeepStrictEqual(list, now)) ?? now;
  days.set(on, places);
  return places;
}
