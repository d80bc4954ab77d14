import { around, type Box, type Line, median, type Page } from './page.ts';

/** Rows of cells that stand under each other, with the lines that they are made of. */
export interface FoundTable {
  readonly rows: readonly (readonly string[])[];
  readonly lines: ReadonlySet<Line>;
}

const middle = ({ top, bottom }: Box): number => (top + bottom) / 2;

/** Lines that stand beside each other, from left to right; such rows from top to bottom. */
function rowsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (const line of lines.toSorted((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(middle(first) - middle(line)) < line.size / 2) row.push(line);
    else rows.push([line]);
  }
  return rows.map(row => row.toSorted((a, b) => a.left - b.left));
}

const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right;

/** Whether the cells of a row stand under those of another, one under one. */
const standUnder = (row: readonly Line[], above: readonly Line[]): boolean =>
  row.length === above.length &&
  row.every((cell, n) => {
    const over = above[n];
    return over !== undefined && (overlaps(cell, over) || Math.abs(cell.right - over.right) < cell.size);
  });

const isNumber = (text: string): boolean => /^[-−+€]?\s*[\d.,]+\s*%?\*{0,2}$|^[.*x–-]$/.test(text.trim());

/** A table has short cells and numbers in them; columns of running text have neither. */
function isTable(rows: readonly (readonly Line[])[]): boolean {
  const cells = rows.flatMap(row => row.slice(1).map(({ text }) => text));
  const numbers = cells.filter(isNumber).length;
  return rows.length >= 3 && numbers >= cells.length / 2 && median(cells.map(text => text.length)) <= 20;
}

/** The tables of a page: three rows or more of which each cell stands under that of the row before. */
export function tablesOn({ stretches }: Page): FoundTable[] {
  const rows = rowsOf(stretches.flat());
  const found: FoundTable[] = [];
  let run: Line[][] = [];
  const close = () => {
    if (isTable(run))
      found.push({ rows: run.map(row => row.map(({ text }) => text)), lines: new Set(run.flat()) });
    run = [];
  };
  for (const row of rows) {
    const last = run.at(-1);
    const isNear = last !== undefined && around(row).top - around(last).bottom < 2.5 * (row[0]?.size ?? 0);
    if (last && isNear && standUnder(row, last)) run.push(row);
    else {
      close();
      if (row.length > 1) run = [row];
    }
  }
  close();
  return found;
}

/** Titles with the page where each stands: the numbers rise, and none is beyond the last page. */
export const isContents = ({ rows }: Pick<FoundTable, 'rows'>, lastPage: number): boolean =>
  rows.every(
    ([, page, ...more], n) =>
      more.length === 0 &&
      /^\d{1,4}$/.test(page ?? '') &&
      Number(page) >= Number(rows[n - 1]?.[1] ?? 0) &&
      Number(page) <= lastPage,
  );
