import { type Network, network } from '#network';
import { addDays, type Day, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { dayForMember, type ForMember } from './for-member.ts';
import type { HomeDeliveryChanged } from './facts.ts';
import { type HomeDelivery, longestReason } from './home-delivery.ts';
import type { MemberId } from './member.ts';
import type { HomeDeliveryRefusal, MemberRefusal } from './refusals.ts';
import { deleteDelivery, dropPastDeliveries, saveDelivery } from './store/home-delivery.ts';

const changed = (member: MemberId, at: Date): HomeDeliveryChanged => ({
  kind: 'people/home-delivery-changed',
  subject: `member:${member}`,
  member,
  at,
});

/** So many weeks ahead a branch opens on a day of the week, or does not. */
const weeksAhead = 4;

/** Whoever brings takes things along from the branch, so that it must be open on that day. */
const hasRound = ({ branch, weekday: wanted }: HomeDelivery, today: Day, place: Network): boolean =>
  Array.from({ length: 7 * weeksAhead }, (_, ahead) => addDays(today, ahead)).some(
    day => weekday(day) === wanted && place.isOpen(branch, day),
  );

/** Agrees that a branch brings home what a member asks for; it takes the place of what was agreed before. */
export async function agreeHomeDelivery(
  tx: Tx,
  { agreed, ...wish }: ForMember & { readonly agreed: HomeDelivery },
): Promise<Result<null, MemberRefusal | HomeDeliveryRefusal>> {
  const allowed = await dayForMember(tx, wish, 'of-desk');
  if (!allowed.ok) return allowed;
  const reason = agreed.reason.trim();
  const place = await network(tx);
  const isBranch = place.branches(allowed.value).some(({ id }) => id === agreed.branch);
  if (!isBranch || !hasRound(agreed, allowed.value, place))
    return refuse({ code: 'people/delivery-unsound' });
  if (reason === '' || reason.length > longestReason)
    return refuse({ code: 'people/delivery-reason', most: longestReason });
  if (agreed.until !== null && (agreed.until < agreed.from || agreed.until < allowed.value))
    return refuse({ code: 'people/day-is-past', day: agreed.until });
  await saveDelivery(tx, wish.member, { ...agreed, reason });
  await tx.announce([changed(wish.member, wish.at)]);
  return ok(null);
}

/** The member fetches things from now on; twice is once. */
export async function endHomeDelivery(tx: Tx, wish: ForMember): Promise<Result<null, MemberRefusal>> {
  const allowed = await dayForMember(tx, wish, 'of-desk');
  if (!allowed.ok) return allowed;
  await deleteDelivery(tx, wish.member);
  await tx.announce([changed(wish.member, wish.at)]);
  return ok(null);
}

/** Each night: what was agreed until yesterday goes, with its reason. */
export async function passDeliveries(tx: Tx, day: Day, at: Date): Promise<void> {
  const ended = await dropPastDeliveries(tx, day);
  if (ended.length > 0) await tx.announce(ended.map(member => changed(member, at)));
}
