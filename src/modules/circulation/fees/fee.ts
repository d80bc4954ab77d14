import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import type { LoanId } from '../loan.ts';

export const feeKinds = ['late', 'lost', 'work', 'damaged', 'membership', 'other'] as const;

/** Late back; the price of a lost item and the work it gives; damage; a subscription; anything else that a desk writes down. */
export type FeeKind = (typeof feeKinds)[number];

/** How money changes hands: at the desk, at a machine, or through a payment provider. */
export type Method = 'cash' | 'card' | 'machine' | 'online';

export type EntryKind = 'charge' | 'payment' | 'waiver' | 'refund' | 'reversal';

export type FeeId = number;

/** Something that a member was charged for. */
export interface Fee {
  readonly id: FeeId;
  /** Null once the member was erased. */
  readonly member: MemberId | null;
  /** Whose bill it is. */
  readonly organisation: UnitId;
  readonly unit: UnitId;
  readonly kind: FeeKind;
  readonly day: Day;
  readonly item: ItemId | null;
  readonly edition: EditionId | null;
  readonly loan: LoanId | null;
  readonly rule: number | null;
  readonly note: string | null;
  /** Whose subscription it is, when it is one. */
  readonly subscriber: MemberId | null;
  /** Cents; below zero is money to give back. */
  readonly owed: number;
}

/** One change of what is owed. */
export interface Entry {
  readonly id: number;
  readonly fee: FeeId;
  readonly kind: EntryKind;
  /** Above zero is charged or given back, below is paid or waived. */
  readonly cents: number;
  readonly unit: UnitId;
  readonly method: Method | null;
  readonly reason: string | null;
  readonly reverses: number | null;
  readonly day: Day;
  readonly at: Date;
}

/** Which fees a sum settles, the oldest first; of the last one perhaps a part. Never more than is owed. */
export function share(
  fees: readonly Pick<Fee, 'id' | 'owed'>[],
  cents: number,
): { readonly parts: readonly { readonly fee: FeeId; readonly cents: number }[]; readonly left: number } {
  const parts: { fee: FeeId; cents: number }[] = [];
  let left = cents;
  for (const { id, owed } of fees) {
    const part = Math.min(left, owed);
    if (part <= 0) continue;
    parts.push({ fee: id, cents: part });
    left -= part;
  }
  return { parts, left };
}
