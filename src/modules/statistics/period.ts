import { addDays, type Day } from '#platform/day.ts';

/** A calendar month or year, both days included. `name` is `2025-03` or `2025`. */
export interface Period {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/** Reads `2025-03` or `2025`; nothing when it is neither. */
export function parsePeriod(text: string): Period | undefined {
  const found = /^([12]\d{3})(?:-(0[1-9]|1[0-2]))?$/.exec(text);
  if (!found) return undefined;
  const [, yearText, monthText] = found;
  const year = Number(yearText);
  if (monthText === undefined)
    return { name: text, from: `${year}-01-01` as Day, to: `${year}-12-31` as Day };
  const month = Number(monthText);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { name: text, from: `${text}-01` as Day, to: addDays(next as Day, -1) };
}

/** The calendar month in which a day lies. */
export function monthOf(day: Day): Period {
  const month = parsePeriod(day.slice(0, 7));
  if (!month) throw new Error(`${day} is in no month`);
  return month;
}

/** The months and years to choose from: the month of the day and those before it, newest first. */
export function recentPeriods(day: Day, months = 24): Period[] {
  const periods: Period[] = [];
  for (let month = monthOf(day); periods.length < months; month = monthOf(addDays(month.from, -1)))
    periods.push(month);
  const years = [...new Set(periods.map(({ name }) => name.slice(0, 4)))];
  return [...years.flatMap(year => parsePeriod(year) ?? []), ...periods];
}

/** The same months or days of the year before. */
export function yearBefore({ name }: Pick<Period, 'name'>): Period {
  const before = parsePeriod(`${Number(name.slice(0, 4)) - 1}${name.slice(4)}`);
  if (!before) throw new Error(`${name} has no year before`);
  return before;
}
