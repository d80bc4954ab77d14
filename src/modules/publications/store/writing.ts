import { records, type Reader, sql, type Tx } from '#platform/db.ts';
import type { BlockBody } from '../block.ts';
import type { PublicationId } from '../publication.ts';
import type { Token } from '../token.ts';
import type { DraftState } from '../writing/review.ts';

/** A block as it stands now, also when it was taken away. */
export interface StoredBlock {
  readonly id: string;
  readonly chapter: number;
  readonly place: number;
  readonly version: number;
  readonly body: BlockBody;
  readonly removedAt: Date | null;
}

export const readBlock = (
  reader: Reader,
  publication: PublicationId,
  block: string,
): Promise<StoredBlock | undefined> =>
  reader.maybe(sql`
    select id, chapter, place, version, body, removed_at
      from publications.block
     where publication = ${publication} and id = ${block}`);

/** Blocks of a chapter that were taken away, the last first. */
export const readRemoved = (reader: Reader, chapter: number): Promise<StoredBlock[]> =>
  reader.many(sql`
    select id, chapter, place, version, body, removed_at
      from publications.block
     where chapter = ${chapter} and removed_at is not null
     order by removed_at desc, id
     limit 10`);

export const readChange = (
  reader: Reader,
  publication: PublicationId,
  block: string,
  version: number,
): Promise<{ body: BlockBody; along: Along } | undefined> =>
  reader.maybe(sql`
    select body, along
      from publications.block_change
     where publication = ${publication} and block = ${block} and version = ${version}`);

/** Blocks that came or went with the change of another, by the version that each had after it. */
export type Along = Readonly<Record<string, number>>;

/** Keeps what blocks said before they are changed. */
export const keepChanges = (
  tx: Tx,
  changes: readonly {
    readonly publication: PublicationId;
    readonly block: string;
    readonly version: number;
    readonly body: BlockBody;
    readonly along: Along;
    readonly at: Date;
    readonly by: number | undefined;
  }[],
): Promise<number> =>
  tx.run(sql`
    insert into publications.block_change (publication, block, version, body, along, changed_at, changed_by)
    select publication, block, version, body, along, at, by
      from jsonb_to_recordset(${records(changes.map(({ publication, block, version, body, along, at, by }) => ({ publication, block, version, body, along, at, by })))}) as row(
           publication bigint, block text, version integer, body jsonb, along jsonb, at timestamptz, by bigint)`);

export const updateBlocks = (
  tx: Tx,
  blocks: readonly {
    readonly publication: PublicationId;
    readonly block: string;
    readonly version: number;
    readonly body: BlockBody;
    readonly removedAt: Date | null;
  }[],
): Promise<number> =>
  tx.run(sql`
    update publications.block
       set version = row.version, body = row.body, removed_at = row.removed_at
      from jsonb_to_recordset(${records(blocks)}) as row(
           publication bigint, block text, version integer, body jsonb, removed_at timestamptz)
     where block.publication = row.publication and block.id = row.block`);

/** Puts new blocks behind a place of a chapter; what stood there moves up. */
export async function insertBlocks(
  tx: Tx,
  blocks: readonly {
    readonly publication: PublicationId;
    readonly chapter: number;
    readonly after: number;
    readonly place: number;
    readonly id: string;
    readonly body: BlockBody;
  }[],
): Promise<void> {
  const [first] = blocks;
  if (!first) return;
  await tx.run(sql`
    update publications.block set place = place + ${blocks.length}
     where chapter = ${first.chapter} and place > ${first.after}`);
  await tx.run(sql`
    insert into publications.block (publication, id, chapter, place, body)
    select publication, id, chapter, place, body
      from jsonb_to_recordset(${records(blocks)}) as row(
           publication bigint, id text, chapter bigint, place integer, body jsonb)`);
}

export const saveState = (
  tx: Tx,
  publication: PublicationId,
  state: DraftState,
  submittedBy: number | undefined,
): Promise<number> =>
  tx.run(sql`
    update publications.publication set state = ${state}, submitted_by = ${submittedBy ?? null}
     where id = ${publication}`);

/** Every draft, for who writes. */
export const readDesk = (
  reader: Reader,
): Promise<{ slug: string; title: string; state: DraftState; current: number | null; owner: number }[]> =>
  reader.many(sql`
    select slug, title, state, current, owner from publications.publication order by owner, title`);

/** Names a figure, or gives a name another meaning. */
export const keepToken = (tx: Tx, publication: PublicationId, name: string, body: Token): Promise<number> =>
  tx.run(sql`
    insert into publications.token (publication, name, body)
    values (${publication}, ${name}, ${JSON.stringify(body)}::jsonb)
        on conflict (publication, name) do update set body = excluded.body`);

/** A remark of a colleague on a block. */
export interface Remark {
  readonly id: number;
  readonly block: string;
  readonly text: string;
  readonly author: string;
  readonly writtenAt: Date;
}

export const insertRemark = (
  tx: Tx,
  publication: PublicationId,
  { block, text, author, writtenAt }: Omit<Remark, 'id'>,
): Promise<number> =>
  tx.run(sql`
    insert into publications.remark (publication, block, text, author, written_at)
    values (${publication}, ${block}, ${text}, ${author}, ${writtenAt})`);

export const settleRemark = (tx: Tx, publication: PublicationId, id: number, at: Date): Promise<number> =>
  tx.run(sql`
    update publications.remark set settled_at = ${at}
     where publication = ${publication} and id = ${id} and settled_at is null`);

/** Remarks that are still open, the oldest first. */
export const readRemarks = (reader: Reader, publication: PublicationId): Promise<Remark[]> =>
  reader.many(sql`
    select id, block, text, author, written_at
      from publications.remark
     where publication = ${publication} and settled_at is null
     order by id`);
