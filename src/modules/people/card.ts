import type { MemberId } from './member.ts';

/** A card that does not work any more, and whose it was. */
export interface OldCard {
  readonly member: MemberId;
  readonly name: string;
  readonly state: 'blocked' | 'lost' | 'replaced';
  readonly endedAt: Date | null;
  /** The number of the card that works now. */
  readonly now: string | null;
}
