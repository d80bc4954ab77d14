import type { Fact } from '#platform/tx.ts';
import type { MemberId } from './member.ts';

/** Somebody became a member. */
export interface MemberJoined extends Fact {
  readonly kind: 'people/member-joined';
  readonly member: MemberId;
}

export type PeopleFact = MemberJoined;
