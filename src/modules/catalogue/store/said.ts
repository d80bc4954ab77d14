import type { SourceId } from '#intake';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { EditionId } from '../edition.ts';
import type { Said } from '../matching/partition.ts';

/** What people said of these records, with whomever else it is about. */
export const readSaid = (reader: Reader, records: readonly number[]): Promise<Said[]> =>
  reader.many<Said>(sql`
    select a, b, together
      from catalogue.said_of_records
     where ended_at is null and a = any(${records}::bigint[])
     union
    select a, b, together
      from catalogue.said_of_records
     where ended_at is null and b = any(${records}::bigint[])`);

export type ChangeId = number;

/** What a cataloguer did to the grouping. */
export interface Change {
  readonly id: ChangeId;
  readonly kind: 'join' | 'split' | 'forbid';
  readonly at: Date;
  readonly byStaff: number | null;
  readonly reason: string;
  readonly editions: readonly EditionId[];
  readonly undoneAt: Date | null;
}

export const insertChange = async (tx: Tx, change: Omit<Change, 'id' | 'undoneAt'>): Promise<ChangeId> =>
  (
    await tx.one<{ id: ChangeId }>(sql`
      insert into catalogue.change (kind, at, by_staff, reason, editions)
      values (${change.kind}, ${change.at}, ${change.byStaff}, ${change.reason}, ${change.editions}::bigint[])
      returning id`)
  ).id;

const arrays = (said: readonly Said[]) => sql`
  unnest(${said.map(({ a, b }) => Math.min(a, b))}::bigint[], ${said.map(({ a, b }) => Math.max(a, b))}::bigint[],
         ${said.map(({ together }) => String(together))}::boolean[]) as row(a, b, together)`;

/** What is said now ends what was said of the same two before. */
export const insertSaid = async (
  tx: Tx,
  change: ChangeId,
  said: readonly Said[],
  at: Date,
): Promise<void> => {
  await tx.run(sql`
    update catalogue.said_of_records as before
       set ended_at = ${at}, ended_by = ${change}
      from ${arrays(said)}
     where before.a = row.a and before.b = row.b and before.ended_at is null`);
  await tx.run(sql`
    insert into catalogue.said_of_records (change, a, b, together)
    select ${change}::bigint, a, b, together from ${arrays(said)}`);
};

export const lockChange = (tx: Tx, id: ChangeId): Promise<Change | undefined> =>
  tx.maybe<Change>(sql`
    select id, kind, at, by_staff, reason, editions, undone_at from catalogue.change where id = ${id} for update`);

/**
 * Ends what was said by a change, and lets hold again what that had put an end to, unless it was undone itself or something
 * else was said since; answers the records that it is about.
 */
export const endSaid = async (tx: Tx, change: ChangeId, at: Date, by: number | null): Promise<number[]> => {
  await tx.run(sql`
    update catalogue.change set undone_at = ${at}, undone_by = ${by} where id = ${change}`);
  const ended = await tx.many<{ a: number; b: number }>(sql`
    update catalogue.said_of_records set ended_at = ${at} where change = ${change} and ended_at is null returning a, b`);
  const back = await tx.many<{ a: number; b: number }>(sql`
    update catalogue.said_of_records as said
       set ended_at = null, ended_by = null
     where said.ended_by = ${change}
       and exists (select from catalogue.change where change.id = said.change and change.undone_at is null)
       and not exists (select from catalogue.said_of_records as other
                        where other.a = said.a and other.b = said.b and other.ended_at is null)
    returning a, b`);
  return [...new Set([...ended, ...back].flatMap(({ a, b }) => [a, b]))];
};

/** What people did to an edition, or to records that stood in it: the newest first. */
export const readChanges = (reader: Reader, edition: EditionId): Promise<Change[]> =>
  reader.many<Change>(sql`
    select id, kind, at, by_staff, reason, editions, undone_at
      from catalogue.change
     where editions @> array[${edition}]::bigint[]
        or id in (select said.change
                    from catalogue.membership
                    join catalogue.said_of_records as said on membership.record in (said.a, said.b)
                   where membership.edition = ${edition})
     order by id desc`);

/** A stay of a record in an edition, and why it stood there. */
export interface Stay {
  readonly record: number;
  readonly source: SourceId;
  readonly controlNumber: string;
  readonly rule: string;
  /** What each clue said: `isbn +60, title +30`. */
  readonly evidence: string;
  /** The record by which it came in. */
  readonly toldBy: number | null;
  readonly from: Day;
  readonly until: Day | null;
}

/** Who stands in an edition, then who stood in it, the oldest first. */
export const readStays = (reader: Reader, edition: EditionId): Promise<Stay[]> =>
  reader.many<Stay>(sql`
    select membership.record, record.source, record.control_number, membership.rule, membership.evidence,
           membership.told_by, membership.from_on as "from", membership.to_on as until
      from catalogue.membership
      join catalogue.source_record as record on record.id = membership.record
     where membership.edition = ${edition}
     order by membership.to_on desc nulls first, membership.from_on, membership.record`);
