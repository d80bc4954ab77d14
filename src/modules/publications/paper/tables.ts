import { around, type Box, type Line, median, type Page } from './page.ts';

/** Rows of cells that stand under each other, with the lines that they are made of. */
export interface FoundTable {
  readonly rows: readonly (readonly string[])[];
  readonly lines: ReadonlySet<Line>;
  /** Those lines as they stand beside each other. */
  readonly grid: readonly (readonly Line[])[];
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
    if (gaps.length > 0 && isTable(rows)) found.push({ rows, lines: new Set(own.flat()), grid: own });
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

const regionsOf = ({ stretches, regions }: Page): readonly (readonly Line[])[] =>
  regions ?? [stretches.flat()];

/** The rows at the top of a column that go on with a table which ended the page before: as many cells under the same white. */
function rowsOn(table: FoundTable, lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  const gaps = gapsIn(table.grid);
  for (const row of rowsOf(lines)) {
    const last = rows.at(-1);
    const isNear = last === undefined || around(row).top - around(last).bottom < 2.5 * (row[0]?.size ?? 0);
    const cells = gapsIn([...table.grid, row]).length === gaps.length ? cellsOf(row, gaps) : undefined;
    const isHead = rows.length === 0 && cells?.join('\n') === table.rows[0]?.join('\n');
    const isRow = cells?.every(text => text !== '') && isNumber(lastWord(row));
    if (!isNear || !(isHead || isRow)) break;
    rows.push(row);
  }
  return rows;
}

/** The table with which a page ends. */
const atFoot = (page: Page, tables: readonly FoundTable[]): FoundTable | undefined => {
  const lowest = Math.max(...(regionsOf(page).at(-1) ?? []).map(({ bottom }) => bottom));
  return tables.find(({ grid }) => around(grid.at(-1) ?? []).bottom >= lowest);
};

/**
 * The tables of each page: three rows or more, or two of three cells, that end in a number, with white going down between their
 * cells. One that goes on at the top of the next page, be it by a single row, is the same table on both, without its head said again.
 */
export function tablesOver(pages: readonly Page[]): FoundTable[][] {
  const found = pages.map(page => regionsOf(page).flatMap(tablesIn));
  for (const [n, page] of pages.entries()) {
    const [before, own] = [pages[n - 1], found[n]];
    const table = before && atFoot(before, found[n - 1] ?? []);
    if (!table || !own) continue;
    const grid = rowsOn(table, regionsOf(page)[0] ?? []);
    const lines = new Set(grid.flat());
    const within = own.filter(one => [...one.lines].some(line => lines.has(line)));
    if (grid.length === 0 || within.some(one => [...one.lines].some(line => !lines.has(line)))) continue;
    const gaps = gapsIn(table.grid);
    const rows = grid.map(row => cellsOf(row, gaps) ?? []);
    const isSaidAgain = rows[0]?.join('\n') === table.rows[0]?.join('\n');
    const whole: FoundTable = {
      rows: [...table.rows, ...rows.slice(isSaidAgain ? 1 : 0)],
      lines: new Set([...table.lines, ...lines]),
      grid: [...table.grid, ...grid],
    };
    for (const tables of found.slice(0, n)) {
      const at = tables.indexOf(table);
      if (at >= 0) tables[at] = whole;
    }
    found[n] = [whole, ...own.filter(one => !within.includes(one))];
  }
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
