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
       set ended_at = ${at}
      from ${arrays(said)}
     where before.a = row.a and before.b = row.b and before.ended_at is null`);
  await tx.run(sql`
    insert into catalogue.said_of_records (change, a, b, together)
    select ${change}::bigint, a, b, together from ${arrays(said)}`);
};

export const lockChange = (tx: Tx, id: ChangeId): Promise<Change | undefined> =>
  tx.maybe<Change>(sql`
    select id, kind, at, by_staff, reason, editions, undone_at from catalogue.change where id = ${id} for update`);

/** Ends what was said by a change; answers the records that it was about. */
export const endSaid = async (tx: Tx, change: ChangeId, at: Date, by: number | null): Promise<number[]> => {
  await tx.run(sql`
    update catalogue.change set undone_at = ${at}, undone_by = ${by} where id = ${change}`);
  const ended = await tx.many<{ a: number; b: number }>(sql`
    update catalogue.said_of_records set ended_at = ${at} where change = ${change} and ended_at is null returning a, b`);
  return [...new Set(ended.flatMap(({ a, b }) => [a, b]))];
};
