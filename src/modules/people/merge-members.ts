import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves, staffOf } from './actor.ts';
import type { MembersMerged, MembersParted } from './facts.ts';
import type { MemberId } from './member.ts';
import { members } from './members.ts';
import { affectedByMemberMerge, type Following } from './questions.ts';
import type { MemberRefusal, MergeRefusal } from './refusals.ts';
import { settingsOf } from './settings.ts';
import {
  insertMerge,
  lockMembers,
  lockMerge,
  lastMergeOf,
  saveAfter,
  saveParted,
  snapshotOf,
} from './store/merges.ts';
import { moveDelivery, restoreDelivery } from './store/home-delivery.ts';
import { moveHousemate, restoreHousemate } from './store/household.ts';
import { moveCards, moveGuardians, moveParticulars, moveRest } from './store/merging.ts';
import { restoreCards, restoreFamily, restoreParticulars, restoreRest } from './store/parting.ts';

interface Pair {
  /** Stays, with card and category. */
  readonly kept: MemberId;
  /** Becomes part of the other. */
  readonly gone: MemberId;
}

async function objection(
  tx: Tx,
  { kept, gone }: Pair,
  at: Date,
  by: Actor,
): Promise<MemberRefusal | MergeRefusal | undefined> {
  const known = await members(tx, [kept, gone]);
  const [one, other] = [known.get(kept), known.get(gone)];
  if (!one) return { code: 'people/unknown-member', member: kept };
  if (!other) return { code: 'people/unknown-member', member: gone };
  if (kept === gone || one.kind !== other.kind) return { code: 'people/cannot-merge' };
  const place = await network(tx);
  for (const { home } of [one, other])
    if (!serves(by, home, place, place.today(home, at)))
      return { code: 'people/not-allowed', role: 'desk', unit: home };
  return undefined;
}

/** What would go along: told by every module that keeps something by member. Changes nothing. */
export const previewMerge = async (tx: Tx, pair: Pair): Promise<Following[]> =>
  (await tx.ask(affectedByMemberMerge, pair)).flat().filter(({ count }) => count > 0);

/**
 * Makes one member of two that are one person. Everything follows: loans, requests, cards, blocks, notes, family. What
 * only the one who goes had filled in is taken over; the card that works is that of the one who is kept, and the other
 * leads to it. Where choices differ the stricter wins: what is read is remembered only when both wanted that.
 */
export async function mergeMembers(
  tx: Tx,
  { kept, gone, at, by }: Pair & { readonly at: Date; readonly by: Actor },
): Promise<Result<{ readonly merge: number }, MemberRefusal | MergeRefusal>> {
  await lockMembers(tx, [kept, gone]);
  const no = await objection(tx, { kept, gone }, at, by);
  if (no) return refuse(no);
  const before = await snapshotOf(tx, kept, gone);
  const merge = await insertMerge(tx, { kept, gone, at, by: staffOf(by), before });
  await moveCards(tx, kept, gone, at);
  await moveParticulars(tx, kept, gone, at);
  await moveHousemate(tx, kept, gone);
  await moveGuardians(tx, kept, gone);
  await moveRest(tx, kept, gone, at);
  await moveDelivery(tx, kept, gone);
  const merged: MembersMerged = {
    kind: 'people/members-merged',
    subject: `member:${kept}`,
    merge,
    kept,
    gone,
    at,
  };
  await tx.announce([merged]);
  await saveAfter(tx, merge, await snapshotOf(tx, kept, gone));
  return ok({ merge });
}

/**
 * They were two after all: each gets back what was theirs, as it was. What happened since stays with who was kept. Only
 * within the term of the organisation, and the latest merge of a member first.
 */
export async function partMembers(
  tx: Tx,
  { merge: id, at, by }: { readonly merge: number; readonly at: Date; readonly by: Actor },
): Promise<Result<null, MemberRefusal | MergeRefusal>> {
  const merge = await lockMerge(tx, id);
  if (!merge || merge.partedAt !== null || merge.before === null)
    return refuse({ code: 'people/merge-closed' });
  const { kept, gone, before, after } = merge;
  const place = await network(tx);
  const home = (await members(tx, [kept])).get(kept)?.home;
  if (home === undefined) return refuse({ code: 'people/unknown-member', member: kept });
  if (!serves(by, home, place, place.today(home, at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: home });
  const days = (await settingsOf(tx, place))('part-merge-within-days', home);
  if (at.getTime() - merge.at.getTime() > days * 86_400_000) return refuse({ code: 'people/merge-closed' });
  if ((await lastMergeOf(tx, kept)) !== id) return refuse({ code: 'people/merge-not-last' });
  await restoreCards(tx, before);
  await restoreParticulars(tx, before, after);
  await restoreFamily(tx, kept, gone, before);
  await restoreHousemate(tx, kept, gone, before);
  await restoreRest(tx, before, after);
  await restoreDelivery(tx, kept, gone, before);
  const parted: MembersParted = {
    kind: 'people/members-parted',
    subject: `member:${kept}`,
    merge: id,
    kept,
    gone,
    at,
  };
  await tx.announce([parted]);
  await saveParted(tx, id, at);
  return ok(null);
}
