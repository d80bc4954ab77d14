/** A moment as a calendar writes it: on the wall of a zone, `UTC`, or of whoever reads (RFC 5545, 3.3.5). */
export interface CalendarMoment {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `HH:MM`; absent for a whole day. */
  readonly time: string | undefined;
  /** An IANA name or `UTC`; absent when floating. */
  readonly zone: string | undefined;
}

/** An event as it was read; what a calendar left out is absent. */
export interface ReadEvent {
  readonly uid: string;
  readonly starts: CalendarMoment;
  readonly ends: CalendarMoment | undefined;
  /** Minutes, where the calendar gave a length instead of an end (3.8.2.5). */
  readonly minutes: number | undefined;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly cancelled: boolean;
  /** The rule by which it comes again, as written (3.8.5.3); the caller decides what it understands. */
  readonly rule: string | undefined;
  /** Properties that somebody made for themselves, by their names in capitals, `X-…` (3.8.8.2). */
  readonly own: ReadonlyMap<string, string>;
}

interface Line {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** One content line: `NAME;PARAM="value":value` (3.1). */
function lineOf(text: string): Line | undefined {
  const match =
    /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s.exec(text);
  if (!match) return undefined;
  const [, name = '', written = '', value = ''] = match;
  const parameters = new Map(
    [...written.matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^";]*)/g)].map(([, key = '', quoted = '']) => [
      key.toUpperCase(),
      quoted.replaceAll('"', ''),
    ]),
  );
  return { name: name.toUpperCase(), parameters, value };
}

const plain = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

function momentOf({ parameters, value }: Line): CalendarMoment | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z)?)?$/.exec(value.trim());
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour, minute, utc] = match;
  return {
    day: `${year}-${month}-${day}`,
    time: hour === undefined ? undefined : `${hour}:${minute}`,
    zone: utc ? 'UTC' : parameters.get('TZID'),
  };
}

/** A length in minutes (3.3.6); nothing for one that is none. */
function minutesOf(value: string): number | undefined {
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(value.trim());
  if (!match) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map(part => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
}

function eventOf(lines: readonly Line[]): ReadEvent | undefined {
  const first = (name: string) => lines.find(line => line.name === name);
  const value = (name: string) => plain(first(name)?.value ?? '').trim();
  const start = first('DTSTART');
  const starts = start && momentOf(start);
  if (!starts) return undefined;
  const end = first('DTEND');
  return {
    uid: value('UID'),
    starts,
    ends: end && momentOf(end),
    minutes: minutesOf(first('DURATION')?.value ?? ''),
    summary: value('SUMMARY'),
    description: value('DESCRIPTION'),
    location: value('LOCATION'),
    cancelled: value('STATUS').toUpperCase() === 'CANCELLED',
    rule: first('RRULE')?.value,
    own: new Map(
      lines.filter(({ name }) => name.startsWith('X-')).map(line => [line.name, plain(line.value).trim()]),
    ),
  };
}

/**
 * Reads the events of an iCalendar file (RFC 5545). `broken` counts events without a beginning that can be read. Alarms and
 * zones inside are passed over: zones are known by their IANA name.
 */
export function readCalendar(text: string): {
  readonly events: readonly ReadEvent[];
  readonly broken: number;
} {
  const unfolded = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const events: ReadEvent[] = [];
  let broken = 0;
  let open: Line[] | undefined;
  let inside = 0;
  for (const written of unfolded) {
    const line = lineOf(written);
    if (!line) continue;
    const part = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN' && part === 'VEVENT') open = [];
    else if (line.name === 'BEGIN' && open) inside += 1;
    else if (line.name === 'END' && part === 'VEVENT' && open) {
      const event = eventOf(open);
      if (event) events.push(event);
      else broken += 1;
      [open, inside] = [undefined, 0];
    } else if (line.name === 'END' && inside > 0) inside -= 1;
    else if (open && inside === 0) open.push(line);
  }
  return { events, broken };
}
