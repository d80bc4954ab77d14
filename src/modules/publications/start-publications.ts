import { createHash } from 'node:crypto';
import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { PublicationId } from './publication.ts';
import type { StartRefusal } from './refusals.ts';
import { insertDrafts, takenSlugs } from './store/draft.ts';
import type { WrittenFile } from './written-file.ts';

export interface StartWish {
  readonly written: WrittenFile;
  readonly owner: UnitId;
  /** The publication of the year before, whose structure it begins with. */
  readonly follows?: PublicationId;
  readonly at: Date;
  readonly by: Actor;
}

/** Ids of blocks are made from where they first stood, so that the same file gives the same addresses. */
export const blockId = (slug: string, chapter: string, place: number): string =>
  `b-${createHash('sha256').update(`${slug}/${chapter}/${place}`).digest('hex').slice(0, 8)}`;

/** Starts publications from files; the answers stand in the order of the wishes. */
export async function startPublications(
  tx: Tx,
  wishes: readonly StartWish[],
): Promise<Result<PublicationId, StartRefusal>[]> {
  const place = await network(tx);
  const taken = new Set(
    await takenSlugs(
      tx,
      wishes.map(({ written }) => written.slug),
    ),
  );
  const judged = wishes.map((wish): Result<StartWish, StartRefusal> => {
    const { written, owner, at, by } = wish;
    if (!allows(by, 'poi', owner, place, place.today(owner, at)))
      return refuse({ code: 'people/not-allowed', role: 'poi', unit: owner });
    if (taken.has(written.slug)) return refuse({ code: 'publications/slug-taken', slug: written.slug });
    taken.add(written.slug);
    return ok(wish);
  });
  const good = judged.flatMap(answer => (answer.ok ? [answer.value] : []));
  const ids = await insertDrafts(
    tx,
    good.map(({ written, owner, follows }) => ({
      owner,
      follows,
      ...written,
      chapters: written.chapters.map(({ slug, title, blocks, owner: lookedAfterBy }) => ({
        slug,
        title,
        owner: lookedAfterBy,
        blocks: blocks.map((body, n) => ({ id: blockId(written.slug, slug, n), body })),
      })),
    })),
  );
  return judged.map(answer => (answer.ok ? ok(ids.get(answer.value.written.slug) ?? 0) : answer));
}
