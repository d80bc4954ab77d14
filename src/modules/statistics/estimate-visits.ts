import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import { addDays, type Day, daysBetween, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { recordVisits } from './record-visits.ts';
import type { EstimateRefusal } from './refusals.ts';
import { countedVisits, visitsSoFar } from './store/kept.ts';

/** Days on which a branch's counter did not work: the first and the last. */
export interface CounterGap {
  readonly unit: UnitId;
  readonly from: Day;
  readonly until: Day;
  readonly at: Date;
  readonly by: Actor;
}

const [daysBefore, fewest, longest] = [56, 3, 92];

/** The mean of what was counted on the same day of the week; nothing when that was too seldom. */
function meanOf(
  counted: readonly { readonly day: Day; readonly total: number }[],
  day: Day,
): number | undefined {
  const same = counted.filter(one => weekday(one.day) === weekday(day));
  const sum = same.reduce((all, { total }) => all + total, 0);
  return same.length < fewest ? undefined : Math.round(sum / same.length);
}

/**
 * Fills a gap in a counter with estimates, marked as such and with their method in the book: the mean of the same day
 * of the week in the eight weeks before (at least three that were counted). Days on which the branch was shut, and days
 * that have a count, stay as they are. Answers the estimates, a day each; estimating the same gap again adds none.
 */
export async function estimateVisits(
  tx: Tx,
  { unit, from, until, at, by }: CounterGap,
): Promise<Result<{ day: Day; amount: number }[], EstimateRefusal>> {
  const place = await network(tx);
  const today = place.today(unit, at);
  if (!allows(by, 'desk', unit, place, today))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const length = daysBetween(from, until) + 1;
  if (length < 1 || length > longest || until > today) return refuse({ code: 'statistics/not-a-gap' });
  const days = Array.from({ length }, (_, n) => addDays(from, n)).filter(day => place.isOpen(unit, day));
  const known = new Set(
    (
      await visitsSoFar(
        tx,
        days.map(day => ({ unit, day })),
      )
    ).map(({ day }) => day),
  );
  const missing = days.filter(day => !known.has(day));
  const counted = await countedVisits(tx, unit, addDays(from, -daysBefore), addDays(from, -1));
  const estimates = missing.flatMap(day => {
    const amount = meanOf(counted, day);
    return amount === undefined ? [] : [{ day, amount }];
  });
  if (missing.length > 0 && estimates.length === 0)
    return refuse({ code: 'statistics/too-little-to-estimate' });
  const answers = await recordVisits(
    tx,
    estimates.map(one => ({ ...one, unit, quality: 'estimated' as const, method: 'same-weekday', at, by })),
  );
  return answers.find(answer => !answer.ok) ?? ok(estimates);
}
