/** A calendar day `YYYY-MM-DD` in some branch's own time zone. Compares as text. */
export type Day = `${number}-${number}-${number}`;

/** A clock time `HH:MM` on some day. */
export type ClockTime = `${number}:${number}`;

const milliseconds = 86_400_000;
const quarter = 900_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, format);
  return format;
}

/** Milliseconds by which the wall clock of a zone is ahead of UTC, by quarter of an hour: no zone changes within one. */
const offsets = new Map<string, Map<number, number>>();
const mostOffsets = 50_000;

function offsetIn(zone: string, at: number): number {
  const slot = Math.floor(at / quarter);
  let known = offsets.get(zone);
  if (!known || known.size > mostOffsets) offsets.set(zone, (known = new Map()));
  const before = known.get(slot);
  if (before !== undefined) return before;
  const parts = formatOf(zone).formatToParts(slot * quarter);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
  );
  const offset = shown - slot * quarter;
  known.set(slot, offset);
  return offset;
}

/** What the wall shows, as ISO text without a zone. */
const wall = (zone: string, at: Date): string =>
  new Date(at.getTime() + offsetIn(zone, at.getTime())).toISOString();

/** Of a day alone ISO 8601 in ECMAScript says that it is one of UTC. */
const utc = (day: Day): number => Date.parse(day);

const fromUtc = (at: number): Day => new Date(at).toISOString().slice(0, 10) as Day;

/** Reads a day, or nothing when the text is not a real calendar day. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || fromUtc(at) !== text ? undefined : (text as Day);
}

/** The day that the wall calendar shows in a time zone at an instant. */
export const dayIn = (zone: string, at: Date): Day => wall(zone, at).slice(0, 10) as Day;

/** The wall-clock time `HH:MM` in a time zone at an instant. */
export const timeIn = (zone: string, at: Date): ClockTime => wall(zone, at).slice(11, 16) as ClockTime;

/**
 * The instant at which a wall clock in a time zone shows this day and time. A time that summer time skips
 * becomes the same distance after the jump; one that happens twice is the first.
 */
export function instantIn(zone: string, day: Day, time: ClockTime): Date {
  const wanted = Date.parse(`${day}T${time.padStart(5, '0')}:00Z`);
  const offsetAt = (guess: number) => offsetIn(zone, guess);
  const [before, after] = [offsetAt(wanted - milliseconds), offsetAt(wanted + milliseconds)];
  const [early, late] = [wanted - before, wanted - after];
  const isLate = offsetAt(early) !== before && offsetAt(late) === after;
  return new Date(isLate ? late : early);
}

/** The day a number of calendar days later (or earlier, when negative). */
export const addDays = (day: Day, days: number): Day => fromUtc(utc(day) + days * milliseconds);

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / milliseconds);

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekday = (day: Day): number => ((new Date(utc(day)).getUTCDay() + 6) % 7) + 1;

/** Each day from the first to the last, both included. */
export function* eachDay(first: Day, last: Day): Generator<Day> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day;
}

/** Easter Sunday of a year (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return fromUtc(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1));
}
