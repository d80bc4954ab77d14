import type { Fact } from '#platform/tx.ts';
import type { EndReason, MemberId } from './member.ts';

interface AboutMember extends Fact {
  readonly member: MemberId;
}

/** Somebody became a member. */
export interface MemberJoined extends AboutMember {
  readonly kind: 'people/member-joined';
}

/** A membership was ended before its day. */
export interface MembershipEnded extends AboutMember {
  readonly kind: 'people/membership-ended';
  readonly why: EndReason;
  readonly at: Date;
}

/** What somebody read must be forgotten. */
export interface HistoryEnded extends AboutMember {
  readonly kind: 'people/history-ended';
}

/** Nothing may lead to this member any more. */
export interface MemberErased extends AboutMember {
  readonly kind: 'people/member-erased';
  readonly at: Date;
}

/** What was agreed about bringing things home began, changed or ended. */
export interface HomeDeliveryChanged extends AboutMember {
  readonly kind: 'people/home-delivery-changed';
  readonly at: Date;
}

interface AboutMerge extends Fact {
  /** Number of the merge, by which what was moved is found again. */
  readonly merge: number;
  readonly kept: MemberId;
  readonly gone: MemberId;
  readonly at: Date;
}

/** Two members turned out to be one person: what belonged to the one who goes belongs to the one who is kept. */
export interface MembersMerged extends AboutMerge {
  readonly kind: 'people/members-merged';
}

/** They were two after all: what was moved goes back, as far as it is still there. */
export interface MembersParted extends AboutMerge {
  readonly kind: 'people/members-parted';
}

export type PeopleFact =
  | MemberJoined
  | MembershipEnded
  | HistoryEnded
  | MemberErased
  | HomeDeliveryChanged
  | MembersMerged
  | MembersParted;
