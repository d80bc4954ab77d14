import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { PublicationId } from '../publication.ts';
import type { Paper, PaperId } from '../paper/paper.ts';

export type NewPaper = Pick<Paper, 'name' | 'slug' | 'title' | 'oldSlug' | 'owner' | 'size' | 'askedAt'> & {
  readonly askedBy: number | undefined;
};

export const insertPaper = async (tx: Tx, paper: NewPaper): Promise<PaperId> =>
  (
    await tx.one<{ id: PaperId }>(sql`
      insert into publications.paper (name, slug, title, old_slug, owner, size, asked_at, asked_by)
      values (${paper.name}, ${paper.slug}, ${paper.title}, ${paper.oldSlug}, ${paper.owner}, ${paper.size},
              ${paper.askedAt}, ${paper.askedBy ?? null})
      returning id`)
  ).id;

const columns = sql`paper.id, paper.name, paper.slug, paper.title, paper.old_slug, paper.owner, paper.size, paper.state,
  paper.reason, paper.publication, paper.pictures, paper.repaired, paper.asked_at, publication.current as published,
  (publication.paper ->> 'pages')::integer as pages,
  coalesce(jsonb_array_length(publication.paper -> 'unread'), 0) as unread`;

export const readPapers = (reader: Reader, most: number): Promise<Paper[]> =>
  reader.many<Paper>(sql`
    select ${columns}
      from publications.paper
      left join publications.publication on publication.id = paper.publication
     order by paper.id desc
     limit ${most}`);

export const findPaper = (reader: Reader, id: PaperId): Promise<Paper | undefined> =>
  reader.maybe<Paper>(sql`
    select ${columns}
      from publications.paper
      left join publications.publication on publication.id = paper.publication
     where paper.id = ${id}`);

/** Addresses that a paper is still waiting to take, besides those of publications. */
export const waitingSlug = async (reader: Reader, slug: string): Promise<boolean> =>
  (
    await reader.one<{ found: boolean }>(sql`
      select exists (select from publications.paper where slug = ${slug} and state = 'waiting') as found`)
  ).found;

/** What was read of a paper; one that was read or refused stays so. */
export const keepPaper = (
  tx: Tx,
  id: PaperId,
  {
    state,
    publication,
    repaired,
  }: { state: 'reading' | 'read'; publication: PublicationId; repaired: boolean },
): Promise<number> =>
  tx.run(sql`
    update publications.paper set state = ${state}, publication = ${publication}, repaired = ${repaired}
     where id = ${id} and state in ('waiting', 'reading')`);

/** Says why a paper that was waiting was not read. */
export const refusePaper = (tx: Tx, id: PaperId, reason: string): Promise<number> =>
  tx.run(sql`
    update publications.paper set state = 'refused', reason = ${reason}
     where id = ${id} and state in ('waiting', 'reading')`);

/** Keeps what a page looked like. */
export async function insertPicture(
  tx: Tx,
  {
    paper,
    publication,
    page,
    bytes,
  }: { paper: PaperId; publication: PublicationId; page: number; bytes: Buffer },
): Promise<void> {
  await tx.run(sql`
    insert into publications.paper_page (publication, page, bytes)
    values (${publication}, ${page}, ${bytes}) on conflict do nothing`);
  await tx.run(sql`update publications.paper set pictures = greatest(pictures, ${page}) where id = ${paper}`);
}

export const readPicture = (
  reader: Reader,
  publication: PublicationId,
  page: number,
): Promise<{ bytes: Buffer } | undefined> =>
  reader.maybe(sql`
    select bytes from publications.paper_page where publication = ${publication} and page = ${page}`);

/** A block as a person sets it right; `leave` takes it out. */
export interface Repair {
  readonly block: string;
  readonly place: number;
  readonly kind: 'heading-2' | 'heading-3' | 'paragraph' | 'leave' | 'same';
  /** What a note says from now on; of other kinds it is not looked at. */
  readonly text?: string | undefined;
}

/**
 * Sets blocks of a draft right: what kind they are, in which order, or out. Tables and lists keep their kind. The first heading of
 * a chapter is of the second level, so that none is skipped.
 */
export async function repairBlocks(
  tx: Tx,
  publication: PublicationId,
  repairs: readonly Repair[],
  { at, by }: { readonly at: Date; readonly by: number | undefined },
): Promise<void> {
  const rows = records(
    repairs.map(({ block, place, kind, text }) => ({ block, place, kind, text: text ?? null })),
  );
  await tx.run(sql`
    with row as (
      select * from jsonb_to_recordset(${rows}) as row(block text, place integer, kind text, text text)
    ), wanted as (
      select block.id, row.place, row.kind = 'leave' as leaves,
             case when row.kind = 'paragraph' then jsonb_build_object('kind', 'paragraph', 'text', said -> 'text')
                  when row.kind like 'heading-%'
                  then jsonb_build_object('kind', 'heading', 'level', right(row.kind, 1)::integer, 'text', said -> 'text')
                  else said end as body
        from publications.block
        join row on row.block = block.id
       cross join lateral (
         select case when row.text is not null and body ->> 'kind' = 'note'
                     then jsonb_set(body, '{text}', to_jsonb(row.text)) else body end as said
       ) as words
       where block.publication = ${publication} and block.removed_at is null
    ), kept as (
      insert into publications.block_change (publication, block, version, body, changed_at, changed_by)
      select publication, block.id, version, block.body, ${at}, ${by ?? null}
        from publications.block
        join wanted on wanted.id = block.id
       where block.publication = ${publication} and (wanted.body <> block.body or wanted.leaves)
      returning block
    )
    update publications.block
       set place = wanted.place, body = wanted.body, removed_at = case when wanted.leaves then ${at}::timestamptz end,
           version = version + case when block.id in (select block from kept) then 1 else 0 end
      from wanted
     where block.publication = ${publication} and block.id = wanted.id`);
  await tx.run(sql`
    update publications.block
       set body = jsonb_set(body, '{level}', '2')
      from (select distinct on (chapter) id
              from publications.block
             where publication = ${publication} and removed_at is null and body ->> 'kind' = 'heading'
             order by chapter, place, id) as first
     where block.publication = ${publication} and block.id = first.id`);
}

export const readPaperPages = async (reader: Reader, publication: PublicationId): Promise<number> =>
  (
    await reader.one<{ pages: number | null }>(sql`
      select (paper ->> 'pages')::integer as pages from publications.publication where id = ${publication}`)
  ).pages ?? 0;
