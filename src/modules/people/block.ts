import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';

export const blockReasons = ['unpaid', 'lost-items', 'conduct', 'identity', 'address', 'other'] as const;
export type BlockReason = (typeof blockReasons)[number];

/** Why somebody may not borrow. */
export interface Block {
  readonly id: number;
  readonly reason: BlockReason;
  /** What colleagues should know of it. */
  readonly note: string;
  /** The organisation that does not lend; null is all of them. */
  readonly reach: UnitId | null;
  readonly from: Day;
  /** The last day; null while it has none. */
  readonly until: Day | null;
}

export const isBlockOn = ({ from, until }: Block, day: Day): boolean =>
  from <= day && (until === null || day <= until);

/** The first block that keeps a member from borrowing at an organisation on a day. */
export const blockAt = (
  { blocks }: { readonly blocks: readonly Block[] },
  organisation: UnitId | undefined,
  day: Day,
): Block | undefined =>
  blocks.find(block => isBlockOn(block, day) && (block.reach === null || block.reach === organisation));
