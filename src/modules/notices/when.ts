import { addDays, type ClockTime, dayIn, instantIn, timeIn } from '#platform/day.ts';

/** Between these times nobody's telephone should make a sound for a library book. */
const quiet: { readonly from: ClockTime; readonly until: ClockTime } = { from: '21:00', until: '08:00' };
/** When the message of the day goes out. */
export const dailyAt: ClockTime = '17:00';

/** The first moment at or after `at` that is not in the quiet hours of a time zone. */
export function outsideQuiet(zone: string, at: Date): Date {
  const [day, time] = [dayIn(zone, at), timeIn(zone, at)];
  if (time >= quiet.from) return instantIn(zone, addDays(day, 1), quiet.until);
  return time < quiet.until ? instantIn(zone, day, quiet.until) : at;
}

/** When the next message of the day goes out, after `at`. */
export function nextDaily(zone: string, at: Date): Date {
  const day = dayIn(zone, at);
  return instantIn(zone, timeIn(zone, at) < dailyAt ? day : addDays(day, 1), dailyAt);
}
