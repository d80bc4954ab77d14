import { textsOf } from './block.ts';
import { plainText, readInline } from './inline.ts';
import type { Content } from './publication.ts';
import type { Passage } from './store/version.ts';

/** The words of each block, its figures written out, for the search. */
export function passagesOf({ chapters, figures }: Content): Passage[] {
  const say = (name: string): string => figures[name]?.said ?? '';
  return chapters.flatMap(({ slug, title, blocks }) =>
    blocks.map(({ id, body, page }, place) => ({
      chapter: slug,
      chapterTitle: title,
      block: id,
      page,
      text: [
        ...(place === 0 ? [title] : []),
        ...textsOf(body).map(text => plainText(readInline(text), say)),
      ].join(' \n'),
    })),
  );
}
