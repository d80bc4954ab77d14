import { network } from '#network';
import type { Actor } from '#people';
import type { Chance } from '#platform/chance.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { step } from '#platform/state-table.ts';
import type { BlockBody } from '../block.ts';
import type { Draft, PublicationId } from '../publication.ts';
import type { ArrangeRefusal } from '../refusals.ts';
import { lockDrafts } from '../store/draft.ts';
import { insertChapter, moveBlock, nameOwner } from '../store/arrange.ts';
import { saveState } from '../store/writing.ts';
import { reservedSlugs } from '../written-file.ts';
import { reviewing } from './review.ts';
import { slugOf } from './slug.ts';
import { writerOf } from './who.ts';

interface Act {
  readonly publication: PublicationId;
  readonly at: Date;
  readonly by: Actor;
}

/** The draft for somebody who may change it, locked; a change of what was in review asks for a new one. */
async function open(tx: Tx, { publication, at, by }: Act): Promise<Result<Draft, ArrangeRefusal>> {
  const [draft] = await lockDrafts(tx, [publication]);
  if (!draft) return refuse({ code: 'publications/unknown', publication: String(publication) });
  const who = writerOf(by, draft, await network(tx), at);
  if (!who) return refuse({ code: 'people/not-allowed', role: 'poi', unit: draft.owner });
  const stepped = step(reviewing, draft.state, 'edit', who);
  if (!stepped.ok) return stepped;
  await saveState(tx, publication, stepped.value, undefined);
  return ok(draft);
}

/**
 * Moves a block one place up or down, or to the end of another chapter. It keeps its address. At the edge of its chapter it stays
 * where it is.
 */
export async function moveInDraft(
  tx: Tx,
  wish: Act & { readonly block: string; readonly to: 'up' | 'down' | { readonly chapter: string } },
): Promise<Result<{ chapter: string }, ArrangeRefusal>> {
  const opened = await open(tx, wish);
  if (!opened.ok) return opened;
  const { chapters } = opened.value;
  const from = chapters.find(({ blocks }) => blocks.some(({ id }) => id === wish.block));
  const { to } = wish;
  const into = typeof to === 'string' ? from : chapters.find(({ slug }) => slug === to.chapter);
  if (!from || !into) return refuse({ code: 'publications/unknown', publication: wish.block });
  const ids = into.blocks.map(({ id }) => id).filter(id => id !== wish.block);
  const at = from.blocks.findIndex(({ id }) => id === wish.block);
  const place = to === 'up' ? Math.max(0, at - 1) : to === 'down' ? Math.min(ids.length, at + 1) : ids.length;
  await moveBlock(tx, wish.publication, into.id, ids.toSpliced(place, 0, wish.block));
  return ok({ chapter: into.slug });
}

/** Adds a chapter at the end of a draft, with a first block to write in. Answers its address. */
export async function addChapter(
  tx: Tx,
  wish: Act & { readonly title: string; readonly first: BlockBody },
  chance: Chance,
): Promise<Result<{ chapter: string }, ArrangeRefusal>> {
  const title = wish.title.trim().slice(0, 200);
  const wanted = slugOf(title);
  if (wanted === '') return refuse({ code: 'publications/no-title' });
  const opened = await open(tx, wish);
  if (!opened.ok) return opened;
  const { chapters, id } = opened.value;
  const taken = (slug: string) =>
    reservedSlugs.has(slug) || /^\d+$/.test(slug) || chapters.some(one => one.slug === slug);
  let slug = wanted;
  for (let n = 2; taken(slug); n += 1) slug = `${wanted}-${n}`;
  const block = `b-${Buffer.from(chance.token(6), 'base64url').toString('hex')}`;
  await insertChapter(
    tx,
    { publication: id, place: chapters.length, slug, title },
    { id: block, body: wish.first },
  );
  return ok({ chapter: slug });
}

/** Says who looks after a chapter; nobody when the name is empty. */
export async function giveChapter(
  tx: Tx,
  wish: Act & { readonly chapter: string; readonly owner: string },
): Promise<Result<{ chapter: string }, ArrangeRefusal>> {
  const opened = await open(tx, wish);
  if (!opened.ok) return opened;
  const chapter = opened.value.chapters.find(({ slug }) => slug === wish.chapter);
  if (!chapter) return refuse({ code: 'publications/unknown', publication: wish.chapter });
  await nameOwner(tx, chapter.id, wish.owner.trim().slice(0, 80) || undefined);
  return ok({ chapter: chapter.slug });
}
