import type { Actor } from '#people';
import type { Chance } from '#platform/chance.ts';
import type { Tx } from '#platform/db.ts';
import { refuse, type Result } from '#platform/result.ts';
import type { PublicationId } from '../publication.ts';
import type { EditRefusal } from '../refusals.ts';
import { readBlock, readChange, type StoredBlock } from '../store/writing.ts';
import { type BlockNow, editBlocks } from './edit-blocks.ts';

/**
 * Gives a block back what it said before its last change, also when that took it away; blocks that came with the change go, unless
 * somebody changed them since. It is a change itself: doing it twice brings the later text back.
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
  const others: StoredBlock[] = [];
  for (const [block, version] of Object.entries(last.along)) {
    const other = await readBlock(tx, wish.publication, block);
    if (other?.version === version) others.push(other);
  }
  const along = Object.fromEntries(others.map(({ id, version }) => [id, version + 1]));
  const [answer, ...rest] = await editBlocks(
    tx,
    [
      { ...wish, version: now.version, bodies: [last.body], along },
      ...others.map(({ id, version, body, removedAt }) => ({
        ...wish,
        block: id,
        version,
        bodies: removedAt === null ? [] : [body],
      })),
    ],
    chance,
  );
  return (
    rest.find(({ ok }) => !ok) ??
    answer ??
    refuse({ code: 'publications/nothing-to-undo', block: wish.block })
  );
}
