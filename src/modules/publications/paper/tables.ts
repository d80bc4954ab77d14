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

const isNumber = (text: string): boolean => /^[-−+€]?\s*[\d.,]+\s*%?\*{0,2}$|^[.*x–-]$/.test(text.trim());

/** A table has short cells and numbers in them; columns of running text have neither. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flatMap(row => row.slice(1)).filter(text => text !== '');
  const numbers = cells.filter(isNumber).length;
  // the rest of two rows may stand on the next page
  const isHigh = rows.length >= 3 || (rows.length === 2 && (rows[0]?.length ?? 0) >= 3);
  return isHigh && numbers >= cells.length / 2 && median(cells.map(text => text.length)) <= 20;
}

/** White between two columns of a table, of the height of letters: wider than that between words. */
const white = 0.7;

/** Where white goes down through all rows, wide enough to part columns. */
function gapsIn(rows: readonly (readonly Line[])[]): number[] {
  const words = rows.flat(2).flatMap(line => line.words);
  const size = median(rows.flat().map(line => line.size));
  const gaps: number[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const { left, right } of words.toSorted((a, b) => a.left - b.left)) {
    if (left - end >= size * white) gaps.push((left + end) / 2);
    end = end === Number.POSITIVE_INFINITY ? right : Math.max(end, right);
  }
  return gaps;
}

/** The cells of a row between gaps; undefined when a word crosses one. */
function cellsOf(row: readonly Line[], gaps: readonly number[]): string[] | undefined {
  const cells = [...gaps, Number.POSITIVE_INFINITY].map((): string[] => []);
  for (const { left, right, text } of row.flatMap(({ words }) => words)) {
    const n = gaps.findIndex(gap => left < gap);
    const at = n < 0 ? gaps.length : n;
    if (right > (gaps[at] ?? Number.POSITIVE_INFINITY)) return undefined;
    cells[at]?.push(text);
  }
  return cells.map(words => words.join(' '));
}

const lastWord = (row: readonly Line[]): string => row.at(-1)?.words.at(-1)?.text ?? '';
const wordsIn = (row: readonly Line[]): number => row.reduce((sum, { words }) => sum + words.length, 0);

function tablesIn(lines: readonly Line[]): FoundTable[] {
  const found: FoundTable[] = [];
  let run: Line[][] = [];
  let above: Line[] | undefined;
  const close = () => {
    const gaps = gapsIn(run);
    const head = above && above.length + wordsIn(above) > 2 ? cellsOf(above, gaps) : undefined;
    const isHead = gaps.length > 0 && head?.slice(1).every(text => text !== '');
    const own = isHead && above ? [above, ...run] : run;
    const rows = own.map(row => cellsOf(row, gaps) ?? []);
    if (gaps.length > 0 && isTable(rows)) found.push({ rows, lines: new Set(own.flat()) });
    run = [];
  };
  for (const row of rowsOf(lines)) {
    const last = run.at(-1) ?? above;
    const isNear = last !== undefined && around(row).top - around(last).bottom < 2.5 * (row[0]?.size ?? 0);
    const isRow = wordsIn(row) > 1 && isNumber(lastWord(row));
    if (
      run.length > 0 &&
      (!isNear || !isRow || gapsIn([...run, row]).length < Math.max(1, gapsIn(run).length / 2))
    )
      close();
    if (run.length === 0 && !isNear) above = undefined;
    if (isRow) run.push(row);
    else above = row;
  }
  close();
  return found;
}

/** The tables of a page: three rows or more, or two of three cells, that end in a number, with white going down between their cells. */
export const tablesOn = ({ stretches, regions }: Page): FoundTable[] =>
  (regions ?? [stretches.flat()]).flatMap(tablesIn);

/** Titles with the page where each stands: the numbers rise, and none is beyond the last page. */
export const isContents = ({ rows }: Pick<FoundTable, 'rows'>, lastPage: number): boolean =>
  rows.every(
    ([, page, ...more], n) =>
      more.length === 0 &&
      /^\d{1,4}$/.test(page ?? '') &&
      Number(page) >= Number(rows[n - 1]?.[1] ?? 0) &&
      Number(page) <= lastPage,
  );
