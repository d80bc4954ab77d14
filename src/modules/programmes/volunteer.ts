import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const parts = ['morning', 'afternoon', 'evening'] as const;
/** `mon-morning` … `sun-evening`: when somebody can. */
export const halfDays = weekdays.flatMap(day => parts.map(part => `${day}-${part}` as const));
export type HalfDay = (typeof halfDays)[number];

/** The part of the week that a time lies in: afternoon begins at 12:00, evening at 17:30. */
export function halfDayOf(weekday: number, time: string): HalfDay {
  const part = time < '12:00' ? 'morning' : time < '17:30' ? 'afternoon' : 'evening';
  return `${weekdays[(weekday - 1 + 7) % 7] ?? 'mon'}-${part}`;
}

/** Somebody who helps; the name and contact are null once they were dropped. */
export interface Volunteer {
  readonly id: number;
  readonly unit: UnitId;
  readonly name: string | null;
  readonly contact: string | null;
  /** Codes of the province's list `volunteer-role`. */
  readonly roles: readonly string[];
  readonly available: readonly string[];
  readonly since: Day;
  readonly until: Day | null;
}
