import type { Content, FrozenBlock, FrozenChapter } from './publication.ts';

/** One page of a publication, from 1: the cover, the contents, then the chapters. */
export interface Sheet {
  readonly page: number;
  readonly kind: 'cover' | 'contents' | 'text';
  /** The chapter that begins here. */
  readonly chapter: FrozenChapter | undefined;
  /** The chapter that this page belongs to. */
  readonly within: FrozenChapter | undefined;
  readonly blocks: readonly FrozenBlock[];
}

/** The pages of a version in order; every output has these, with these numbers. */
export function sheetsOf({ pages, chapters }: Content): Sheet[] {
  const sheets: Sheet[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const within = chapters.findLast(chapter => chapter.page <= page);
    sheets.push({
      page,
      kind: page === 1 ? 'cover' : page === 2 ? 'contents' : 'text',
      chapter: within?.page === page ? within : undefined,
      within,
      blocks: within?.blocks.filter(block => block.page === page) ?? [],
    });
  }
  return sheets;
}
