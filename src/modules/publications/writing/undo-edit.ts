import type { Actor } from '#people';
import type { Chance } from '#platform/chance.ts';
import type { Tx } from '#platform/db.ts';
import { only, refuse, type Result } from '#platform/result.ts';
import type { PublicationId } from '../publication.ts';
import type { EditRefusal } from '../refusals.ts';
import { readBlock, readChange } from '../store/writing.ts';
import { type BlockNow, editBlocks } from './edit-blocks.ts';

/**
 * Gives a block back what it said before its last change, also when that took it away. It is a change itself: doing it
 * twice brings the later text back.
 */
export async function undoEdit(
  tx: Tx,
  wish: {
    readonly publication: PublicationId;
    readonly block: string;
    readonly at: Date;
    readonly by: Actor;
  },
  chance: Chance,
): Promise<Result<BlockNow, EditRefusal>> {
  const now = await readBlock(tx, wish.publication, wish.block);
  const last = now && (await readChange(tx, wish.publication, wish.block, now.version - 1));
  if (!now || !last) return refuse({ code: 'publications/nothing-to-undo', block: wish.block });
  return only(await editBlocks(tx, [{ ...wish, version: now.version, bodies: [last.body] }], chance));
}
