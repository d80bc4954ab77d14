import { type Reader, sql } from '#platform/db.ts';

export const readStems = (
  reader: Reader,
  words: readonly string[],
): Promise<{ word: string; stem: string }[]> =>
  reader.many(sql`
    select word, coalesce((ts_lexize('discovery.dutch_stem', word))[1], word) as stem
      from unnest(${words}::text[]) as word`);
