import { network } from '#network';
import { type Actor, staffOf } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { step } from '#platform/state-table.ts';
import type { PublicationId } from '../publication.ts';
import type { ReviewRefusal } from '../refusals.ts';
import { lockDrafts } from '../store/draft.ts';
import { saveState } from '../store/writing.ts';
import { type DraftState, reviewing } from './review.ts';
import { writerOf } from './who.ts';

/** Asks for a review, gives a draft back, or approves it: never one's own. */
export async function reviewDraft(
  tx: Tx,
  wish: {
    readonly publication: PublicationId;
    readonly verb: 'submit' | 'return' | 'approve';
    readonly at: Date;
    readonly by: Actor;
  },
): Promise<Result<DraftState, ReviewRefusal>> {
  const [draft] = await lockDrafts(tx, [wish.publication]);
  if (!draft) return refuse({ code: 'publications/unknown', publication: String(wish.publication) });
  const who = writerOf(wish.by, draft, await network(tx), wish.at);
  if (!who) return refuse({ code: 'people/not-allowed', role: 'poi', unit: draft.owner });
  const stepped = step(reviewing, draft.state, wish.verb, who);
  if (!stepped.ok)
    return stepped.refusal.code === 'state/not-yours-to-do' && wish.verb === 'approve'
      ? refuse({ code: 'publications/own-work' })
      : stepped;
  const submittedBy =
    wish.verb === 'return' ? undefined : wish.verb === 'submit' ? staffOf(wish.by) : draft.submittedBy;
  await saveState(tx, draft.id, stepped.value, submittedBy);
  return ok(stepped.value);
}
