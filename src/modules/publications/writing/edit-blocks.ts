import { network } from '#network';
import { type Actor, staffOf } from '#people';
import type { Chance } from '#platform/chance.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { step } from '#platform/state-table.ts';
import type { BlockBody } from '../block.ts';
import type { PublicationId } from '../publication.ts';
import type { EditRefusal } from '../refusals.ts';
import { lockDrafts } from '../store/draft.ts';
import {
  type Along,
  insertBlocks,
  keepChanges,
  readBlock,
  saveState,
  updateBlocks,
} from '../store/writing.ts';
import { reviewing } from './review.ts';
import { writerOf } from './who.ts';

/** A change of one block, as somebody saw it before. */
export interface BlockEdit {
  readonly publication: PublicationId;
  readonly block: string;
  /** The version that was changed: another one meanwhile is never overwritten. */
  readonly version: number;
  /** What it says from now on; the first keeps the address, others follow as new blocks; none takes it away. */
  readonly bodies: readonly BlockBody[];
  /** Other blocks that are changed with it, by the version that each has afterwards. */
  readonly along?: Along;
  readonly at: Date;
  readonly by: Actor;
}

/** How a block stands after a change. */
export interface BlockNow {
  readonly block: string;
  readonly version: number;
}

/**
 * Changes blocks. Each edit says which version it saw, so two people never undo each other's work unseen: the second is
 * refused with the version that is there now. A change of what was in review or approved asks for a new review. The
 * answers stand in the order of the edits.
 */
export async function editBlocks(
  tx: Tx,
  edits: readonly BlockEdit[],
  chance: Chance,
): Promise<Result<BlockNow, EditRefusal>[]> {
  const place = await network(tx);
  const ids = [...new Set(edits.map(({ publication }) => publication))];
  const drafts = new Map((await lockDrafts(tx, ids)).map(draft => [draft.id, draft]));
  const answers: Result<BlockNow, EditRefusal>[] = [];
  for (const edit of edits) {
    const draft = drafts.get(edit.publication);
    const before = draft && (await readBlock(tx, edit.publication, edit.block));
    if (!draft || !before) {
      answers.push(refuse({ code: 'publications/unknown', publication: String(edit.publication) }));
      continue;
    }
    const who = writerOf(edit.by, draft, place, edit.at);
    if (!who) {
      answers.push(refuse({ code: 'people/not-allowed', role: 'poi', unit: draft.owner }));
      continue;
    }
    const stepped = step(reviewing, draft.state, 'edit', who);
    if (!stepped.ok) {
      answers.push(stepped);
      continue;
    }
    if (before.version !== edit.version) {
      answers.push(
        refuse({ code: 'publications/changed-meanwhile', block: edit.block, version: before.version }),
      );
      continue;
    }
    const [first, ...rest] = edit.bodies;
    const version = before.version + 1;
    const fresh = rest.map(body => ({
      id: `b-${Buffer.from(chance.token(6), 'base64url').toString('hex')}`,
      body,
    }));
    const along = { ...edit.along, ...Object.fromEntries(fresh.map(({ id }) => [id, 1])) };
    await keepChanges(tx, [{ ...edit, body: before.body, along, at: edit.at, by: staffOf(edit.by) }]);
    await updateBlocks(tx, [
      {
        publication: edit.publication,
        block: edit.block,
        version,
        body: first ?? before.body,
        removedAt: first ? null : edit.at,
      },
    ]);
    await insertBlocks(
      tx,
      fresh.map(({ id, body }, n) => ({
        publication: edit.publication,
        chapter: before.chapter,
        after: before.place,
        place: before.place + 1 + n,
        id,
        body,
      })),
    );
    await saveState(tx, edit.publication, stepped.value, undefined);
    answers.push(ok({ block: edit.block, version }));
  }
  return answers;
}
