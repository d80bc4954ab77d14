import type { ClockTime } from '#platform/day.ts';
import type { Dated, UnitId } from './unit.ts';

/** A piece of an open day by the unit's own wall clock. */
export interface OpenHours {
  readonly opens: ClockTime;
  readonly closes: ClockTime;
  /** False when the door is open and nobody of the library is there. */
  readonly staffed: boolean;
}

/** A piece of every week in a period; 1 is Monday. */
export interface WeeklyHours extends OpenHours, Dated {
  readonly unit: UnitId;
  readonly weekday: number;
}

const minutes = (time: ClockTime): number => {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
};

/** How many hours a list of pieces adds up to, for example a week. */
export const hoursIn = (pieces: readonly OpenHours[]): number =>
  pieces.reduce((total, { opens, closes }) => total + minutes(closes) - minutes(opens), 0) / 60;

/** Whether two pieces of one day share a minute. */
export const overlap = (a: OpenHours, b: OpenHours): boolean => a.opens < b.closes && b.opens < a.closes;
