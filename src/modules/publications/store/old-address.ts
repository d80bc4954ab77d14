import { type Reader, sql } from '#platform/db.ts';

/** Where a page of an earlier viewer leads: the chapter that begins on it or before it; of paper the same page. */
export const readOldAddress = (
  reader: Reader,
  slug: string,
  page: number,
): Promise<{ slug: string; chapter: string; isPaper: boolean } | undefined> =>
  reader.maybe(sql`
    select publication.slug, old_address.chapter, publication.paper is not null as is_paper
      from publications.old_address
      join publications.publication on publication.id = old_address.publication
     where old_address.slug = ${slug} and old_address.page <= ${page} and publication.current is not null
     order by old_address.page desc
     limit 1`);

/** The publication that an earlier viewer had at an address. */
export const readOldHome = (reader: Reader, slug: string): Promise<{ slug: string } | undefined> =>
  reader.maybe(sql`
    select distinct publication.slug
      from publications.old_address
      join publications.publication on publication.id = old_address.publication
     where old_address.slug = ${slug} and publication.current is not null`);
