import { network } from '#network';
import { type Actor, actorOf } from '#people';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import type { Draft } from '../../publication.ts';
import { readDraft } from '../../store/draft.ts';
import type { DraftActor } from '../../writing/review.ts';
import { writerOf } from '../../writing/who.ts';

/** Who may look: the roles that write. */
export const writers = { audience: 'poi', role: 'poi' } as const;

/** The draft that an address names, for somebody who may write it; nothing otherwise. */
export async function draftFor(
  { db }: World,
  { params, viewer, now }: Visit,
): Promise<{ readonly draft: Draft; readonly by: Actor; readonly who: DraftActor } | undefined> {
  const draft = viewer && (await readDraft(db, params['slug'] ?? ''));
  if (!draft) return undefined;
  const by = actorOf(viewer);
  const who = writerOf(by, draft, await network(db), now);
  return who && { draft, by, who };
}
