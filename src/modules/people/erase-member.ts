import { forgetMember } from '#ledger';
import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves } from './actor.ts';
import type { MemberErased } from './facts.ts';
import type { MemberId } from './member.ts';
import { members } from './members.ts';
import { type Erasability, mayErase } from './questions.ts';
import type { EraseRefusal, MemberRefusal } from './refusals.ts';
import { countLeaving } from './count-members.ts';
import { eraseRows, mergedInto } from './store/erasing.ts';

/** What must be settled before a member can be erased, and what is kept by law, of all modules. Changes nothing. */
export async function erasability(tx: Tx, member: MemberId): Promise<Erasability> {
  const answers = await tx.ask(mayErase, member);
  return { first: answers.flatMap(({ first }) => first), kept: answers.flatMap(({ kept }) => kept) };
}

/**
 * Forgets a member: name, birthday, address, cards, sign-in, family, notes, and what every other module keeps by
 * member. Counts stay: the ledger cuts its ties. Who was merged into them goes along. Refused while something is open.
 */
export async function eraseMember(
  tx: Tx,
  { member: id, at, by }: { readonly member: MemberId; readonly at: Date; readonly by: Actor },
): Promise<Result<null, MemberRefusal | EraseRefusal>> {
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  const isOwn = by.kind === 'member' && by.member === id;
  if (!isOwn && !serves(by, member.home, place, place.today(member.home, at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
  if ((await erasability(tx, id)).first.length > 0) return refuse({ code: 'people/first-settle' });
  const all = [id, ...(await mergedInto(tx, id))];
  await tx.announce(
    all.map(
      (one): MemberErased => ({ kind: 'people/member-erased', subject: `member:${one}`, member: one, at }),
    ),
  );
  await countLeaving(tx, all, place.today(member.home, at));
  for (const one of all) await forgetMember(tx, one);
  await eraseRows(tx, all, at);
  return ok(null);
}
