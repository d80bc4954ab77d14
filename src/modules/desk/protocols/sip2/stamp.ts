import { dayIn, instantIn, parseDay, timeIn } from '#platform/day.ts';

/** A moment as SIP writes it: `YYYYMMDD`, four blanks for local time, `HHMMSS` (SIP 2.00, section 2). */
export function writeStamp(at: Date, zone: string): string {
  const seconds = String(at.getUTCSeconds()).padStart(2, '0');
  return `${dayIn(zone, at).replaceAll('-', '')}    ${timeIn(zone, at).replace(':', '')}${seconds}`;
}

/** Reads a moment in local time (four blanks) or UTC (`   Z`); nothing when it is none. */
export function readStamp(text: string, zone: string): Date | undefined {
  const [, year, month, date, mark, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})(.{4})(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  const day = parseDay(`${year}-${month}-${date}`);
  if (!day || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const start =
    mark?.trim() === 'Z'
      ? Date.parse(`${day}T${hour}:${minute}:00Z`)
      : instantIn(zone, day, `${Number(hour)}:${minute as `${number}`}`).getTime();
  return new Date(start + Number(second) * 1000);
}
