import type { Network, UnitId } from '#network';
import type { Day } from '#platform/day.ts';

/**
 * Whether two organisations see each other's figures by name on a day: an agreement between them says `figures: by-name`. One
 * about lending alone does not.
 */
export const seeByName = (place: Network, one: UnitId, other: UnitId, on: Day): boolean =>
  place.book.agreements.some(
    ({ parties, terms, from, until }) =>
      terms['figures'] === 'by-name' &&
      from <= on &&
      (until === undefined || on <= until) &&
      parties.includes(one) &&
      parties.includes(other),
  );
