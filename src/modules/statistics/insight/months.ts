import { type Position, rolledUpTo } from '#ledger';
import type { UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { monthOf } from '../period.ts';
import { monthsRolled, monthsSince, type UnitMonth } from '../store/rolled.ts';
import type { SeriesFormula } from './key-figures.ts';
import { remember } from './remember.ts';

/** A figure by month, of the branches that lie in a place on the last day. */
export interface Series {
  readonly months: readonly { readonly month: Day; readonly value: number }[];
  /** True when something in it is an estimate. */
  readonly estimated: boolean;
}

/** What came since the last adding up, until a place in the book. */
interface Tail {
  readonly position: Position;
  readonly months: readonly UnitMonth[];
}

/** Under the name of the rolls that each follows, so that a night puts new ones in their place. */
const tails = new Map<string, Tail>();
const mostTails = 64;

/** Whether all that counts at one place in the book also counts at the other. */
const isUpTo = (a: Position, b: Position): boolean =>
  a.item <= b.item && a.horizon <= b.horizon && a.person <= b.person;

const together = (rows: readonly UnitMonth[]): UnitMonth[] =>
  [...Map.groupBy(rows, ({ unit, month }) => `${unit} ${month}`).values()].map(alike =>
    alike.reduce((all, { value, estimated }) => ({
      ...all,
      value: all.value + value,
      estimated: all.estimated + estimated,
    })),
  );

/**
 * What came between the last adding up and a place in the book. Rows up to a place never change, so what was read before is
 * kept and only what is newer is read; a place further back is read from the book itself.
 */
async function tailOf(
  reader: Reader,
  name: string,
  formula: SeriesFormula,
  mark: Position,
  position: Position,
): Promise<readonly UnitMonth[]> {
  const known = tails.get(name) ?? { position: mark, months: [] };
  if (!isUpTo(known.position, position)) return monthsSince(reader, formula, mark, position);
  const more = await monthsSince(reader, formula, known.position, position);
  const months = more.length === 0 ? known.months : together([...known.months, ...more]);
  tails.delete(name);
  tails.set(name, { position, months });
  for (const oldest of tails.keys()) if (tails.size > mostTails) tails.delete(oldest);
  return months;
}

/** All months of all branches at a place in the book. */
async function monthsUpTo(
  reader: Reader,
  formula: SeriesFormula,
  position: Position,
): Promise<readonly UnitMonth[]> {
  const { name, rolls, mark } = await rolledUpTo(reader, position);
  if (name === '') return monthsSince(reader, formula, mark, position);
  const key = JSON.stringify([name, formula]);
  const before = await remember(key, () => monthsRolled(reader, formula, rolls));
  return [...before, ...(await tailOf(reader, key, formula, mark, position))];
}

/**
 * A sum, count or stand by month, from the month of one day up to that of another, of the branches that `isHere` names: so on
 * the boundaries of one day, also before a merger. Equals `figure` with these boundaries, month by month.
 */
export async function seriesOf(
  reader: Reader,
  formula: SeriesFormula,
  span: { readonly from: Day; readonly to: Day },
  position: Position,
  isHere: (unit: UnitId) => boolean,
): Promise<Series> {
  const stands = formula.op === 'at-date';
  const rows = (await monthsUpTo(reader, formula, position)).filter(
    ({ unit, month }) => month <= span.to && (stands || month >= span.from) && isHere(unit),
  );
  const sums = new Map<Day, number>();
  for (const { month, value } of rows) sums.set(month, (sums.get(month) ?? 0) + value);
  const months: { month: Day; value: number }[] = [];
  let stand = 0;
  if (stands) for (const [month, value] of sums) if (month < span.from) stand += value;
  for (let { from: month } = monthOf(span.from); month <= span.to; month = addDays(monthOf(month).to, 1)) {
    const value = sums.get(month) ?? 0;
    stand += value;
    months.push({ month, value: stands ? stand : value });
  }
  return { months, estimated: rows.reduce((sum, { estimated }) => sum + estimated, 0) !== 0 };
}
