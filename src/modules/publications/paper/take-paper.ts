import { z } from 'zod';
import { network } from '#network';
import { type Actor, allows, staffOf, system } from '#people';
import type { Tx } from '#platform/db.ts';
import { askJob, type Job } from '#platform/jobs.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { dropUpload } from '#web/keep-upload.ts';
import type { World } from '#web/plug.ts';
import type { PublicationId } from '../publication.ts';
import { publish } from '../publish.ts';
import type { PaperRefusal, PublishRefusal } from '../refusals.ts';
import { blockId } from '../start-publications.ts';
import { insertDrafts, takenSlugs } from '../store/draft.ts';
import {
  endPaper,
  findPaper,
  insertPaper,
  insertPicture,
  readPaperPages,
  type Repair,
  repairBlocks,
  waitingSlug,
} from '../store/paper.ts';
import type { Paper, PaperId } from './paper.ts';
import { pictureOf, type ReadPaper, readPaper } from './read-paper.ts';
import { skeletonOf } from './skeleton.ts';
import { absentTools } from './tools.ts';

/** A PDF that somebody brings. */
export interface BroughtPaper extends Pick<Paper, 'name' | 'title' | 'owner' | 'size'> {
  /** Where the file lies; its folder goes when it was read. */
  readonly path: string;
  /** Its address in the viewer where it was before; undefined when it was nowhere. */
  readonly oldSlug: string | undefined;
  readonly at: Date;
  readonly by: Actor;
}

/** An address made of a title. */
export const slugOf = (title: string): string =>
  skeletonOf(title).replaceAll(' ', '-').slice(0, 80).replace(/-+$/, '');

/** Takes a PDF in; it is read by and by. */
export async function bringPaper(tx: Tx, brought: BroughtPaper): Promise<Result<PaperId, PaperRefusal>> {
  const { name, title, owner, size, path, oldSlug, at, by } = brought;
  const place = await network(tx);
  if (!allows(by, 'poi', owner, place, place.today(owner, at)))
    return refuse({ code: 'people/not-allowed', role: 'poi', unit: owner });
  const slug = slugOf(title);
  if (slug === '') return refuse({ code: 'publications/no-title' });
  if ((await takenSlugs(tx, [slug])).length > 0 || (await waitingSlug(tx, slug)))
    return refuse({ code: 'publications/slug-taken', slug });
  const paper = {
    name,
    slug,
    title,
    oldSlug: oldSlug ?? null,
    owner,
    size,
    askedAt: at,
    askedBy: staffOf(by),
  };
  const id = await insertPaper(tx, paper);
  await askJob(tx, 'publications/paper', { paper: id, path }, { queue: 'publications/paper' });
  return ok(id);
}

async function keep(tx: Tx, paper: Paper, read: ReadPaper): Promise<PublicationId> {
  const { slug, title, owner, oldSlug } = paper;
  const pages = read.chapters.map(({ page, slug: chapter }) => [String(page), chapter]);
  const made = await insertDrafts(tx, [
    {
      slug,
      title,
      summary: read.title ?? paper.name,
      language: 'nl',
      owner,
      open: true,
      paper: { pages: read.pages, scans: read.scans },
      tokens: {},
      chapters: read.chapters.map(({ slug: chapter, title: called, blocks }) => ({
        slug: chapter,
        title: called,
        blocks: blocks.map(({ page, body }, n) => ({ id: blockId(slug, chapter, n), body, page })),
      })),
      old: oldSlug === null ? undefined : { slug: oldSlug, chapters: Object.fromEntries(pages) },
    },
  ]);
  const publication = made.get(slug);
  if (publication === undefined) throw new Error(`paper ${paper.id} became nothing`);
  await endPaper(tx, paper.id, { publication, repaired: read.repaired });
  return publication;
}

async function takePictures({ db }: World, paper: PaperId, of: PublicationId, path: string, pages: number) {
  if (absentTools().includes('image')) return;
  for (let page = 1; page <= pages; page += 1) {
    const bytes = await pictureOf(path, page);
    await db.transaction(tx => insertPicture(tx, { paper, publication: of, page, bytes }));
  }
}

const asked = z.object({ paper: z.number(), path: z.string() });

/** Reads a PDF that was brought: first its words, which can then be looked at, then pictures of its pages. */
export const paperJob: Job<World> = {
  name: 'publications/paper',
  run: async (world, payload) => {
    const { paper: id, path } = asked.parse(payload);
    const paper = await findPaper(world.db, id);
    if (paper?.state === 'waiting') {
      const read = await readPaper({ path, name: paper.title });
      await world.db.transaction(async tx => {
        if (read.ok) await keep(tx, paper, read.value);
        else await endPaper(tx, id, { reason: read.refusal.reason });
      });
    }
    const now = await findPaper(world.db, id);
    if (now?.publication)
      await takePictures(
        world,
        id,
        now.publication,
        path,
        await readPaperPages(world.db, now.publication),
      ).catch((error: unknown) => world.log.warn({ paper: id, error }, 'a page has no picture'));
    await dropUpload(path);
  },
};

interface Act {
  readonly paper: PaperId;
  readonly at: Date;
  readonly by: Actor;
}

/** The paper, when there is one that was read and this is somebody who looks after it. */
async function find(
  tx: Tx,
  { paper: id, at, by }: Act,
): Promise<Result<Paper & { readonly publication: PublicationId }, PaperRefusal>> {
  const paper = await findPaper(tx, id);
  if (!paper?.publication) return refuse({ code: 'publications/unknown', publication: String(id) });
  const place = await network(tx);
  if (!allows(by, 'poi', paper.owner, place, place.today(paper.owner, at)))
    return refuse({ code: 'people/not-allowed', role: 'poi', unit: paper.owner });
  return ok({ ...paper, publication: paper.publication });
}

/** Sets what was read right; what was published already stays as it is until it is published again. */
export async function repairPaper(
  tx: Tx,
  { repairs, ...act }: Act & { readonly repairs: readonly Repair[] },
): Promise<Result<PublicationId, PaperRefusal>> {
  const found = await find(tx, act);
  if (!found.ok) return found;
  await repairBlocks(tx, found.value.publication, repairs, { at: act.at, by: staffOf(act.by) });
  return ok(found.value.publication);
}

/** Puts it on the shelf, or what was set right in a new version. What was printed long ago asks for no other eyes. */
export async function shelvePaper(
  tx: Tx,
  { said, ...act }: Act & { readonly said: string },
): Promise<Result<Paper, PaperRefusal | PublishRefusal>> {
  const found = await find(tx, act);
  if (!found.ok) return found;
  const [done] = await publish(tx, [{ publication: found.value.publication, said, at: act.at, by: system }]);
  return done && !done.ok ? done : ok(found.value);
}
