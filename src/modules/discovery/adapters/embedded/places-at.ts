import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import { placesOf } from '../sql/sql-search.ts';
import type { Place } from './ask.ts';

const known = new WeakMap<Network, Map<Day, readonly Place[]>>();

/** The places of a day, the same list as long as the network stays the same: threads are told of a list once. */
export function placesAt(place: Network, on: Day): readonly Place[] {
  const days = known.get(place) ?? new Map<Day, readonly Place[]>();
  known.set(place, days);
  const places = days.get(on) ?? placesOf(place, on);
  days.set(on, places);
  return places;
}
