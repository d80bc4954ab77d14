import type { EditionId } from '#catalogue';
import type { MemberId } from '#people';
import { type Reader, sql, type Tx } from '#platform/db.ts';

/** A search that a member comes back to. */
export interface KeptSearch {
  readonly id: number;
  readonly name: string;
  /** What stands in its address after the question mark. */
  readonly address: string;
}

export const readSearches = (reader: Reader, member: MemberId): Promise<KeptSearch[]> =>
  reader.many<KeptSearch>(sql`
    select id, name, address from discovery.kept_search where member = ${member} order by kept_at desc, id desc`);

/** Keeps a search once; the last name counts. */
export const saveSearch = (
  tx: Tx,
  member: MemberId,
  name: string,
  address: string,
  at: Date,
): Promise<number> =>
  tx.run(sql`
    with known as (
      update discovery.kept_search set name = ${name} where member = ${member} and address = ${address} returning id)
    insert into discovery.kept_search (member, name, address, kept_at)
    select ${member}, ${name}, ${address}, ${at} where not exists (select from known)`);

export const deleteSearch = (tx: Tx, member: MemberId, id: number): Promise<number> =>
  tx.run(sql`delete from discovery.kept_search where member = ${member} and id = ${id}`);

/** A member's list with its titles, the last added first. */
export interface KeptList {
  readonly id: number;
  readonly name: string;
  readonly editions: readonly EditionId[];
}

export const readLists = (reader: Reader, member: MemberId): Promise<KeptList[]> =>
  reader.many<KeptList>(sql`
    select id, name,
           array(select edition from discovery.list_title where list = list.id order by added_at desc, edition) as editions
      from discovery.list
     where member = ${member}
     order by made_at desc, id desc`);

export const insertList = async (tx: Tx, member: MemberId, name: string, at: Date): Promise<number> =>
  (
    await tx.one<{ id: number }>(sql`
      insert into discovery.list (member, name, made_at) values (${member}, ${name}, ${at}) returning id`)
  ).id;

export const deleteList = (tx: Tx, member: MemberId, id: number): Promise<number> =>
  tx.run(sql`delete from discovery.list where member = ${member} and id = ${id}`);

export const addToList = (tx: Tx, list: number, edition: EditionId, at: Date): Promise<number> =>
  tx.run(sql`
    insert into discovery.list_title (list, edition, added_at) values (${list}, ${edition}, ${at}) on conflict do nothing`);

export const takeFromList = (tx: Tx, member: MemberId, list: number, edition: EditionId): Promise<number> =>
  tx.run(sql`
    delete from discovery.list_title
     where list = (select id from discovery.list where id = ${list} and member = ${member}) and edition = ${edition}`);

const tables = [sql.table('discovery.kept_search'), sql.table('discovery.list')];

/** Everything goes along when a member turns out to be another, and remembers by which joining. */
export async function moveKept(tx: Tx, merge: number, kept: MemberId, gone: MemberId): Promise<void> {
  for (const table of tables)
    await tx.run(
      sql`update ${table} set member = ${kept}, merges = merges || ${merge}::bigint where member = ${gone}`,
    );
}

export async function moveKeptBack(tx: Tx, merge: number, kept: MemberId, gone: MemberId): Promise<void> {
  for (const table of tables)
    await tx.run(sql`
      update ${table} set member = ${gone}, merges = array_remove(merges, ${merge}::bigint)
       where ${merge}::bigint = any(merges) and member = ${kept}`);
}

export async function deleteKept(tx: Tx, member: MemberId): Promise<void> {
  for (const table of tables) await tx.run(sql`delete from ${table} where member = ${member}`);
}
