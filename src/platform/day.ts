/** A calendar day `YYYY-MM-DD` in some branch's own time zone. Compares as text. */
export type Day = `${number}-${number}-${number}`;

/** A clock time `HH:MM` on some day. */
export type ClockTime = `${number}:${number}`;

const milliseconds = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, at: Date): Record<string, number> {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
}

const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

const fromUtc = (at: number): Day => new Date(at).toISOString().slice(0, 10) as Day;

/** Reads a day, or nothing when the text is not a real calendar day. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || fromUtc(at) !== text ? undefined : (text as Day);
}

/** The day that the wall calendar shows in a time zone at an instant. */
export function dayIn(zone: string, at: Date): Day {
  const { year, month, day } = partsIn(zone, at);
  const two = (n: number | undefined) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}` as Day;
}

/** The wall-clock time `HH:MM` in a time zone at an instant. */
export function timeIn(zone: string, at: Date): ClockTime {
  const { hour, minute } = partsIn(zone, at);
  const two = (n: number | undefined) => String(n).padStart(2, '0');
  return `${two(hour)}:${two(minute)}` as ClockTime;
}

/**
 * The instant at which a wall clock in a time zone shows this day and time. A time that summer time skips
 * becomes the same distance after the jump; one that happens twice is the first.
 */
export function instantIn(zone: string, day: Day, time: ClockTime): Date {
  const wanted = Date.parse(`${day}T${time.padStart(5, '0')}:00Z`);
  const offsetAt = (guess: number) => {
    const p = partsIn(zone, new Date(guess));
    const shown = Date.UTC(p.year ?? 0, (p.month ?? 1) - 1, p.day, p.hour, p.minute, p.second);
    return shown - Math.floor(guess / 1000) * 1000;
  };
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
