import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { UnitId } from '#network';
import type { MemberId } from '../member.ts';
import { deleteHousemates } from './household.ts';

/** Who became part of a member, also by way of others. */
export const mergedInto = async (reader: Reader, member: MemberId): Promise<MemberId[]> =>
  (
    await reader.many<{ id: MemberId }>(sql`
      with recursive part as (
        select id from people.member where merged_into = ${member}
        union
        select member.id from people.member join part on member.merged_into = part.id)
      select id from part`)
  ).map(({ id }) => id);

/** Takes everything away that says who somebody is; the bare rows stay, since figures and other rows point at them. */
export async function eraseRows(tx: Tx, ids: readonly MemberId[], at: Date): Promise<void> {
  const all = sql`${ids}::bigint[]`;
  await tx.run(sql`delete from people.account where member = any(${all})`);
  await tx.run(sql`update people.card set next = null where member = any(${all})`);
  await tx.run(sql`delete from people.card where member = any(${all})`);
  await tx.run(sql`delete from people.note where member = any(${all})`);
  await tx.run(sql`delete from people.block where member = any(${all})`);
  await tx.run(sql`delete from people.look where member = any(${all})`);
  await tx.run(sql`delete from people.category_change where member = any(${all})`);
  await tx.run(sql`delete from people.guardian where guardian = any(${all}) or child = any(${all})`);
  await tx.run(sql`delete from people.proxy where member = any(${all}) or proxy = any(${all})`);
  await deleteHousemates(tx, ids);
  await tx.run(sql`delete from people.home_delivery where member = any(${all})`);
  await tx.run(sql`delete from people.merge where kept = any(${all}) or gone = any(${all})`);
  await tx.run(sql`
    update people.member
       set given_name = '', family_name = '', birth_day = null, street = null, postcode = null, town = null, email = null,
           phone = null, history_since = null, ended_why = null, merged_into = null, erased_at = ${at}
     where id = any(${all})`);
}

/** Members whose membership ended before a day, of one home, oldest first. */
export const endedBefore = async (
  reader: Reader,
  home: UnitId,
  day: Day,
  limit: number,
): Promise<MemberId[]> =>
  (
    await reader.many<{ id: MemberId }>(sql`
      select id from people.member
       where home = ${home} and until < ${day} and erased_at is null
       order by until, id limit ${limit}`)
  ).map(({ id }) => id);

/** Homes that have members. */
export const homes = async (reader: Reader): Promise<UnitId[]> =>
  (
    await reader.many<{ home: UnitId }>(sql`select distinct home from people.member where erased_at is null`)
  ).map(({ home }) => home);

/** Deletes looks and lifted or ended blocks of members of a home that are older than their terms. */
export async function dropOld(
  tx: Tx,
  home: UnitId,
  { looksBefore, blocksBefore, mergesBefore }: { looksBefore: Day; blocksBefore: Day; mergesBefore: Day },
): Promise<void> {
  await tx.run(sql`
    delete from people.look using people.member
     where member.id = look.member and member.home = ${home} and look.at < ${looksBefore}::date`);
  await tx.run(sql`
    delete from people.block using people.member
     where member.id = block.member and member.home = ${home}
       and least(block.lifted_at::date, block.until) < ${blocksBefore}::date`);
  await tx.run(sql`
    update people.merge set before = null, after = null from people.member
     where member.id = merge.kept and member.home = ${home} and merge.at < ${mergesBefore}::date and merge.before is not null`);
}

export const dropNotes = (tx: Tx, day: Day): Promise<number> =>
  tx.run(sql`delete from people.note where until < ${day}`);
