import type { Content, FrozenBlock, FrozenChapter } from './publication.ts';
import { firstPage, listedOnPage } from './sheets.ts';

/** One page of a publication, from 1: the cover, the contents, then the chapters. */
export interface Sheet {
  readonly page: number;
  readonly kind: 'cover' | 'contents' | 'text';
  /** Of a page of the contents: the chapters that it lists. */
  readonly listed: readonly FrozenChapter[];
  /** The chapter that begins here. */
  readonly chapter: FrozenChapter | undefined;
  /** The chapter that this page belongs to. */
  readonly within: FrozenChapter | undefined;
  readonly blocks: readonly FrozenBlock[];
}

/** The pages of a version in order; every output has these, with these numbers. */
export function sheetsOf({ pages, chapters, paper }: Content): Sheet[] {
  const first = paper ? 1 : firstPage(chapters.length);
  const sheets: Sheet[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const within = chapters.findLast(chapter => chapter.page <= page);
    sheets.push({
      page,
      kind: paper ? 'text' : page === 1 ? 'cover' : page < first ? 'contents' : 'text',
      listed:
        page > 1 && page < first ? chapters.slice((page - 2) * listedOnPage, (page - 1) * listedOnPage) : [],
      chapter: within?.page === page ? within : undefined,
      within,
      blocks: within?.blocks.filter(block => block.page === page) ?? [],
    });
  }
  return sheets;
}
