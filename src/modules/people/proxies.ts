import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { dayForMember, type ForMember } from './for-member.ts';
import { guardiansOf } from './family.ts';
import { housematesWho } from './household.ts';
import type { MemberId } from './member.ts';
import { memberByCard, members } from './members.ts';
import type { MemberRefusal, ProxyRefusal } from './refusals.ts';
import { deleteProxy, insertProxy, isProxy, readProxies } from './store/family.ts';

/** Somebody who may collect for a member. */
export interface Proxy {
  readonly proxy: MemberId;
  readonly name: string;
  readonly until: Day | null;
}

/** Lets the owner of a card collect what lies ready for a member, up to and including a day if there is one. */
export async function nameProxy(
  tx: Tx,
  wish: ForMember & { readonly card: string; readonly until: Day | undefined },
): Promise<Result<null, MemberRefusal | ProxyRefusal>> {
  const allowed = await dayForMember(tx, wish, 'own');
  if (!allowed.ok) return allowed;
  const proxy = await memberByCard(tx, wish.card);
  if (!proxy || proxy.id === wish.member) return refuse({ code: 'people/no-such-proxy' });
  if (wish.until !== undefined && wish.until < allowed.value)
    return refuse({ code: 'people/day-is-past', day: wish.until });
  await insertProxy(tx, wish.member, proxy.id, allowed.value, wish.until ?? null);
  return ok(null);
}

/** Ends that somebody may collect; twice is once. */
export async function dropProxy(
  tx: Tx,
  wish: ForMember & { readonly proxy: MemberId },
): Promise<Result<null, MemberRefusal>> {
  const allowed = await dayForMember(tx, wish, 'own');
  if (!allowed.ok) return allowed;
  await deleteProxy(tx, wish.member, wish.proxy);
  return ok(null);
}

/** Who may collect for a member on a day. */
export const proxiesOf = (reader: Reader, member: MemberId, day: Day): Promise<Proxy[]> =>
  readProxies(reader, member, day);

/** Whether somebody may take away what lies ready for another: named for it, guardian of the child, or of a household that agreed to it. */
export async function mayCollect(
  reader: Reader,
  collector: MemberId,
  holder: MemberId,
  at: Date,
): Promise<boolean> {
  const member = (await members(reader, [holder])).get(holder);
  if (!member) return false;
  const day = (await network(reader)).today(member.home, at);
  if (await isProxy(reader, holder, collector, day)) return true;
  if ((await housematesWho(reader, 'collects', collector, at)).some(({ id }) => id === holder)) return true;
  return (await guardiansOf(reader, holder, at)).some(({ id }) => id === collector);
}
