import type { RawBuilder } from 'kysely';
import { type Reader, sql, type Tx } from '#platform/db.ts';

/** Lists gathered in `discovery.heading`, each from what the catalogue says. */
export const gathered = ['author', 'subject', 'publisher', 'year', 'language', 'material'] as const;
export type GatheredList = (typeof gathered)[number];

/** What can be leafed through: titles and words stand in tables of their own. */
export type HeadingList = GatheredList | 'title' | 'word';

/** As an index shows it. */
export interface Heading {
  /** By what it stands in its list, in the order of its letters' numbers. */
  readonly key: string;
  /** As the catalogue writes it. */
  readonly shown: string;
}

/** A longer key is in no list. */
export const longestKey = 200;

/** What can be found: a title that is gone lends its headings to no list. */
const found = sql`catalogue.edition_view join discovery.title as findable using (edition)`;

/** Each heading of a list once, as the catalogue has it now. */
const now: Readonly<Record<GatheredList, RawBuilder<unknown>>> = {
  author: sql`select unnest(authors) as shown from ${found} union select null`,
  subject: sql`select unnest(subjects) as shown from ${found} union select genre from ${found}`,
  publisher: sql`select distinct publisher as shown from ${found}`,
  year: sql`select distinct lpad(edition_view.year::text, 4, '0') as shown from ${found} where edition_view.year between 1 and 9999`,
  language: sql`select distinct edition_view.language as shown from ${found}`,
  material: sql`select distinct edition_view.material as shown from ${found}`,
};

export const deleteGoneHeadings = (tx: Tx, list: GatheredList): Promise<number> =>
  tx.run(sql`
    delete from discovery.heading
     where list = ${list}
       and not exists (select from (${now[list]}) as now where now.shown = heading.shown)`);

/** What stands in no list yet. */
export const readNewHeadings = async (tx: Tx, list: GatheredList): Promise<string[]> =>
  (
    await tx.many<{ shown: string }>(sql`
      select shown from (${now[list]}) as now
       where length(shown) between 1 and ${longestKey}
         and not exists (select from discovery.heading where list = ${list} and heading.shown = now.shown)`)
  ).map(({ shown }) => shown);

export const insertHeadings = (tx: Tx, list: GatheredList, headings: readonly Heading[]): Promise<number> =>
  tx.run(sql`
    insert into discovery.heading (list, shown, key)
    select ${list}, shown, key
      from unnest(${headings.map(h => h.shown)}::text[], ${headings.map(h => h.key)}::text[]) as made(shown, key)
     order by key
        on conflict do nothing`);

/** Where to begin and which way to go: before it, from it on, or behind it. */
interface Stretch {
  readonly from: string;
  readonly way: 'before' | 'from' | 'behind';
  readonly most: number;
}

const ways = {
  before: { compare: sql`<`, order: sql`desc` },
  from: { compare: sql`>=`, order: sql`asc` },
  behind: { compare: sql`>`, order: sql`asc` },
} as const;

/** So many headings of a list from a key on, each key once; those before it with the nearest first. */
export function readHeadings(
  reader: Reader,
  list: HeadingList,
  { from, way, most }: Stretch,
): Promise<Heading[]> {
  const { compare, order } = ways[way];
  if (list === 'word')
    return reader.many(sql`
      select word as key, word as shown from discovery.word
       where word collate "C" ${compare} ${from}
       order by word collate "C" ${order} limit ${most}`);
  if (list === 'title')
    return reader.many(sql`
      select key, edition_view.title as shown
        from (select distinct on (title_key collate "C") title_key as key, edition
                from discovery.title
               where length(title_key) between 1 and ${sql.lit(longestKey)} and title_key collate "C" ${compare} ${from}
               order by title_key collate "C" ${order}, edition ${order} limit ${most}) as mine
        join catalogue.edition_view using (edition)
       order by key collate "C" ${order}`);
  return reader.many(sql`
    select distinct on (key) key, shown
      from discovery.heading
     where list = ${list} and key ${compare} ${from}
     order by key ${order}, shown ${order} limit ${most}`);
}
