import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';

/** Rows of a member and of what is theirs, as they were at a moment; only SQL reads it. */
export type Snapshot = Readonly<Record<string, unknown>>;

export interface Merge {
  readonly id: number;
  readonly kept: MemberId;
  readonly gone: MemberId;
  readonly at: Date;
  readonly before: Snapshot | null;
  readonly after: Snapshot | null;
  readonly partedAt: Date | null;
}

export const lockMembers = (tx: Tx, ids: readonly MemberId[]): Promise<unknown[]> =>
  tx.many(sql`select id from people.member where id = any(${ids}::bigint[]) order by id for update`);

export const snapshotOf = async (tx: Tx, kept: MemberId, gone: MemberId): Promise<Snapshot> => {
  const both = sql`array[${kept}, ${gone}]::bigint[]`;
  return (
    await tx.one<{ snapshot: Snapshot }>(sql`
      select jsonb_build_object(
        'members', (select coalesce(jsonb_agg(to_jsonb(member)), '[]') from people.member where id = any(${both})),
        'cards', (select coalesce(jsonb_agg(to_jsonb(card)), '[]') from people.card where member = any(${both})),
        'blocks', (select coalesce(jsonb_agg(to_jsonb(block)), '[]') from people.block where member = any(${both})),
        'notes', (select coalesce(jsonb_agg(to_jsonb(note)), '[]') from people.note where member = any(${both})),
        'looks', (select coalesce(jsonb_agg(to_jsonb(look)), '[]') from people.look where member = any(${both})),
        'accounts', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'member', member, 'login', login)), '[]')
                       from people.account where member = any(${both})),
        'guardians', (select coalesce(jsonb_agg(to_jsonb(link)), '[]') from people.guardian as link
                       where guardian = any(${both}) or child = any(${both})),
        'housemates', (select coalesce(jsonb_agg(to_jsonb(mate)), '[]') from people.housemate as mate
                        where member = any(${both})),
        'deliveries', (select coalesce(jsonb_agg(to_jsonb(agreed)), '[]') from people.home_delivery as agreed
                        where member = any(${both})),
        'proxies', (select coalesce(jsonb_agg(to_jsonb(link)), '[]') from people.proxy as link
                     where member = any(${both}) or proxy = any(${both}))) as snapshot`)
  ).snapshot;
};

export const insertMerge = async (
  tx: Tx,
  row: { kept: MemberId; gone: MemberId; at: Date; by: number | undefined; before: Snapshot },
): Promise<number> =>
  (
    await tx.one<{ id: number }>(sql`
      insert into people.merge (kept, gone, at, by, before)
      values (${row.kept}, ${row.gone}, ${row.at}, ${row.by ?? null}, ${JSON.stringify(row.before)}::jsonb)
      returning id`)
  ).id;

export const saveAfter = (tx: Tx, merge: number, after: Snapshot): Promise<number> =>
  tx.run(sql`update people.merge set after = ${JSON.stringify(after)}::jsonb where id = ${merge}`);

export const saveParted = (tx: Tx, merge: number, at: Date): Promise<number> =>
  tx.run(sql`update people.merge set parted_at = ${at}, before = null, after = null where id = ${merge}`);

export const lockMerge = (tx: Tx, id: number): Promise<Merge | undefined> =>
  tx.maybe<Merge>(sql`
    select id, kept, gone, at, before, after, parted_at from people.merge where id = ${id} for update`);

/** The latest merge that a member took part in and that was not undone. */
export const lastMergeOf = async (reader: Reader, member: MemberId): Promise<number | undefined> =>
  (
    await reader.maybe<{ id: number }>(sql`
      select id from people.merge
       where (kept = ${member} or gone = ${member}) and parted_at is null and before is not null
       order by id desc limit 1`)
  )?.id;

/** The latest merge into a member that can still be undone, with the name of who went. */
export const openMergeOf = (
  reader: Reader,
  kept: MemberId,
): Promise<{ id: number; at: Date; name: string } | undefined> =>
  reader.maybe(sql`
    select merge.id, merge.at, trim(member.given_name || ' ' || member.family_name) as name
      from people.merge join people.member on member.id = merge.gone
     where merge.kept = ${kept} and merge.parted_at is null and merge.before is not null
     order by merge.id desc limit 1`);
