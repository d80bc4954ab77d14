/** An event of a calendar (RFC 5545, section 3.6.1). */
export interface CalendarEvent {
  /** Stays the same for ever, so that a calendar knows an event again (3.8.4.7). */
  readonly uid: string;
  /** Goes up with every change (3.8.7.4). */
  readonly sequence: number;
  /** When this was written (3.8.7.2). */
  readonly stamp: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly url: string;
  readonly cancelled: boolean;
  /** What calendars have no word for, by names of our own that begin with `X-` (3.8.8.2): others pass it by. */
  readonly own?: Readonly<Record<string, string>>;
}

/** Text with what has a meaning of its own written out (3.3.11). */
const text = (value: string): string =>
  value
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');

/** A moment in UTC, form 2 of 3.3.5: so summer time is nobody's concern. */
const moment = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const encoder = new TextEncoder();

/** Lines of at most 75 octets; a fold never cuts a character (3.1). */
function fold(line: string): string {
  let folded = '';
  let room = 75;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      folded += '\r\n ';
      room = 74;
    }
    folded += character;
    room -= size;
  }
  return folded;
}

function lines({
  uid,
  sequence,
  stamp,
  startsAt,
  endsAt,
  summary,
  description,
  location,
  url,
  cancelled,
  own = {},
}: CalendarEvent) {
  return [
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `DTSTAMP:${moment(stamp)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${moment(startsAt)}`,
    `DTEND:${moment(endsAt)}`,
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(description)}`,
    `LOCATION:${text(location)}`,
    `URL:${url}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...Object.entries(own).map(([property, value]) => `${property}:${text(value)}`),
    'END:VEVENT',
  ];
}

/**
 * A calendar as iCalendar (RFC 5545), media type `text/calendar`. `product` names who made it (3.7.3); `name` is the
 * name that calendars show (X-WR-CALNAME, which all of them read).
 */
export function writeCalendar(product: string, name: string, events: readonly CalendarEvent[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${text(product)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    ...events.flatMap(lines),
    'END:VCALENDAR',
  ]
    .map(line => `${fold(line)}\r\n`)
    .join('');
}
