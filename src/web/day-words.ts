import { type Day, daysBetween } from '#platform/day.ts';
import { type Language, localeOf } from './words.ts';

const nearby: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  nl: { [-1]: 'gisteren', 0: 'vandaag', 1: 'morgen' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language} ${zone} ${JSON.stringify(options)}`;
  const known =
    formats.get(name) ?? new Intl.DateTimeFormat(localeOf[language], { timeZone: zone, ...options });
  formats.set(name, known);
  return known;
}

const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`);

/** A day with all that belongs to it: "donderdag 26 november 2026". */
export const sayFullDay = (day: Day, language: Language): string =>
  format(language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(noon(day))
    .replace(',', '');

/**
 * A day as you would say it today: "vandaag", "morgen", "gisteren", "donderdag 26 november"; the year is added only
 * when it is another one.
 */
export function sayDay(day: Day, today: Day, language: Language): string {
  const near = nearby[language][daysBetween(today, day)];
  if (near !== undefined) return near;
  if (day.slice(0, 4) !== today.slice(0, 4)) return sayFullDay(day, language);
  return format(language, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' })
    .format(noon(day))
    .replace(',', '');
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** A day of the week: "donderdag"; 1 is Monday. */
export const sayWeekday = (weekday: number, language: Language): string =>
  format(language, 'UTC', { weekday: 'long' }).format(Date.UTC(2024, 0, weekday));

/** A day for columns: "do 26 nov". */
export const sayShortDay = (day: Day, language: Language): string =>
  format(language, 'UTC', { weekday: 'short', day: 'numeric', month: 'short' })
    .format(noon(day))
    .replace(',', '');

/** The wall-clock time in a time zone: "14:30". */
export const sayTime = (at: Date, zone: string, language: Language): string =>
  format(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
