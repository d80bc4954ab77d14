import type { UnitId } from '#network';
import type { ClockTime, Day } from '#platform/day.ts';
import { addDays, weekday } from '#platform/day.ts';

export type RunId = number;
export type RunState = 'planned' | 'under-way' | 'done';

/** A round of the van as the calendar has it, for a period; both days included. */
export interface Route {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly from: Day;
  readonly until: Day | null;
  /** 1 is Monday. */
  readonly weekdays: readonly number[];
  /** By when what it collects is sorted for stops later the same day; null is overnight. */
  readonly sortedBy: ClockTime | null;
  readonly stops: readonly { readonly unit: UnitId; readonly time: ClockTime }[];
}

/** A call of the van at a place: what it must bring and take, counted. */
export interface Stop {
  readonly unit: UnitId;
  readonly place: number;
  readonly plannedAt: Date;
  /** When it called; null while it has not. */
  readonly at: Date | null;
  readonly bring: number;
  readonly take: number;
}

/** A round on a day, with its stops in order. */
export interface Run {
  readonly id: RunId;
  readonly code: string;
  readonly name: string;
  readonly day: Day;
  readonly state: RunState;
  readonly stops: readonly Stop[];
}

/** How many items went from one place to another on a day. */
export interface Flow {
  readonly from: UnitId;
  readonly to: UnitId;
  readonly count: number;
}

/** Whether a round is driven on a day. On a day on which all its stops are shut, such as a holiday, it is not. */
export const isDriven = (
  { from, until, weekdays, stops }: Route,
  day: Day,
  isOpen: (unit: UnitId, day: Day) => boolean,
): boolean =>
  from <= day &&
  (until === null || day <= until) &&
  weekdays.includes(weekday(day)) &&
  stops.some(({ unit }) => isOpen(unit, day));

/** The first day from one on for which something holds; throws when a year brings none. */
export function firstDay(from: Day, holds: (day: Day) => boolean, what: string): Day {
  for (let day = from, ahead = 0; ahead <= 400; day = addDays(day, 1), ahead += 1) if (holds(day)) return day;
  throw new Error(`${what} within 400 days after ${from}; check the van calendar and the hours`);
}
