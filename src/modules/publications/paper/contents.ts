import { type BlockBody, textsOf } from '../block.ts';
import { type ArrangedPage, asText } from './arrange.ts';
import type { Page } from './page.ts';
import { skeletonOf } from './skeleton.ts';

/** A line of the contents: where a chapter begins, by the number that is printed there or that of the PDF's own page. */
export interface Entry {
  readonly title: string;
  readonly page: number;
}

/** The pages that list the contents, each with its lines. */
export type ContentsPages = ReadonlyMap<number, readonly Entry[]>;

const row = /^(.{2,200}?)[\s.…·_\u2060]*\s\u2060?(\d{1,4})$/;

/** Lines of a page that end in a page number; one that stands alone before its number, in the next column, is taken with it. */
function entriesOn({ stretches }: Page): Entry[] {
  const lines = stretches.flat();
  return lines.flatMap((line): Entry[] => {
    const beside = lines.find(
      other =>
        other.left >= line.right &&
        Math.abs(other.top - line.top) < line.size / 2 &&
        /^\d{1,4}$/.test(other.text),
    );
    const [, title = '', number] = row.exec(beside ? `${line.text} ${beside.text}` : line.text) ?? [];
    return /\p{L}{2}/u.test(title) ? [{ title: title.trim(), page: Number(number) }] : [];
  });
}

/** Those of which the numbers rise from one on; none when that holds for too few. */
function rising(entries: readonly Entry[], from: number): Entry[] {
  const found = entries.filter(({ page }, n) => page >= (entries[n - 1]?.page ?? from));
  return found.length >= entries.length * 0.8 ? found : [];
}

/**
 * Reads the contents: lines that end in a page number, three different ones at least, on a page within the first tenth of the
 * report, and what goes on on the next.
 */
export function readContents(pages: readonly Page[]): ContentsPages {
  const found = new Map<number, Entry[]>();
  for (const page of pages.slice(0, Math.max(6, pages.length / 10))) {
    const last = [...found.values()].at(-1)?.at(-1)?.page;
    const entries = rising(entriesOn(page), last ?? 0);
    if (new Set(entries.map(({ page: at }) => at)).size >= 3) found.set(page.number, entries);
    else if (last !== undefined) break;
  }
  return found;
}

/** Items that a list can hold. */
const longestList = 40;

/** Whether texts are lines of the contents and nothing else; answers which. */
function linesIn(body: BlockBody, left: readonly Entry[]): number {
  let rest = skeletonOf(textsOf(body).join(' '));
  let count = 0;
  for (const { title, page } of left) {
    if (rest === '') break;
    const line = skeletonOf(`${title} ${page}`);
    if (!`${rest} `.startsWith(`${line} `)) return 0;
    rest = rest.slice(line.length).trim();
    count += 1;
  }
  return rest === '' ? count : 0;
}

/**
 * Pages with each line of the contents an item of its own that leads to the page it names, instead of what it looked like: titles
 * and dots run together, or all numbers behind all titles.
 */
export function withContents(
  arranged: readonly ArrangedPage[],
  contents: ContentsPages,
  addressOf: (page: number) => string | undefined,
): ArrangedPage[] {
  const item = ({ title, page }: Entry): string => {
    const href = addressOf(page);
    const said = asText(title);
    return href === undefined ? `${said} ${page}` : `[${said.replaceAll(/[[\]]/g, '')}](${href}) ${page}`;
  };
  return arranged.map(page => {
    let left = contents.get(page.number) ?? [];
    if (left.length === 0) return page;
    const blocks: BlockBody[] = [];
    const items: string[] = [];
    const close = () => {
      while (items.length > 0) {
        const [first = '', ...more] = items.splice(0, longestList);
        blocks.push({ kind: 'list', items: [first, ...more] });
      }
    };
    for (const body of page.blocks) {
      const count = linesIn(body, left);
      items.push(...left.slice(0, count).map(item));
      left = left.slice(count);
      if (count > 0) continue;
      close();
      blocks.push(body);
    }
    close();
    return { ...page, blocks };
  });
}
