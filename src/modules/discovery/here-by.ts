import type { Network, UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { vanCalendar } from '#transport';

/**
 * The branches whose free copies can be at a branch on or before a day, when staff pick them from today on: by the van calendar
 * alone. Others who wait, full lists and rules are for the promise of each title.
 */
export async function branchesInTime(
  reader: Reader,
  place: Network,
  to: UnitId,
  today: Day,
  by: Day,
): Promise<UnitId[]> {
  const calendar = await vanCalendar(reader);
  const isInTime = (from: UnitId): boolean => {
    if (from === to) return today <= by;
    if (!calendar.serves(from, today) || !calendar.serves(to, today)) return false;
    const picked = calendar.nextStaffedDay(from, today);
    return picked <= by && calendar.arrival(from, to, calendar.packedBy(from, picked)).arrives <= by;
  };
  return place
    .branches(today)
    .map(({ id }) => id)
    .filter(isInTime);
}
