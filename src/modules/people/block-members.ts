import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves, staffOf } from './actor.ts';
import { type BlockReason, isBlockOn } from './block.ts';
import type { MemberId } from './member.ts';
import { members } from './members.ts';
import type { BlockRefusal, MemberRefusal } from './refusals.ts';
import { blocksById, insertBlock, liftBlocks as saveLifted } from './store/blocks.ts';

/** Somebody may not borrow for a while. */
export interface BlockMember {
  readonly member: MemberId;
  readonly reason: BlockReason;
  readonly note: string;
  /** An organisation; undefined is everywhere. */
  readonly reach: UnitId | undefined;
  /** The last day; undefined until it is lifted. */
  readonly until: Day | undefined;
  readonly at: Date;
  readonly by: Actor;
}

type Answer = Result<{ readonly block: number }, MemberRefusal | BlockRefusal>;

async function blockOne(
  tx: Tx,
  { member: id, reason, note, reach, until, at, by }: BlockMember,
): Promise<Answer> {
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  const day = place.today(member.home, at);
  if (!serves(by, member.home, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
  if (until !== undefined && until < day) return refuse({ code: 'people/day-is-past', day: until });
  const same = member.blocks.find(
    block => block.reason === reason && block.reach === (reach ?? null) && isBlockOn(block, day),
  );
  if (same) return ok({ block: same.id });
  const row = {
    member: id,
    reason,
    note: note.trim(),
    reach: reach ?? null,
    from: day,
    until: until ?? null,
  };
  return ok({ block: await insertBlock(tx, row, staffOf(by)) });
}

/**
 * Keeps members from borrowing, from today on. The same reason for the same reach while it holds already is that block.
 * Only the desks of the member's own organisation may do so.
 */
export async function blockMembers(tx: Tx, wishes: readonly BlockMember[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const wish of wishes) answers.push(await blockOne(tx, wish));
  return answers;
}

/** Ends blocks at once; lifting twice is lifting once. */
export async function liftBlocks(
  tx: Tx,
  ids: readonly number[],
  at: Date,
  by: Actor,
): Promise<Result<{ readonly lifted: number }, MemberRefusal | BlockRefusal>> {
  const place = await network(tx);
  const blocks = await blocksById(tx, ids);
  for (const id of ids) {
    const block = blocks.find(known => known.id === id);
    if (!block) return refuse({ code: 'people/unknown-block', block: id });
    if (!serves(by, block.home, place, place.today(block.home, at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit: block.home });
  }
  return ok({ lifted: await saveLifted(tx, ids, at, staffOf(by)) });
}
