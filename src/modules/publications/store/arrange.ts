import { sql, type Tx } from '#platform/db.ts';
import type { Block } from '../block.ts';
import type { PublicationId } from '../publication.ts';

/** Puts the blocks of a chapter in this order; one that stood elsewhere comes along. Those taken away go behind. */
export const moveBlock = (
  tx: Tx,
  publication: PublicationId,
  chapter: number,
  ids: readonly string[],
): Promise<number> =>
  tx.run(sql`
    update publications.block
       set chapter = ${chapter}, place = coalesce(array_position(${ids}::text[], block.id), ${ids.length} + place + 1)
     where publication = ${publication} and (id = any(${ids}) or chapter = ${chapter})`);

/** Adds a chapter with its first block. */
export const insertChapter = (
  tx: Tx,
  chapter: {
    readonly publication: PublicationId;
    readonly place: number;
    readonly slug: string;
    readonly title: string;
  },
  first: Block,
): Promise<number> =>
  tx.run(sql`
    with made as (
      insert into publications.chapter (publication, place, slug, title)
      values (${chapter.publication}, ${chapter.place}, ${chapter.slug}, ${chapter.title})
      returning id, publication
    )
    insert into publications.block (publication, id, chapter, place, body)
    select publication, ${first.id}, id, 0, ${JSON.stringify(first.body)}::jsonb from made`);

export const nameOwner = (tx: Tx, chapter: number, owner: string | undefined): Promise<number> =>
  tx.run(sql`update publications.chapter set looked_after_by = ${owner ?? null} where id = ${chapter}`);
