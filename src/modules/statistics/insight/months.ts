import { type Position, rolledUpTo } from '#ledger';
import type { UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { LedgerFormula } from '../definition.ts';
import { monthOf } from '../period.ts';
import { monthsRolled, monthsSince } from '../store/rolled.ts';
import { remember } from './remember.ts';

/** A figure by month, of the branches that lie in a place on the last day. */
export interface Series {
  readonly months: readonly { readonly month: Day; readonly value: number }[];
  /** True when something in it is an estimate. */
  readonly estimated: boolean;
}

/**
 * A sum, count or stand by month, from the month of one day up to that of another, of the branches that `isHere` names: so on
 * the boundaries of one day, also before a merger. Equals `figure` with these boundaries, month by month.
 */
export async function seriesOf(
  reader: Reader,
  formula: LedgerFormula & { readonly op: 'sum' | 'count' | 'at-date' },
  span: { readonly from: Day; readonly to: Day },
  position: Position,
  isHere: (unit: UnitId) => boolean,
): Promise<Series> {
  const up = await rolledUpTo(reader, position);
  const wish = { formula, period: span, position };
  const read = () => monthsRolled(reader, wish, up.rolls);
  const before = up.name === '' ? [] : await remember(JSON.stringify([up.name, formula, span]), read);
  const rows = [...before, ...(await monthsSince(reader, wish, up.mark))].filter(({ unit }) => isHere(unit));
  const sums = new Map<Day, number>();
  for (const { month, value } of rows) sums.set(month, (sums.get(month) ?? 0) + value);
  const months: { month: Day; value: number }[] = [];
  let stand = 0;
  if (formula.op === 'at-date') for (const [month, value] of sums) if (month < span.from) stand += value;
  for (let month = monthOf(span.from).from; month <= span.to; month = addDays(monthOf(month).to, 1)) {
    const value = sums.get(month) ?? 0;
    stand += value;
    months.push({ month, value: formula.op === 'at-date' ? stand : value });
  }
  return { months, estimated: rows.reduce((sum, { estimated }) => sum + estimated, 0) !== 0 };
}
