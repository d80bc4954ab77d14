import { type Quality, record } from '#ledger';
import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import { type Day, instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { VisitRefusal } from './refusals.ts';
import { visitsSoFar, waitForTurnToCountVisits } from './store/kept.ts';

/** How many people came in at a branch on a day, as far as we know now. */
export interface VisitCount {
  readonly unit: UnitId;
  readonly day: Day;
  readonly amount: number;
  readonly quality: Quality;
  /** How an estimate was made (`same-weekday`); kept in the book beside it. */
  readonly method?: string | undefined;
  readonly at: Date;
  readonly by: Actor;
}

/** What the book says now, and by how much this count changed it. */
export interface VisitsNow {
  readonly total: number;
  readonly change: number;
}

const keyOf = ({ unit, day }: { unit: UnitId; day: Day }) => `${unit} ${day}`;

/**
 * Writes visits. A count for a day that has one already puts it right by a row of its own with the difference, so both
 * stay to be seen; the same count again changes nothing.
 */
export async function recordVisits(
  tx: Tx,
  counts: readonly VisitCount[],
): Promise<Result<VisitsNow, VisitRefusal>[]> {
  const place = await network(tx);
  await waitForTurnToCountVisits(tx);
  const known = new Map((await visitsSoFar(tx, counts)).map(row => [keyOf(row), row.total]));
  const rows: { count: VisitCount; change: number; correction: boolean }[] = [];
  const answers = counts.map((count): Result<VisitsNow, VisitRefusal> => {
    const { unit, day, amount, at, by } = count;
    const today = place.today(unit, at);
    if (!allows(by, 'desk', unit, place, today))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    if (day > today) return refuse({ code: 'statistics/day-to-come', day });
    if (!Number.isInteger(amount) || amount < 0 || amount > 100_000)
      return refuse({ code: 'statistics/not-a-count', amount: String(amount) });
    const before = known.get(keyOf(count));
    const change = amount - (before ?? 0);
    known.set(keyOf(count), amount);
    if (change !== 0) rows.push({ count, change, correction: before !== undefined });
    return ok({ total: amount, change });
  });
  await record(tx, {
    items: rows.map(({ count: { unit, day, quality, method }, change, correction }) => {
      const { organisation, municipality } = place.unit(unit, day);
      const at = place.closesAt(unit, day) ?? instantIn(place.zone(unit), day, '12:00');
      return {
        kind: 'visit',
        at,
        day,
        unit,
        organisation,
        municipality,
        amount: change,
        quality,
        material: method,
        correction,
      };
    }),
  });
  return answers;
}
