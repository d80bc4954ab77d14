import type { Tx } from '#platform/db.ts';
import { ok, only, type Result } from '#platform/result.ts';
import { type CheckedIn, type CheckIn, checkIn } from './check-in.ts';
import { chargeFee } from './fees/charge.ts';
import { moveItems } from './move-items.ts';
import type { CheckInRefusal, DisputeRefusal, FeeRefusal } from './refusals.ts';
import { forgetLastOfItem } from './store/last-borrowers.ts';
import { openLoansOfItems } from './store/loans.ts';

/** What came back damaged, and what its borrower is charged for it; 0 when nothing. */
export interface DamagedIn extends CheckedIn {
  readonly damage: number;
}

/**
 * Takes an item in that is damaged: the loan ends, the item goes to be mended instead of to whoever waits for it, and its
 * borrower is charged by the rules, unless the damage is nobody's. An item that was not on loan goes to be mended only.
 */
export async function takeInDamaged(
  tx: Tx,
  command: CheckIn & { readonly note: string; readonly charge: boolean },
): Promise<Result<DamagedIn, CheckInRefusal | DisputeRefusal | FeeRefusal>> {
  const { item, unit, at, by, note, charge } = command;
  const [open] = await openLoansOfItems(tx, [item]);
  const taken = only(await checkIn(tx, [{ item, unit, at, by }]));
  if (!taken.ok) return taken;
  const moved = only(await moveItems(tx, [{ item, verb: 'damage', unit, at: new Date(at.getTime() + 1) }]));
  if (!moved.ok) return moved;
  const member = taken.value.loan && open?.member;
  const charged =
    member && charge ? await chargeFee(tx, { member, kind: 'damaged', item, note, unit, at, by }) : undefined;
  // no rule for damage is no reason to keep the item out of repair
  if (charged && !charged.ok && charged.refusal.code !== 'circulation/no-amount') return charged;
  // charged already: there is nothing more for which to know who had it
  if (charged?.ok) await forgetLastOfItem(tx, item);
  return ok({ ...taken.value, state: 'in-repair', damage: charged?.ok ? charged.value.cents : 0 });
}
