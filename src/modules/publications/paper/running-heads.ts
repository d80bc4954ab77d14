import type { Line, Page } from './page.ts';
import type { LineTag } from './tags.ts';

/** How much of a page's height its head and foot take at most. */
const margin = 0.12;

const isAtEdge = ({ top, bottom }: Line, { height }: Page): boolean =>
  bottom < height * margin || top > height * (1 - margin);

/** What returns: the same words at the same height, their numbers the same as well or growing with the pages. */
const likenesses = ({ text, top }: Line, { number }: Page): string[] => {
  const said = text.toLowerCase();
  const growing = said.replaceAll(/\d+/g, digits => `#${Number(digits) - number}`);
  return [...new Set([said, growing])].map(words => `${Math.round(top / 6)} ${words}`);
};

const isPageNumber = (text: string): boolean =>
  /^(?:[-–|]\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*[-–|])?$/i.test(text);

/**
 * Which lines return at the edge of page after page: title, chapter and page number, which are no part of the text. What stands
 * on a fifth of the pages, on three at least, returns; a number at the edge with no text beside it does on any. What the file
 * calls a heading, an item, a note or a table is part of the text.
 */
export function withoutRunningHeads(pages: readonly Page[], tags: ReadonlyMap<Line, LineTag>): Page[] {
  const seen = new Map<string, Set<number>>();
  for (const page of pages)
    for (const line of page.stretches.flat()) {
      if (!isAtEdge(line, page)) continue;
      for (const key of likenesses(line, page)) seen.set(key, (seen.get(key) ?? new Set()).add(page.number));
    }
  const often = Math.max(3, pages.length / 5);
  const isRepeated = (line: Line, page: Page): boolean =>
    isAtEdge(line, page) && likenesses(line, page).some(key => (seen.get(key)?.size ?? 0) >= often);
  const isNumberAlone = (line: Line, page: Page): boolean =>
    isAtEdge(line, page) &&
    isPageNumber(line.text) &&
    // years above a table that goes on over the page stand beside what they belong to
    page.stretches
      .flat()
      .every(
        other =>
          other.bottom <= line.top ||
          other.top >= line.bottom ||
          isPageNumber(other.text) ||
          isRepeated(other, page),
      );
  const isPart = (line: Line): boolean => (tags.get(line)?.kind ?? 'paragraph') !== 'paragraph';
  const returns = (line: Line, page: Page): boolean =>
    !isPart(line) && (isRepeated(line, page) || isNumberAlone(line, page));
  return pages.map(page => ({
    ...page,
    ...(page.regions && {
      regions: page.regions.map(lines => lines.filter(line => !returns(line, page))),
    }),
    stretches: page.stretches
      .map(lines => lines.filter(line => !returns(line, page)))
      .filter(lines => lines.length > 0),
  }));
}
