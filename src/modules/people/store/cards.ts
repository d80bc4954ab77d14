import type { UnitId } from '#network';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';
import type { OldCard } from '../card.ts';

interface CardRow {
  readonly member: MemberId;
  readonly home: UnitId;
  readonly state: 'active' | 'blocked' | 'lost' | 'replaced';
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

/** Ends the cards of a member that worked; with a next one, also lets every earlier one that leads nowhere lead to it. */
export const endCards = (
  tx: Tx,
  member: MemberId,
  why: 'lost' | 'replaced',
  at: Date,
  next?: string,
): Promise<number> =>
  next === undefined
    ? tx.run(sql`
        update people.card set state = ${why}, ended_at = ${at}
         where member = ${member} and state in ('active', 'blocked')`)
    : tx.run(sql`
        update people.card set next = ${next} where member = ${member} and next is null and number <> ${next}`);

export const nextCardNumber = async (tx: Tx): Promise<string> =>
  (await tx.one<{ number: string }>(sql`select nextval('people.card_number')::text as number`)).number;

export const renameLogin = (tx: Tx, member: MemberId, login: string): Promise<number> =>
  tx.run(sql`update people.account set login = ${login} where member = ${member}`);

export const oldCard = (reader: Reader, number: string): Promise<OldCard | undefined> =>
  reader.maybe<OldCard>(sql`
    select member.id as member, trim(member.given_name || ' ' || member.family_name) as name, card.state, card.ended_at,
           (select now.number from people.card as now where now.member = card.member and now.state = 'active') as now
      from people.card join people.member on member.id = card.member and member.erased_at is null
     where card.number = ${number} and card.state <> 'active'`);
