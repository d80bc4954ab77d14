import { type Position, type RolledUp, rolledUpTo } from '#ledger';
import type { UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { once } from '#platform/once.ts';
import type { Where } from '../definition.ts';
import { monthOf } from '../period.ts';
import { type Alike, alikeSince, monthsRolled, type UnitMonth } from '../store/rolled.ts';
import type { SeriesFormula } from './key-figures.ts';
import { remember } from './remember.ts';

/** A figure by month, of the branches that lie in a place on the last day. */
export interface Series {
  readonly months: readonly { readonly month: Day; readonly value: number }[];
  /** True when something in it is an estimate. */
  readonly estimated: boolean;
}

/** What came since the last adding up, until a place in the book; by what tells its rows apart. */
interface Tail {
  readonly position: Position;
  readonly rows: ReadonlyMap<string, Alike>;
}

/** Under the name of the rolls that each follows, so that a night puts new ones in their place. */
const tails = new Map<string, Tail>();
const mostTails = 8;

/** Whether all that counts at one place in the book also counts at the other. */
const isUpTo = (a: Position, b: Position): boolean =>
  a.item <= b.item && a.horizon <= b.horizon && a.person <= b.person;

const keyOf = ({ unit, month, kind, material, audience, scope, ageBand, category }: Alike): string =>
  `${unit} ${month} ${kind} ${material} ${audience} ${scope} ${ageBand} ${category}`;

/** The rows of before with those that came, like to like. */
function withMore(before: ReadonlyMap<string, Alike>, more: readonly Alike[]): ReadonlyMap<string, Alike> {
  if (more.length === 0) return before;
  const all = new Map(before);
  for (const row of more) {
    const key = keyOf(row);
    const known = all.get(key);
    all.set(
      key,
      known
        ? {
            ...row,
            value: known.value + row.value,
            events: known.events + row.events,
            estimated: known.estimated + row.estimated,
          }
        : row,
    );
  }
  return all;
}

async function read(reader: Reader, from: Tail, position: Position): Promise<Tail> {
  const more = [
    ...(await alikeSince(reader, 'item', from.position, position)),
    ...(await alikeSince(reader, 'person', from.position, position)),
  ];
  return { position, rows: withMore(from.rows, more) };
}

/**
 * What came between the last adding up and a place in the book, of every kind, read once for all figures of a page. Rows up to a
 * place never change, so what was read before is kept and only what is newer is read; a place further back is read from the book.
 */
async function tailOf(reader: Reader, { name, mark }: RolledUp, position: Position): Promise<Tail> {
  const none: Tail = { position: mark, rows: new Map() };
  const known = tails.get(name) ?? none;
  if (name === '' || !isUpTo(known.position, position)) return read(reader, none, position);
  const tail = await read(reader, known, position);
  tails.delete(name);
  tails.set(name, tail);
  for (const oldest of tails.keys()) if (tails.size > mostTails) tails.delete(oldest);
  return tail;
}

/** Where a column of a formula stands in a row that was added up. */
const columnOf = (row: Alike, column: string): string | null | undefined =>
  column === 'age_band'
    ? row.ageBand
    : row[column as 'kind' | 'material' | 'audience' | 'form' | 'scope' | 'category'];

const isIn = (where: Where, row: Alike): boolean =>
  (Object.entries(where) as [string, readonly string[]][]).every(([column, values]) =>
    values.includes(columnOf(row, column) ?? ''),
  );

/** What a formula makes of rows that were added up; the same as the database makes of the rows themselves. */
function monthsOf(formula: SeriesFormula, { rows }: Tail): UnitMonth[] {
  const found: UnitMonth[] = [];
  for (const row of rows.values()) {
    const { unit, month, estimated } = row;
    const amount = formula.op === 'count' ? row.events : row.value;
    if (isIn(formula.op === 'at-date' ? formula.add : formula.where, row))
      found.push({ unit, month, estimated, value: amount });
    else if (formula.op === 'at-date' && isIn(formula.subtract, row))
      found.push({ unit, month, estimated, value: -amount });
  }
  return found;
}

/** All months of all branches at a place in the book; a branch and month may stand there more than once. */
async function monthsUpTo(
  reader: Reader,
  formula: SeriesFormula,
  position: Position,
): Promise<readonly UnitMonth[]> {
  const { item, horizon, person } = position;
  const up = await rolledUpTo(reader, position);
  const since = await once(reader, `tail ${item} ${horizon} ${person}`, () => tailOf(reader, up, position));
  const before =
    up.name === ''
      ? []
      : await remember(JSON.stringify([up.name, formula]), () => monthsRolled(reader, formula, up.rolls));
  return [...before, ...monthsOf(formula, since)];
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

/** A sum, count or stand of each branch in a period, or on its last day; equals `figure` of the branch. */
export async function byUnit(
  reader: Reader,
  formula: SeriesFormula,
  { from, to }: { readonly from: Day; readonly to: Day },
  position: Position,
): Promise<ReadonlyMap<UnitId, number>> {
  const found = new Map<UnitId, number>();
  for (const { unit, month, value } of await monthsUpTo(reader, formula, position))
    if (month <= to && (formula.op === 'at-date' || month >= from))
      found.set(unit, (found.get(unit) ?? 0) + value);
  return found;
}
