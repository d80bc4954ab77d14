import type { BlockBody } from '../block.ts';
import type { ArrangedPage } from './arrange.ts';
import type { Entry } from './contents.ts';
import { skeletonOf } from './skeleton.ts';

/** A chapter of an old report, which begins on a page of its own. */
export interface PaperChapter extends Entry {
  readonly slug: string;
  readonly blocks: readonly { readonly page: number; readonly body: BlockBody }[];
}

const startsOf = ({ blocks }: ArrangedPage): string[] =>
  blocks.slice(0, 4).flatMap(body => (body.kind === 'heading' ? [skeletonOf(body.text)] : []));

/** Printed numbers need not be those of the file: by how much they differ is what most titles agree on. */
export function shiftOf(entries: readonly Entry[], pages: readonly ArrangedPage[]): number {
  const votes = new Map<number, number>();
  for (const { title, page } of entries)
    for (const { number, blocks } of pages)
      if (startsOf({ number, blocks }).includes(skeletonOf(title)))
        votes.set(number - page, (votes.get(number - page) ?? 0) + 1);
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Large headings at the top of a page, when neither bookmarks nor a contents page say more. */
const byHeadings = (pages: readonly ArrangedPage[]): Entry[] =>
  pages.flatMap(({ number, blocks: [first] }) =>
    first?.kind === 'heading' && first.level === 2 ? [{ title: first.text, page: number }] : [],
  );

/** Where the chapters begin: by the bookmarks of the file, its contents, or its largest headings. */
function entriesOf(
  outline: readonly Entry[],
  contents: readonly Entry[],
  arranged: readonly ArrangedPage[],
): readonly Entry[] {
  if (outline.length >= 2) return outline;
  return contents.length > 0 ? contents : byHeadings(arranged);
}

/** Addresses of chapters: their titles in small letters, each once. */
function slugger(): (title: string) => string {
  const taken = new Map<string, number>();
  return title => {
    const plain = skeletonOf(title).replaceAll(' ', '-').slice(0, 60).replace(/-+$/, '') || 'deel';
    const times = (taken.get(plain) ?? 0) + 1;
    taken.set(plain, times);
    return times === 1 ? plain : `${plain}-${times}`;
  };
}

/** A chapter's headings begin with the second level, and none is skipped. */
function withoutSkips(blocks: PaperChapter['blocks']): PaperChapter['blocks'] {
  let hasSecond = false;
  return blocks.map(({ page, body }) => {
    if (body.kind !== 'heading') return { page, body };
    const level = hasSecond ? body.level : 2;
    hasSecond = true;
    return { page, body: { ...body, level } };
  });
}

/**
 * Parts pages into chapters, each from the top of its first page; what comes before the first is called by the title of the
 * report. The contents name pages of the file. Several titles on one page are one chapter, the others stay headings in it.
 */
export function chaptersOf(
  title: string,
  outline: readonly Entry[],
  contents: readonly Entry[],
  arranged: readonly ArrangedPage[],
): PaperChapter[] {
  const first = arranged[0]?.number ?? 1;
  const last = arranged.at(-1)?.number ?? 0;
  const wanted = entriesOf(outline, contents, arranged).filter(({ page }) => page >= first && page <= last);
  const starts = new Map<number, string>();
  for (const entry of wanted.toSorted((a, b) => a.page - b.page))
    if (!starts.has(entry.page)) starts.set(entry.page, entry.title);
  if (!starts.has(first)) starts.set(first, title);
  const slug = slugger();
  const inOrder = [...starts].toSorted(([a], [b]) => a - b);
  return inOrder.flatMap(([page, name], n): PaperChapter[] => {
    const end = inOrder[n + 1]?.[0] ?? last + 1;
    const own = arranged.filter(({ number }) => number >= page && number < end);
    const blocks = own.flatMap(({ number, blocks }) => blocks.map(body => ({ page: number, body })));
    const [head] = blocks;
    const isSaidTwice = head?.body.kind === 'heading' && skeletonOf(head.body.text) === skeletonOf(name);
    // a title that stands alone on its page stays there, or the page would have no text
    const isAlone = blocks[1]?.page !== page;
    const said = withoutSkips(isSaidTwice && !isAlone ? blocks.slice(1) : blocks);
    return said.length === 0 ? [] : [{ slug: slug(name), title: name, page, blocks: said }];
  });
}
