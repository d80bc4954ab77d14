import { around, type Line, linesOf, median, type Page, type Word } from './page.ts';

/** White between two columns of running text, and how high it goes. */
interface Gutter {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Points between two places where it is looked for white. */
const pace = 2;
/** Of the width of the text, at least, on either side of it. */
const narrowest = 0.2;
/** Of the height of letters: wider than the white between words. */
const white = 0.6;
/** Rows and words a row that make running text of what stands on one side. */
const running = { rows: 3, words: 2.5 };

const heightOf = ({ top, bottom }: Word): number => bottom - top;

/** Whether words are running text: some rows of several words each. */
function isRunning(words: readonly Word[]): boolean {
  const rows = new Set(words.map(({ bottom }) => Math.round(bottom / 4))).size;
  return rows >= running.rows && words.length >= rows * running.words;
}

interface Range {
  readonly top: number;
  readonly bottom: number;
}

/** Where nothing crosses a place, over some height at least; the words are in order of their tops. */
function freeRanges(
  words: readonly Word[],
  x: number,
  { top: first, bottom: last }: Range,
  least: number,
): Range[] {
  const ranges: Range[] = [];
  let top = first;
  for (const word of words) {
    if (word.left >= x || word.right <= x) continue;
    if (word.top - top >= least) ranges.push({ top, bottom: word.top });
    top = Math.max(top, word.bottom);
  }
  return last - top >= least ? [...ranges, { top, bottom: last }] : ranges;
}

const isIn = ({ top, bottom }: Word, range: Range): boolean =>
  (top + bottom) / 2 > range.top && (top + bottom) / 2 < range.bottom;

/** The highest gutter among words; undefined when they stand in one column. */
function gutterIn(words: readonly Word[]): Gutter | undefined {
  if (words.length < 2 * running.rows * running.words) return undefined;
  const sorted = words.toSorted((a, b) => a.top - b.top);
  const whole = around(words);
  const { left, right } = whole;
  const size = median(words.map(heightOf));
  let best: (Gutter & { height: number }) | undefined;
  for (let x = left + (right - left) * narrowest; x < right - (right - left) * narrowest; x += pace)
    for (const range of freeRanges(sorted, x, whole, size * running.rows)) {
      const own = words.filter(word => isIn(word, range));
      const [before, behind] = [own.filter(word => word.right <= x), own.filter(word => word.left >= x)];
      if (!isRunning(before) || !isRunning(behind)) continue;
      const [a, b] = [around(before), around(behind)];
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (b.left - a.right < size * white || height < size * running.rows) continue;
      if (height > (best?.height ?? 0)) best = { x: (a.right + b.left) / 2, ...range, height };
    }
  return best;
}

const deepest = 6;

/** Words in the order of reading: what stands above columns, each column, what stands below them. */
function partsOf(words: readonly Word[], depth = 0): (readonly Word[])[] {
  const gutter = depth < deepest ? gutterIn(words) : undefined;
  if (!gutter) return words.length > 0 ? [words] : [];
  const own = words.filter(word => isIn(word, gutter));
  const rest = words.filter(word => !isIn(word, gutter));
  const isBefore = (word: Word) => (word.left + word.right) / 2 < gutter.x;
  return [
    rest.filter(({ top }) => top < gutter.bottom),
    own.filter(isBefore),
    own.filter(word => !isBefore(word)),
    rest.filter(({ top }) => top >= gutter.bottom),
  ].flatMap(part => partsOf(part, depth + 1));
}

/** Lines from top to bottom, those beside each other from left to right. */
const inRows = (lines: readonly Line[]): Line[] => {
  const middle = ({ top, bottom }: Line) => (top + bottom) / 2;
  return lines.toSorted((a, b) =>
    Math.abs(middle(a) - middle(b)) < Math.min(a.size, b.size) / 2 ? a.left - b.left : middle(a) - middle(b),
  );
};

/**
 * A page with its columns one after another, where it has columns of running text: poppler orders them by chance, and takes lines
 * beside each other for one when the white between them is narrow.
 */
export function inColumns(page: Page): Page {
  const lines = page.stretches.flat();
  const parts = partsOf(lines.flatMap(({ words }) => words));
  if (parts.length < 2) return page;
  const partOf = new Map(parts.flatMap((words, part) => words.map(word => [word, part] as const)));
  const found = page.stretches.flatMap((stretch, from) =>
    stretch.flatMap(line =>
      [...Map.groupBy(line.words, word => partOf.get(word) ?? 0)].flatMap(([part, words]) =>
        (words.length === line.words.length ? [line] : linesOf(words)).map(own => ({
          part,
          from,
          line: own,
        })),
      ),
    ),
  );
  const regions = parts.map((_, part) => inRows(found.filter(one => one.part === part).map(one => one.line)));
  const fromOf = new Map(found.map(({ line, from }) => [line, from]));
  const stretches: Line[][] = [];
  for (const region of regions)
    for (const [n, line] of region.entries()) {
      const before = region[n - 1];
      if (before && fromOf.get(before) === fromOf.get(line)) stretches.at(-1)?.push(line);
      else stretches.push([line]);
    }
  return { ...page, stretches, regions };
}
