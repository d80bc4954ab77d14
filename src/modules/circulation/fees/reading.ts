import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { entriesOf, feesOfMember } from '../store/fees.ts';
import type { Entry, Fee } from './fee.ts';

/** What a member was charged for, with what became of it. */
export interface Account {
  readonly fees: readonly (Fee & { readonly entries: readonly Entry[] })[];
  /** Cents that are still to be paid, all organisations together. */
  readonly owed: number;
  /** Cents that are still to be given back. */
  readonly toGiveBack: number;
}

/** Everything that is open, and what was charged since a day; the oldest first. */
export async function accountOf(reader: Reader, member: MemberId, since: Day): Promise<Account> {
  const fees = await feesOfMember(reader, member, since);
  const entries =
    fees.length === 0
      ? []
      : await entriesOf(
          reader,
          fees.map(({ id }) => id),
        );
  const byFee = Map.groupBy(entries, ({ fee }) => fee);
  const sum = (sign: 1 | -1) => fees.reduce((all, { owed }) => all + Math.max(0, sign * owed), 0);
  return {
    fees: fees.map(fee => ({ ...fee, entries: byFee.get(fee.id) ?? [] })),
    owed: sum(1),
    toGiveBack: sum(-1),
  };
}
