import { type Quality, record } from '#ledger';
import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import { type Day, instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { VisitRefusal } from './refusals.ts';
import { type CountedSoFar, visitsSoFar, waitForTurnToCountVisits } from './store/kept.ts';

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

/** How a count was made: rows of one way are added up apart. */
const wayOf = ({ quality, method }: { quality: Quality; method?: string | null | undefined }) =>
  `${quality} ${method ?? ''}`;

/** A row of the book: so many more or less, counted in one way. */
interface Change {
  readonly count: VisitCount;
  readonly quality: Quality;
  readonly method: string | undefined;
  readonly amount: number;
  readonly correction: boolean;
}

/**
 * Writes visits. A count for a day that has one already puts it right by a row of its own with the difference, so both
 * stay to be seen; a count where there was an estimate takes the estimate back first, so that the day is no longer one. The same
 * count again changes nothing.
 */
export async function recordVisits(
  tx: Tx,
  counts: readonly VisitCount[],
): Promise<Result<VisitsNow, VisitRefusal>[]> {
  const place = await network(tx);
  await waitForTurnToCountVisits(tx);
  const known = Map.groupBy<string, CountedSoFar>(await visitsSoFar(tx, counts), keyOf);
  const rows: Change[] = [];
  const answers = counts.map((count): Result<VisitsNow, VisitRefusal> => {
    const { unit, day, quality, amount, at, by } = count;
    const today = place.today(unit, at);
    if (!allows(by, 'desk', unit, place, today))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    if (day > today) return refuse({ code: 'statistics/day-to-come', day });
    if (!Number.isInteger(amount) || amount < 0 || amount > 100_000)
      return refuse({ code: 'statistics/not-a-count', amount: String(amount) });
    const before = known.get(keyOf(count)) ?? [];
    const method = count.method;
    const correction = before.length > 0;
    const others = before.filter(one => wayOf(one) !== wayOf(count) && one.total !== 0);
    for (const one of others)
      rows.push({
        count,
        quality: one.quality,
        method: one.method ?? undefined,
        amount: -one.total,
        correction,
      });
    const mine = before.find(one => wayOf(one) === wayOf(count))?.total ?? 0;
    if (amount !== mine) rows.push({ count, quality, method, amount: amount - mine, correction });
    known.set(keyOf(count), [{ unit, day, quality, method: method ?? null, total: amount }]);
    return ok({ total: amount, change: amount - before.reduce((sum, { total }) => sum + total, 0) });
  });
  await record(tx, {
    items: rows.map(({ count: { unit, day }, quality, method, amount, correction }) => {
      const { organisation, municipality } = place.unit(unit, day);
      const at = place.closesAt(unit, day) ?? instantIn(place.zone(unit), day, '12:00');
      return {
        kind: 'visit',
        at,
        day,
        unit,
        organisation,
        municipality,
        amount,
        quality,
        material: method,
        correction,
      };
    }),
  });
  return answers;
}
