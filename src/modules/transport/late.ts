import type { Network } from '#network';
import { type Day, daysBetween } from '#platform/day.ts';
import type { Transit } from './transit.ts';
import type { VanCalendar } from './van-calendar.ts';

/** A journey that should have ended. */
export interface Late extends Transit {
  /** The day on which it could have been unpacked. */
  readonly expected: Day;
  /** Days since then. */
  readonly days: number;
}

/** When something that is under way should be unpacked: by the day on which the van took it, or should have. */
function expectedDay(transit: Transit, calendar: VanCalendar, place: Network): Day {
  const { from, to, seenAt, state, boardedDay, packedAt } = transit;
  const packedDay = place.today(seenAt, packedAt);
  if (state === 'packed') return calendar.arrival(seenAt, to, packedDay).arrives;
  return calendar.arrival(from, to, boardedDay ?? packedDay).arrives;
}

/** Of these open journeys the ones that should have ended before today, longest late first. */
export function lateOf(
  transits: readonly Transit[],
  calendar: VanCalendar,
  place: Network,
  today: Day,
): Late[] {
  return transits
    .flatMap(transit => {
      if (!calendar.serves(transit.to, today) || !calendar.serves(transit.from, today)) return [];
      const expected = expectedDay(transit, calendar, place);
      return expected < today ? [{ ...transit, expected, days: daysBetween(expected, today) }] : [];
    })
    .toSorted((a, b) => b.days - a.days || a.id - b.id);
}
