import type { UnitId } from '#network';
import { sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';

interface CardRow {
  readonly member: MemberId;
  readonly home: UnitId;
  readonly state: 'active' | 'blocked' | 'lost';
  /** True when the member has another card that works. */
  readonly other: boolean;
}

/** A card of somebody who is remembered, locked. */
export const lockCard = (tx: Tx, number: string): Promise<CardRow | undefined> =>
  tx.maybe(sql`
    select card.member, member.home, card.state,
           exists (select from people.card as other
                    where other.member = card.member and other.number <> card.number and other.state = 'active') as other
      from people.card join people.member on member.id = card.member
     where card.number = ${number} and member.erased_at is null
       for update of card, member`);

export const saveCardState = (tx: Tx, number: string, state: 'active' | 'blocked'): Promise<number> =>
  tx.run(sql`update people.card set state = ${state} where number = ${number}`);
