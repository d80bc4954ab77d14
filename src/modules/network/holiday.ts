import { addDays, type Day, easter, parseDay, weekday } from '#platform/day.ts';
import type { UnitId } from './unit.ts';

const pattern =
  /^(?:easter(?<move>[+-]\d{1,3})?|(?<date>\d{2}-\d{2}))(?: sunday(?<instead>[+-]\d))?(?: every (?<years>\d{1,2}))?$/;

/** A day of every year on which a unit is shut, in a period; null is without beginning or end. */
export interface Holiday {
  readonly unit: UnitId;
  readonly rule: string;
  readonly nameNl: string;
  readonly nameEn: string;
  readonly from: Day | null;
  readonly until: Day | null;
}

export const isKeptOn = ({ from, until }: Holiday, day: Day): boolean =>
  (from === null || from <= day) && (until === null || day <= until);

/**
 * Whether a text is a holiday rule: `12-25`, `easter+1`, `04-27 sunday-1` (a day earlier when it falls on a Sunday),
 * `05-05 every 5` (only in years that 5 divides).
 */
export const isHolidayRule = (rule: string): boolean =>
  pattern.test(rule) && (!/^\d/.test(rule) || parseDay(`2024-${rule.slice(0, 5)}`) !== undefined);

/** The day that a rule gives in a year, or nothing when there is none that year. Throws on a text that is no rule. */
export function holidayIn(year: number, rule: string): Day | undefined {
  const { groups } = pattern.exec(rule) ?? {};
  if (!groups) throw new Error(`"${rule}" is no holiday rule`);
  const { date, move, instead, years } = groups;
  if (years !== undefined && year % Number(years) !== 0) return undefined;
  const day =
    date === undefined
      ? addDays(easter(year), Number(move ?? 0))
      : parseDay(`${String(year).padStart(4, '0')}-${date}`);
  return day !== undefined && instead !== undefined && weekday(day) === 7
    ? addDays(day, Number(instead))
    : day;
}
