/** A table of counts with the sums of its rows and columns. */
export interface Counts {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** A row a row, a count of zero or more a column. */
  readonly cells: readonly (readonly number[])[];
}

/** The same with sums, as it may be shown: `null` is a number that is hidden. The last row and column are sums. */
export type Shown = readonly (readonly (number | null)[])[];

/** With the sums as a last row and column. */
function withSums({ cells, columns }: Counts): number[][] {
  const wide = cells.map(row => [...row, row.reduce((sum, cell) => sum + cell, 0)]);
  const sums = [...columns, ''].map((_, at) => wide.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  return [...wide, sums];
}

type Place = readonly [row: number, column: number];
const nameOf = ([row, column]: Place) => `${row} ${column}`;

/**
 * Whether a hidden number lies on a ring of hidden numbers, by turns along a row and a column. On a ring it can be more or
 * less while every sum that is shown stays the same; off it, some sum gives it away.
 */
function isOnRing([row, column]: Place, hidden: ReadonlyMap<string, Place>): boolean {
  const places = [...hidden.values()].filter(([y, x]) => y !== row || x !== column);
  const reached = new Set([`row ${row}`]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [y, x] of places)
      if (reached.has(`row ${y}`) !== reached.has(`column ${x}`)) {
        reached.add(`row ${y}`).add(`column ${x}`);
        grew = true;
      }
  }
  return reached.has(`column ${column}`);
}

/**
 * Hides every count from 1 up to `under`, and enough others that no sum gives one of them away. The others are the ones
 * that cost least: small counts before large ones, sums last, and never a zero, which could not be less. Sums are counts
 * too, and hidden when they are few.
 */
export function suppress(table: Counts, under = 5): Shown {
  const all = withSums(table);
  const [height, width] = [table.rows.length, table.columns.length];
  const at = ([row, column]: Place): number => all[row]?.[column] ?? 0;
  const hidden = new Map<string, Place>();
  const hide = (place: Place) => hidden.set(nameOf(place), place);
  const places = all.flatMap((row, y) => row.map((_, x): Place => [y, x]));
  const few = places.filter(place => at(place) > 0 && at(place) < under);
  for (const place of few) hide(place);
  const largest = Math.max(1, at([height, width]));
  const costOf = (place: Place): number => {
    if (hidden.has(nameOf(place))) return 0;
    const [row, column] = place;
    const sums = Number(row === height) + Number(column === width);
    return at(place) + sums * largest * 4;
  };
  for (const place of few) {
    if (isOnRing(place, hidden)) continue;
    const [row, column] = place;
    const rings = all
      .flatMap((_, y) =>
        (all[0] ?? []).map((_, x): readonly Place[] => [
          [row, x],
          [y, column],
          [y, x],
        ]),
      )
      .filter(ring => ring.every(one => at(one) > 0 && nameOf(one) !== nameOf(place)))
      .filter(([one, other]) => one?.[1] !== column && other?.[0] !== row);
    const cost = (ring: readonly Place[]) => ring.reduce((sum, one) => sum + costOf(one), 0);
    const [cheapest] = rings.toSorted((a, b) => cost(a) - cost(b));
    for (const one of cheapest ?? []) hide(one);
  }
  return all.map((row, y) => row.map((count, x) => (hidden.has(nameOf([y, x])) ? null : count)));
}
