import { safePosition } from '#ledger';
import { network } from '#network';
import { type Actor, staffOf } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { step } from '#platform/state-table.ts';
import { hashOf } from './canonical.ts';
import { knownPhotos } from './photos.ts';
import { changesSince, freeze, saysTheSame } from './freeze.ts';
import { passagesOf } from './passages.ts';
import type { PublicationId } from './publication.ts';
import type { PublishRefusal } from './refusals.ts';
import { resolver } from './resolve.ts';
import { reviewing } from './writing/review.ts';
import { writerOf } from './writing/who.ts';
import { lockDrafts } from './store/draft.ts';
import { saveState } from './store/writing.ts';
import { insertVersions, type NewVersion, readVersions } from './store/version.ts';

export interface PublishWish {
  readonly publication: PublicationId;
  /** What is new, in one sentence for readers. */
  readonly said: string;
  readonly at: Date;
  readonly by: Actor;
}

/**
 * Publishes drafts: every figure is read at one place in the ledger and frozen with it, pages are counted, and the whole
 * becomes a version that never changes. All or nothing happens in the caller's transaction. A draft that says the same as
 * its newest version is refused. The answers stand in the order of the wishes.
 */
export async function publish(
  tx: Tx,
  wishes: readonly PublishWish[],
): Promise<Result<{ number: number }, PublishRefusal>[]> {
  const place = await network(tx);
  const drafts = new Map(
    (
      await lockDrafts(
        tx,
        wishes.map(({ publication }) => publication),
      )
    ).map(draft => [draft.id, draft]),
  );
  const last = new Map(
    (
      await readVersions(
        tx,
        [...drafts.values()].map(({ id, current }) => ({ id, number: current ?? 0 })),
      )
    ).map(version => [version.publication, version]),
  );
  const figures = resolver(tx, place, await safePosition(tx));
  const photos = await knownPhotos(
    tx,
    [...drafts.values()].flatMap(({ chapters }) => chapters),
  );
  const fresh: NewVersion[] = [];
  const answers: Result<{ number: number }, PublishRefusal>[] = [];
  for (const { publication, said, at, by } of wishes) {
    const draft = drafts.get(publication);
    if (!draft) {
      answers.push(refuse({ code: 'publications/unknown', publication: String(publication) }));
      continue;
    }
    const who = writerOf(by, draft, place, at);
    if (!who) {
      answers.push(refuse({ code: 'people/not-allowed', role: 'poi', unit: draft.owner }));
      continue;
    }
    const stepped = step(reviewing, draft.state, 'publish', who);
    if (!stepped.ok) {
      answers.push(stepped);
      continue;
    }
    const { content, objections } = await freeze(draft, place, figures, photos);
    if (objections.length > 0) {
      answers.push(refuse({ code: 'publications/not-ready', objections }));
      continue;
    }
    const before = last.get(publication);
    if (before && saysTheSame(before.content, content)) {
      answers.push(refuse({ code: 'publications/nothing-new', version: before.number }));
      continue;
    }
    const number = (draft.current ?? 0) + 1;
    fresh.push({
      publication,
      number,
      content,
      hash: hashOf(content),
      changes: changesSince(before?.content, content, said),
      publishedAt: at,
      publishedBy: staffOf(by),
      passages: passagesOf(content),
    });
    await saveState(tx, publication, stepped.value, undefined);
    answers.push(ok({ number }));
  }
  await insertVersions(tx, fresh);
  return answers;
}
