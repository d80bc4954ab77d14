import type { Day } from '#platform/day.ts';
import type { ClassVisit } from './store/class-visits.ts';
import type { LocationRow } from './store/locations.ts';

type Schools = ReadonlyMap<string, Pick<LocationRow, 'until' | 'mergedInto'>>;

/** The school that a code stands for on a day: where it merged into another that day or before, the one that goes on. */
export function schoolOn(schools: Schools, code: string, day: Day): string {
  const seen = new Set<string>();
  let at = code;
  for (;;) {
    const school = schools.get(at);
    if (!school?.mergedInto || school.until === null || day <= school.until || seen.has(at)) return at;
    seen.add(at);
    at = school.mergedInto;
  }
}

export interface SchoolVisits {
  readonly school: string;
  readonly visits: number;
  readonly children: number;
}

/**
 * Visits of classes by school: before a school merged they are its own, from then on those of the school that goes on,
 * also for a class that registered under the old name. Together they are always as many as there were.
 */
export function visitsBySchool(visits: readonly ClassVisit[], schools: Schools): SchoolVisits[] {
  const of = Map.groupBy(visits, ({ location, day }) => schoolOn(schools, location, day));
  return [...of].map(([school, mine]) => ({
    school,
    visits: mine.length,
    children: mine.reduce((all, { children }) => all + children, 0),
  }));
}
