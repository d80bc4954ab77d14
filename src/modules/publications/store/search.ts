import { type Reader, sql } from '#platform/db.ts';
import type { Language } from '#web/words.ts';

/** A passage in which the words were found, those words between `start` and `stop`. */
export interface Hit {
  readonly slug: string;
  readonly title: string;
  readonly chapter: string;
  readonly chapterTitle: string;
  readonly block: string;
  readonly page: number;
  readonly excerpt: string;
}

/** Characters of Unicode's private area, which no text has. */
export const start = '\uE000';
export const stop = '\uE001';

export interface SearchWish {
  readonly words: string;
  /** Only in this publication. */
  readonly slug?: string | undefined;
  readonly staff: boolean;
  readonly most: number;
}

/** Searches the newest versions by the stems of the words, the best passages first; `"…"` and `-word` as on the web. */
export const searchPassages = (reader: Reader, { words, slug, staff, most }: SearchWish): Promise<Hit[]> =>
  reader.many<Hit>(sql`
    with asked as (
      select language, stems, websearch_to_tsquery(stems, ${words}) as query
        from (values ('nl', 'dutch'::regconfig), ('en', 'english'::regconfig)) as known(language, stems)
    ), found as (
      select publication.id, publication.slug, passage.version, passage.place, passage.chapter, passage.chapter_title,
             passage.block, passage.page, passage.text, asked.stems, asked.query,
             ts_rank_cd(passage.search, asked.query) as rank
        from asked
        join publications.publication using (language)
        join publications.passage
          on passage.publication = publication.id and passage.version = publication.current
         and passage.search @@ asked.query
       where (publication.open or ${staff}) and (${slug ?? null}::text is null or publication.slug = ${slug ?? null})
       order by rank desc, publication.owner, publication.id, passage.place
       limit ${most}
    )
    select found.slug, version.title, found.chapter, found.chapter_title, found.block, found.page,
           ts_headline(found.stems, found.text, found.query,
                       ${`StartSel=${start}, StopSel=${stop}, MaxWords=32, MinWords=16, MaxFragments=2`}) as excerpt
      from found
      join publications.version on version.publication = found.id and version.number = found.version
     order by found.rank desc, found.id, found.place`);

/** The words of a chapter that a search found, as they are written there. */
export const wordsFound = async (
  reader: Reader,
  { slug, chapter, words, language }: { slug: string; chapter: string; words: string; language: Language },
): Promise<string[]> => {
  const stems = language === 'en' ? 'english' : 'dutch';
  const marked = await reader.many<{ text: string }>(sql`
    select ts_headline(${stems}::regconfig, passage.text, websearch_to_tsquery(${stems}::regconfig, ${words}),
                       ${`HighlightAll=true, StartSel=${start}, StopSel=${stop}`}) as text
      from publications.publication
      join publications.passage on passage.publication = publication.id and passage.version = publication.current
     where publication.slug = ${slug} and passage.chapter = ${chapter}
       and passage.search @@ websearch_to_tsquery(${stems}::regconfig, ${words})`);
  const found = new RegExp(`${start}([^${stop}]+)${stop}`, 'g');
  return [...new Set(marked.flatMap(({ text }) => [...text.matchAll(found)].map(([, word = '']) => word)))];
};
