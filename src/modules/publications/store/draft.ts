import type { UnitId } from '#network';
import { records, type Reader, sql, type Tx } from '#platform/db.ts';
import type { Block } from '../block.ts';
import type { About, Draft, DraftBlock, DraftChapter, PaperPages, PublicationId } from '../publication.ts';
import type { Token } from '../token.ts';

/** A draft that is not in the database yet. */
export interface NewDraft extends About {
  readonly owner: UnitId;
  readonly open: boolean;
  readonly follows?: PublicationId | undefined;
  readonly chapters: readonly (Pick<DraftChapter, 'slug' | 'title' | 'owner'> & {
    readonly blocks: readonly (Block & Pick<DraftBlock, 'page'>)[];
  })[];
  readonly tokens: Readonly<Record<string, Token>>;
  readonly paper?: PaperPages;
  readonly old?: { readonly slug: string; readonly chapters: Readonly<Record<string, string>> } | undefined;
}

export const takenSlugs = async (reader: Reader, slugs: readonly string[]): Promise<string[]> =>
  (
    await reader.many<{ slug: string }>(sql`
      select slug from publications.publication where slug = any(${slugs})`)
  ).map(({ slug }) => slug);

/** Writes chapters and blocks of drafts, and where pages of an earlier viewer lead; a block that nobody changed is written anew. */
async function fillDrafts(
  tx: Tx,
  ids: ReadonlyMap<string, PublicationId>,
  drafts: readonly NewDraft[],
): Promise<void> {
  const chapters = drafts.flatMap(({ slug: of, chapters }) =>
    chapters.map(({ slug, title, blocks, owner }, place) => ({
      publication: ids.get(of),
      place,
      slug,
      title,
      blocks,
      owner: owner ?? null,
    })),
  );
  await tx.run(sql`
    with given as (
      select * from jsonb_to_recordset(${records(chapters)}) as row(
             publication bigint, place integer, slug text, title text, blocks jsonb, owner text)
    ), made as (
      insert into publications.chapter (publication, place, slug, title, looked_after_by)
      select publication, place, slug, title, owner from given
          on conflict (publication, slug) do update set place = excluded.place, title = excluded.title
      returning id, publication, slug
    )
    insert into publications.block (publication, id, chapter, place, body, page)
    select made.publication, block ->> 'id', made.id, number - 1, block -> 'body', (block ->> 'page')::integer
      from made
      join given using (publication, slug)
      cross join lateral jsonb_array_elements(given.blocks) with ordinality as listed(block, number)
        on conflict (publication, id) do update
       set chapter = excluded.chapter, place = excluded.place, body = excluded.body, page = excluded.page
     where block.version = 1 and block.removed_at is null`);
  const old = drafts.flatMap(({ slug, old }) =>
    Object.entries(old?.chapters ?? {}).map(([page, chapter]) => ({
      slug: old?.slug,
      page: Number(page),
      publication: ids.get(slug),
      chapter,
    })),
  );
  await tx.run(sql`
    insert into publications.old_address (slug, page, publication, chapter)
    select slug, page, publication, chapter
      from jsonb_to_recordset(${records(old)}) as row(slug text, page integer, publication bigint, chapter text)`);
}

/** Answers the new publications' ids by slug. */
export async function insertDrafts(
  tx: Tx,
  drafts: readonly NewDraft[],
): Promise<ReadonlyMap<string, PublicationId>> {
  const about = drafts.map(({ slug, title, summary, language, owner, open, paper, follows }) => ({
    slug,
    title,
    summary,
    language,
    owner,
    open,
    paper: paper ?? null,
    follows: follows ?? null,
  }));
  const made = await tx.many<{ id: PublicationId; slug: string }>(sql`
    insert into publications.publication (slug, title, summary, language, owner, open, paper, follows)
    select slug, title, summary, language, owner, open, paper, follows
      from jsonb_to_recordset(${records(about)}) as row(
           slug text, title text, summary text, language text, owner bigint, open boolean, paper jsonb, follows bigint)
    returning id, slug`);
  const ids = new Map(made.map(({ id, slug }) => [slug, id]));
  await fillDrafts(tx, ids, drafts);
  const tokens = drafts.flatMap(({ slug, tokens }) =>
    Object.entries(tokens).map(([name, body]) => ({ publication: ids.get(slug), name, body })),
  );
  await tx.run(sql`
    insert into publications.token (publication, name, body)
    select publication, name, body
      from jsonb_to_recordset(${records(tokens)}) as row(publication bigint, name text, body jsonb)`);
  return ids;
}

/** Writes a draft anew from what it was made of; what somebody changed, removed or remarked on stays as it is. */
export async function refillDraft(tx: Tx, publication: PublicationId, draft: NewDraft): Promise<void> {
  const { slug, paper, chapters } = draft;
  await tx.run(sql`
    update publications.publication set paper = ${JSON.stringify(paper ?? null)}::jsonb where id = ${publication}`);
  await tx.run(sql`delete from publications.old_address where publication = ${publication}`);
  await fillDrafts(tx, new Map([[slug, publication]]), [draft]);
  const blocks = chapters.flatMap(({ blocks: own }) => own.map(({ id }) => id));
  await tx.run(sql`
    delete from publications.block
     where publication = ${publication} and version = 1 and removed_at is null and not id = any(${blocks})
       and not exists (select from publications.remark
                        where remark.publication = block.publication and remark.block = block.id)`);
  await tx.run(sql`
    delete from publications.chapter
     where publication = ${publication} and not slug = any(${chapters.map(chapter => chapter.slug)})
       and not exists (select from publications.block where block.chapter = chapter.id)`);
}

interface DraftRow extends Omit<Draft, 'tokens' | 'current' | 'submittedBy' | 'paper' | 'follows'> {
  readonly paper: PaperPages | null;
  readonly current: number | null;
  readonly follows: PublicationId | null;
  readonly submittedBy: number | null;
  readonly tokens: Readonly<Record<string, Token>>;
}

const asDraft = ({ current, submittedBy, tokens, paper, follows, ...row }: DraftRow): Draft => ({
  ...row,
  paper: paper ?? undefined,
  follows: follows ?? undefined,
  submittedBy: submittedBy ?? undefined,
  current: current ?? undefined,
  tokens: new Map(Object.entries(tokens)),
});

const draftsWhere = (condition: ReturnType<typeof sql>) => sql<DraftRow>`
  select publication.id, slug, title, summary, language, owner, open, current, state, submitted_by, paper, follows,
         coalesce((select jsonb_agg(jsonb_build_object('id', chapter.id, 'slug', chapter.slug, 'title', chapter.title, 'owner', chapter.looked_after_by,
                          'blocks', coalesce((select jsonb_agg(jsonb_build_object('id', block.id, 'version', block.version, 'body', block.body, 'page', block.page)
                                                               order by block.place, block.id)
                                                from publications.block where block.chapter = chapter.id and block.removed_at is null), '[]'))
                          order by chapter.place, chapter.id)
                     from publications.chapter where chapter.publication = publication.id), '[]') as chapters,
         coalesce((select jsonb_object_agg(name, body) from publications.token
                    where token.publication = publication.id), '{}') as tokens
    from publications.publication
   where ${condition}`;

/** Drafts as they stand; nobody else changes or publishes them until the transaction ends. */
export async function lockDrafts(tx: Tx, ids: readonly PublicationId[]): Promise<Draft[]> {
  await tx.run(sql`select from publications.publication where id = any(${ids}) order by id for update`);
  return (await tx.many(draftsWhere(sql`publication.id = any(${ids})`))).map(asDraft);
}

/** The figures that drafts name, by publication. */
export const readTokens = async (
  reader: Reader,
  ids: readonly PublicationId[],
): Promise<ReadonlyMap<PublicationId, ReadonlyMap<string, Token>>> => {
  const rows = await reader.many<{ publication: PublicationId; name: string; body: Token }>(sql`
    select publication, name, body from publications.token where publication = any(${ids})`);
  const found = Map.groupBy(rows, ({ publication }) => publication);
  return new Map(
    [...found].map(([publication, tokens]) => [
      publication,
      new Map(tokens.map(({ name, body }) => [name, body])),
    ]),
  );
};

export const readDraft = async (reader: Reader, slug: string): Promise<Draft | undefined> => {
  const row = await reader.maybe(draftsWhere(sql`publication.slug = ${slug}`));
  return row && asDraft(row);
};

/** What the publication is called that another was begun from. */
export const readTitle = async (reader: Reader, publication: PublicationId): Promise<string | undefined> =>
  (
    await reader.maybe<{ title: string }>(sql`
      select title from publications.publication where id = ${publication}`)
  )?.title;
