import { createHash } from 'node:crypto';
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
import { insertDrafts, type NewDraft, refillDraft, takenSlugs } from '../store/draft.ts';
import {
  findPaper,
  insertPaper,
  insertPicture,
  keepPaper,
  readPaperPages,
  refusePaper,
  type Repair,
  repairBlocks,
  waitingSlug,
} from '../store/paper.ts';
import type { Paper, PaperId } from './paper.ts';
import { pictureOf } from './page-picture.ts';
import { type ReadPaper, readPaper } from './read-paper.ts';
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

/** What a version says that adds the pages which were still being read. */
const theRest = 'De rest van de bladzijden is ingelezen.';

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

/** Parts of old reports are named by their page, so that a page keeps its addresses while others are still being read. */
const partId = (slug: string, page: number, place: number): string =>
  `b-${createHash('sha256').update(`${slug}/blad-${page}/${place}`).digest('hex').slice(0, 12)}`;

function draftOf({ slug, title, name, owner, oldSlug }: Paper, read: ReadPaper): NewDraft {
  const { pages, scans, unread, chapters } = read;
  const placeOn = new Map<number, number>();
  const identify = (page: number): string => {
    const place = placeOn.get(page) ?? 0;
    placeOn.set(page, place + 1);
    return partId(slug, page, place);
  };
  return {
    slug,
    title,
    summary: read.title ?? name,
    language: 'nl',
    owner,
    open: true,
    paper: { pages, scans, ...(unread.length > 0 && { unread }) },
    tokens: {},
    chapters: chapters.map(({ slug: chapter, title: called, blocks }) => ({
      slug: chapter,
      title: called,
      blocks: blocks.map(({ page, body }) => ({ id: identify(page), body, page })),
    })),
    old:
      oldSlug === null
        ? undefined
        : {
            slug: oldSlug,
            chapters: Object.fromEntries(chapters.map(({ page, slug: to }) => [String(page), to])),
          },
  };
}

/** Keeps what was read as a draft; what a person changed in it since stays as they left it. */
async function keep(tx: Tx, paper: Paper, read: ReadPaper): Promise<PublicationId> {
  const draft = draftOf(paper, read);
  const before = (await findPaper(tx, paper.id))?.publication;
  if (before) await refillDraft(tx, before, draft);
  const publication = before ?? (await insertDrafts(tx, [draft])).get(paper.slug);
  if (publication === undefined) throw new Error(`paper ${paper.id} became nothing`);
  await keepPaper(tx, paper.id, {
    state: read.unread.length > 0 ? 'reading' : 'read',
    publication,
    repaired: read.repaired,
  });
  return publication;
}

/** Reads a report, and keeps what is read of a scan as it comes. Where it is on the shelf already the rest follows it there. */
async function read(world: World, paper: Paper, path: string): Promise<void> {
  const { db, log, clock } = world;
  const done = await readPaper({
    path,
    name: paper.title,
    home: `/publicaties/${paper.slug}`,
    heard: async soFar => {
      if (soFar.chapters.length === 0) return;
      await db
        .transaction(tx => keep(tx, paper, soFar))
        .catch((error: unknown) => log.warn({ paper: paper.id, error }, 'pages come later'));
    },
  });
  await db.transaction(async tx => {
    if (!done.ok) {
      await refusePaper(tx, paper.id, done.refusal.reason);
      return;
    }
    const publication = await keep(tx, paper, done.value);
    if ((await findPaper(tx, paper.id))?.published)
      await publish(tx, [{ publication, said: theRest, at: clock.now(), by: system }]);
  });
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
    if (paper?.state === 'waiting' || paper?.state === 'reading') await read(world, paper, path);
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
  if (found.value.state === 'reading')
    return refuse({ code: 'publications/still-reading', title: found.value.title });
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
