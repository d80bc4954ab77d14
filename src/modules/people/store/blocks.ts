import type { UnitId } from '#network';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Block } from '../block.ts';
import type { MemberId } from '../member.ts';

/** Adds a block and answers its number. */
export const insertBlock = async (
  tx: Tx,
  { member, reason, note, reach, from, until }: Omit<Block, 'id'> & { readonly member: MemberId },
  by: number | undefined,
): Promise<number> =>
  (
    await tx.one<{ id: number }>(sql`
      insert into people.block (member, reason, note, reach, from_day, until, by)
      values (${member}, ${reason}, ${note}, ${reach}, ${from}, ${until}, ${by ?? null}) returning id`)
  ).id;

/** Blocks with the home of whom they hold for. */
export const blocksById = (
  reader: Reader,
  ids: readonly number[],
): Promise<{ id: number; member: MemberId; home: UnitId }[]> =>
  reader.many(sql`
    select block.id, block.member, member.home
      from people.block join people.member on member.id = block.member
     where block.id = any(${ids}::bigint[])`);

export const liftBlocks = (
  tx: Tx,
  ids: readonly number[],
  at: Date,
  by: number | undefined,
): Promise<number> =>
  tx.run(sql`
    update people.block set lifted_at = ${at}, lifted_by = ${by ?? null}
     where id = any(${ids}::bigint[]) and lifted_at is null`);
