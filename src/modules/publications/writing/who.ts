import type { Network } from '#network';
import { type Actor, allows, staffOf } from '#people';
import type { Draft } from '../publication.ts';
import type { DraftActor } from './review.ts';

/** Who somebody is to a draft; nothing for who may not write for its owner. */
export function writerOf(
  by: Actor,
  { owner, submittedBy }: Pick<Draft, 'owner' | 'submittedBy'>,
  place: Network,
  at: Date,
): DraftActor | undefined {
  if (by.kind === 'system') return 'system';
  if (!allows(by, 'poi', owner, place, place.today(owner, at))) return undefined;
  return submittedBy !== undefined && submittedBy !== staffOf(by) ? 'colleague' : 'author';
}
