import { network } from '#network';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves } from './actor.ts';
import type { OldCard } from './card.ts';
import type { MemberId } from './member.ts';
import { members } from './members.ts';
import type { CardRefusal, MemberRefusal } from './refusals.ts';
import { endCards, nextCardNumber, oldCard, renameLogin } from './store/cards.ts';
import { cardsTaken, insertCards } from './store/members.ts';

/** What became of a card. A lost one must never work again; a replaced one wore out or was swapped. */
export type CardEnd = 'lost' | 'replaced';

/** A number that no card has yet, for cards that we print or show on a phone. */
export async function drawCard(tx: Tx): Promise<string> {
  for (;;) {
    const number = await nextCardNumber(tx);
    if (!(await cardsTaken(tx, [number])).has(number)) return number;
  }
}

/**
 * Gives a member another card; the ones before end and lead to the new one. The sign-in name goes along, since it is
 * the card's number. Without a number one is drawn. The member may say that their own card is lost: then there is no
 * new one until they come to a desk (`card: null`).
 */
export async function replaceCard(
  tx: Tx,
  wish: { member: MemberId; card: string | undefined | null; why: CardEnd; at: Date; by: Actor },
): Promise<Result<{ readonly card: string | undefined }, MemberRefusal | CardRefusal>> {
  const { member: id, card, why, at, by } = wish;
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  const isOwnLoss = by.kind === 'member' && by.member === id && card === null && why === 'lost';
  if (!isOwnLoss && !serves(by, member.home, place, place.today(member.home, at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
  const given = card?.trim();
  if (given && (await cardsTaken(tx, [given])).has(given))
    return refuse({ code: 'people/card-taken', card: given });
  const next = card === null ? undefined : given || (await drawCard(tx));
  await endCards(tx, id, why, at);
  if (next === undefined) return ok({ card: undefined });
  await insertCards(tx, [{ number: next, member: id }]);
  await endCards(tx, id, why, at, next);
  await renameLogin(tx, id, next.toLowerCase());
  return ok({ card: next });
}

/** What a card is that does not work; undefined for one that does, and for a number that no card ever had. */
export const oldCardOf = (reader: Reader, number: string): Promise<OldCard | undefined> =>
  oldCard(reader, number.trim());
