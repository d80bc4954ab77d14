import type { EditionId, ItemId } from '#catalogue';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import type { Loan, LoanId } from './loan.ts';
import { openLoanById, openLoansOfItems, openLoansOfMember } from './store/loans.ts';
import { readDemand, readWhereabouts, saveDemand, saveHeldUntil, type Whereabouts } from './store/places.ts';

/** The open loans of a member, first due first, or of items. */
export const openLoans = (
  reader: Reader,
  of: { readonly member: MemberId } | { readonly items: readonly ItemId[] },
): Promise<Loan[]> =>
  'member' in of ? openLoansOfMember(reader, of.member) : openLoansOfItems(reader, of.items);

/** One open loan; nothing once the item is back. */
export const openLoan = (reader: Reader, id: LoanId): Promise<Loan | undefined> => openLoanById(reader, id);

/** Where items are. An item that is unknown here is absent. */
export async function whereabouts(
  reader: Reader,
  items: readonly ItemId[],
): Promise<Map<ItemId, Whereabouts>> {
  return new Map((await readWhereabouts(reader, items)).map(place => [place.item, place]));
}

/** Whether somebody waits for an edition. */
export const isWaitedFor = async (reader: Reader, edition: EditionId): Promise<boolean> =>
  (await readDemand(reader, [edition])).length > 0;

/** How many wait for an edition; renewals look at it. Whoever keeps the queue calls this with each change of it. */
export async function setDemand(
  tx: Tx,
  demand: readonly { readonly edition: EditionId; readonly waiting: number }[],
): Promise<void> {
  if (demand.length > 0) await saveDemand(tx, demand);
}

/** Whoever keeps the queue says until which day items on the hold shelf are kept. */
export async function keepHeldUntil(
  tx: Tx,
  items: readonly { readonly item: ItemId; readonly until: Day }[],
): Promise<void> {
  if (items.length > 0) await saveHeldUntil(tx, items);
}
