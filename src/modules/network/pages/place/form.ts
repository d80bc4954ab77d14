import { type ClockTime, type Day, parseDay } from '#platform/day.ts';
import type { UnitChange } from '../../change-unit.ts';
import type { OpenHours } from '../../hours.ts';
import type { KeepHoliday } from '../../keep-holiday.ts';
import type { FieldFault } from '../../refusals.ts';

export type Form = Readonly<Record<string, string>>;
export type Faults = Readonly<Record<string, FieldFault>>;

export type Read<T> = { readonly from: Day; readonly value: T } | { readonly faults: Faults };

const given = (form: Form, name: string): string | undefined => form[name]?.trim() || undefined;

/** A number as a person writes it, comma or point; not a number when it is something else. */
const numberIn = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text.replace(',', '.'));

/** What the fields about a unit's particulars say. Parties are chosen by id; the verb judges the rest. */
export const readParticulars = (form: Form): UnitChange => ({
  name: given(form, 'name') ?? '',
  organisation: numberIn(given(form, 'organisation')),
  municipality: numberIn(given(form, 'municipality')),
  isil: given(form, 'isil'),
  latitude: numberIn(given(form, 'latitude')),
  longitude: numberIn(given(form, 'longitude')),
  weight: numberIn(given(form, 'weight')) ?? 0,
  picks: numberIn(given(form, 'picks')),
  address: given(form, 'address'),
  requestsAllowed: form['requestsAllowed'] === 'yes',
});

/** What the form about a change asks for. */
export function readChange(form: Form): Read<UnitChange> {
  const from = parseDay(form['from'] ?? '');
  return from ? { from, value: readParticulars(form) } : { faults: { from: 'no-day' } };
}

/** What the form about shut days asks for, or the button that opens one again. */
export function readShut(form: Form): { first: Day; last: Day; reason: string } | { faults: Faults } {
  const first = parseDay(form['first'] ?? '');
  const last = parseDay(form['last'] ?? '');
  const reason = form['reason'] ?? '';
  if (first && last && reason.trim() !== '') return { first, last, reason };
  return {
    faults: {
      ...(!first && { first: 'no-day' as const }),
      ...(!last && { last: 'no-day' as const }),
      ...(reason.trim() === '' && { reason: 'empty' as const }),
    },
  };
}

/** What the form about a holiday asks for; without a name, that it is given up. */
export function readHoliday(form: Form): Read<Pick<KeepHoliday, 'rule' | 'name'>> {
  const from = parseDay(form['from'] ?? '');
  const text = (name: string) => (form[name] ?? '').trim();
  const name = form['ends'] === undefined ? { nameNl: text('nameNl'), nameEn: text('nameEn') } : undefined;
  return from ? { from, value: { rule: text('rule'), name } } : { faults: { from: 'no-day' } };
}

/** The last day that a form asks for, undefined takes it back, and the code of the place that goes on. */
export function readEnd(
  form: Form,
): { last: Day | undefined; heir: string | undefined } | { faults: Faults } {
  const text = (form['last'] ?? '').trim();
  const last = parseDay(text);
  return text === '' || last ? { last, heir: given(form, 'heir') } : { faults: { last: 'no-day' } };
}

const piecePattern = /^(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})(\s+(?:zonder|without)\b.*)?$/;

function readPiece(text: string): OpenHours | undefined {
  const [, hour, minute, untilHour, untilMinute, alone] = piecePattern.exec(text.trim()) ?? [];
  const time = (h: string | undefined, m: string | undefined) =>
    h !== undefined && Number(h) < 24 && Number(m) < 60
      ? (`${h.padStart(2, '0')}:${m}` as ClockTime)
      : undefined;
  const [opens, closes] = [time(hour, minute), time(untilHour, untilMinute)];
  return opens && closes ? { opens, closes, staffed: alone === undefined } : undefined;
}

/**
 * One day as it is typed: `09:00-12:00 zonder personeel, 13:00-17:30`. Empty is shut; undefined when it cannot be read.
 */
export function readDayHours(text: string): OpenHours[] | undefined {
  const pieces = text.split(',').filter(part => part.trim() !== '');
  const read = pieces.map(readPiece).filter(piece => piece !== undefined);
  return read.length === pieces.length ? read : undefined;
}

/** The same text back, in the reader's language. */
export const writeDayHours = (pieces: readonly OpenHours[], withoutStaff: string): string =>
  pieces
    .map(({ opens, closes, staffed }) => `${opens}-${closes}${staffed ? '' : ` ${withoutStaff}`}`)
    .join(', ');

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** What the form about opening hours asks for: seven lists, Monday first. */
export function readWeek(form: Form): Read<OpenHours[][]> {
  const from = parseDay(form['from'] ?? '');
  const days = weekdays.map(day => [`weekday${day}`, readDayHours(form[`weekday${day}`] ?? '')] as const);
  const faults: Faults = {
    ...(!from && { from: 'no-day' as const }),
    ...Object.fromEntries(days.flatMap(([name, pieces]) => (pieces ? [] : [[name, 'malformed' as const]]))),
  };
  return from && Object.keys(faults).length === 0
    ? { from, value: days.map(([, pieces]) => pieces ?? []) }
    : { faults };
}
