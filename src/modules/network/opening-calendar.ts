import { addDays, type Day, weekday } from '#platform/day.ts';
import { type Holiday, holidayIn, isKeptOn } from './holiday.ts';
import type { OpenHours, WeeklyHours } from './hours.ts';
import type { Closing } from './store/network.ts';
import { holdsOn, type UnitId } from './unit.ts';

/** How far ahead an open day is looked for before something must be wrong. */
const daysAhead = 400;

export interface OpeningCalendar {
  /** The pieces of a day, in order; none when shut. `upward` is the unit with all that it belongs to. */
  hours(unit: UnitId, day: Day, upward: readonly UnitId[]): readonly OpenHours[];
  /** The pieces of the ordinary week in force on a day, closings left out. */
  week(unit: UnitId, day: Day): readonly WeeklyHours[];
  history(unit: UnitId): readonly WeeklyHours[];
}

function closedDays(closings: readonly Closing[], holidays: readonly Holiday[]) {
  const closed = new Map<UnitId, Set<Day>>();
  for (const { unit, day } of closings) closed.set(unit, (closed.get(unit) ?? new Set()).add(day));
  const rules = Map.groupBy(holidays, ({ unit }) => unit);
  const years = new Map<string, Set<Day>>();
  const holidaysOf = (unit: UnitId, year: string): Set<Day> => {
    const key = `${unit}/${year}`;
    let days = years.get(key);
    if (!days) {
      const found = (rules.get(unit) ?? []).flatMap(row => {
        const day = holidayIn(Number(year), row.rule);
        return day !== undefined && isKeptOn(row, day) ? [day] : [];
      });
      years.set(key, (days = new Set(found)));
    }
    return days;
  };
  return (unit: UnitId, day: Day): boolean =>
    (closed.get(unit)?.has(day) ?? false) || (rules.has(unit) && holidaysOf(unit, day.slice(0, 4)).has(day));
}

/** Puts weeks, closings and holidays together into an answer for any day. */
export function openingCalendar(
  rows: readonly WeeklyHours[],
  closings: readonly Closing[],
  holidays: readonly Holiday[],
): OpeningCalendar {
  const byUnit = Map.groupBy(rows, ({ unit }) => unit);
  const isClosed = closedDays(closings, holidays);
  const week = (unit: UnitId, day: Day) => (byUnit.get(unit) ?? []).filter(row => holdsOn(row, day));
  return {
    week,
    history: unit => byUnit.get(unit) ?? [],
    hours: (unit, day, upward) => {
      if (upward.some(above => isClosed(above, day))) return [];
      const on = weekday(day);
      return week(unit, day).filter(piece => piece.weekday === on);
    },
  };
}

/** The first day, the given one included, on which something holds. Throws when there is none for over a year. */
export function firstDay(from: Day, holds: (day: Day) => boolean, what: string): Day {
  for (let day = from, ahead = 0; ahead <= daysAhead; day = addDays(day, 1), ahead += 1)
    if (holds(day)) return day;
  throw new Error(`${what} has no open day in the ${daysAhead} days after ${from}; check its hours`);
}
