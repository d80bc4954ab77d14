import { openLoans } from '#circulation';
import { deadAddress } from '#notices';
import { lookAt, type Member } from '#people';
import type { Tx } from '#platform/db.ts';
import { requestsOf } from '#requests';
import type { Outcome } from '../answer.ts';
import type { Here } from '../hand.ts';
import { deleteSession, saveSession } from '../store.ts';

/**
 * Puts a member at the desk: what is scanned next is lent to them, or taken in when their membership ended. Staff's
 * look at them is written down.
 */
export async function openMember(tx: Tx, member: Member, here: Here): Promise<Outcome> {
  const { unit, device, at, by, today } = here;
  if (by.kind === 'staff') await lookAt(tx, by.staff, member.id, 'desk: card scanned', at);
  if (member.until !== undefined && member.until < today) {
    await deleteSession(tx, device);
    return { kind: 'member-ended', name: member.name, until: member.until };
  }
  await saveSession(tx, { device, unit, member: member.id, at });
  const loans = await openLoans(tx, { member: member.id });
  const requests = await requestsOf(tx, member.id);
  const dead = await deadAddress(tx, member.id);
  return {
    kind: 'member-open',
    name: member.name,
    loans: loans.length,
    overdue: loans.filter(({ dueDay }) => dueDay < today).length,
    ready: requests.filter(({ state, pickup }) => state === 'ready' && pickup === unit).length,
    ...(dead && { mailReturns: true }),
  };
}

/** The member is done; what is scanned next is taken in. */
export async function closeMember(tx: Tx, { device }: Here): Promise<Outcome> {
  await deleteSession(tx, device);
  return { kind: 'member-closed' };
}
