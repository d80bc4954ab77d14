import { dayIn, instantIn, timeIn, type ClockTime, type Day } from '#platform/day.ts';
import { type CalendarMoment, readCalendar } from '#standards/icalendar/read.ts';
import { readSheet } from '#standards/xlsx/read-sheet.ts';
import { csvLine, readCsv } from '#web/csv.ts';
import { ownHeads, propertyOf } from '../../export-table.ts';

/** On the wall of the province, from whatever zone the calendar used; a whole day has no time. */
function wallOf({ day, time, zone: written }: CalendarMoment, zone: string): { day: string; time: string } {
  if (time === undefined) return { day, time: '' };
  try {
    const at = instantIn(written ?? zone, day as Day, time as ClockTime);
    return { day: dayIn(zone, at), time: timeIn(zone, at) };
  } catch {
    // A zone that nobody knows: the clock as it was written.
    return { day, time };
  }
}

/**
 * A calendar as a table; what comes again by a rule stands as its first time, with the rule beside it to be seen. One that was
 * taken along from here also says what calendars have no word for.
 */
function ofCalendar(text: string, zone: string): string[][] {
  const events = readCalendar(text).events.filter(({ cancelled }) => !cancelled);
  const isOurs = events.some(({ own }) => own.has(propertyOf('Vestiging')));
  const heads = isOurs ? ownHeads : (['Vestiging', 'Omschrijving'] as const);
  const rows = events.map(({ summary, starts, ends, minutes, location, description, rule, own }) => {
    const [from, to] = [wallOf(starts, zone), ends && wallOf(ends, zone)];
    const plainly = new Map<string, string>([
      ['Vestiging', location],
      ['Omschrijving', description],
    ]);
    return [
      summary,
      from.day,
      from.time,
      to?.time ?? '',
      String(minutes ?? ''),
      rule ?? '',
      ...heads.map(name => own.get(propertyOf(name)) ?? plainly.get(name) ?? ''),
    ];
  });
  return [['Titel', 'Datum', 'Begin', 'Eind', 'Minuten', 'Herhaling', ...heads], ...rows];
}

export const isCalendar = (text: string): boolean => /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text);

/** A file or pasted lines as a table: a spreadsheet (XLSX), a calendar (iCalendar) or CSV. Rows without any text are left out. */
export function tableOf(bytes: Buffer, zone: string): string[][] {
  const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const text = isArchive ? '' : bytes.toString('utf8');
  const table = isArchive
    ? (readSheet(bytes) ?? [])
    : isCalendar(text)
      ? ofCalendar(text, zone)
      : readCsv(text);
  return table.filter(row => row.some(cell => cell.trim() !== ''));
}

/** A table as lines that can be sent along with the choices about it. */
export const linesOf = (table: readonly (readonly string[])[]): string => table.map(csvLine).join('');
