import multipart from '@fastify/multipart';
import { network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { startPublications } from '../../start-publications.ts';
import { insertPicture } from '../../store/picture.ts';
import { readDesk } from '../../store/writing.ts';
import { type FromDocx, fromDocx } from '../../writing/from-docx.ts';
import { writtenFrom } from '../../writing/from-text.ts';
import { looks } from '../find-version.ts';
import { DeskView } from './desk-view.tsx';
import { writers } from './drafts.ts';
import { words } from './words.ts';

async function showDesk(
  world: World,
  { language, form }: Visit,
  problem?: string,
  read?: string,
): Promise<Shown> {
  const drafts = await readDesk(world.db);
  return page({
    title: translator(words, language)('title'),
    status: problem === undefined ? 200 : 422,
    wide: true,
    looks,
    scripts: ['writing.js'],
    body: <DeskView drafts={drafts} form={form} problem={problem} read={read} language={language} />,
  });
}

async function startOne(world: World, visit: Visit): Promise<Shown> {
  const { form, viewer, language, now } = visit;
  const t = translator(words, language);
  const written = writtenFrom({
    title: (form['titel'] ?? '').trim(),
    summary: (form['samenvatting'] ?? '').trim(),
    text: form['tekst'] ?? '',
    language: 'nl',
    first: t('first'),
  });
  if (!viewer) return redirect('/inloggen');
  if (!written.ok) return showDesk(world, visit, world.describe(written.refusal, language));
  const owner = (await network(world.db)).province.id;
  const started = await world.db.transaction(async tx =>
    only(await startPublications(tx, [{ written: written.value, owner, at: now, by: actorOf(viewer) }])),
  );
  if (!started.ok) return showDesk(world, visit, world.describe(started.refusal, language));
  return redirect(`/poi/publicaties/${written.value.slug}`, t('started'));
}

/** Bytes of a document. */
const mostBytes = 20 * 1024 ** 2;

/** Reads a document of a word processor into the form, where its text is seen before anything begins. */
async function readDocument(world: World, visit: Visit): Promise<Shown> {
  const file = visit.request.isMultipart() ? await visit.request.file() : undefined;
  const bytes = await file?.toBuffer().catch(() => undefined);
  const t = translator(words, visit.language);
  if (!bytes)
    return showDesk(world, visit, world.describe({ code: 'publications/no-document' }, visit.language));
  let read: FromDocx;
  try {
    read = fromDocx(bytes);
  } catch {
    return showDesk(world, visit, world.describe({ code: 'publications/no-document' }, visit.language));
  }
  const { text, title, photos, left } = read;
  const by = visit.viewer?.staff;
  await world.db.transaction(async tx => {
    for (const photo of photos) await insertPicture(tx, photo, visit.now, by);
  });
  const form = { titel: title ?? '', tekst: text };
  const said = t('documentRead', { photos: photos.length, left });
  return showDesk(world, { ...visit, form }, undefined, said);
}

/** `/poi/publicaties`: every draft, and a new one from a text in Markdown or a document of a word processor. */
export function deskRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get(
    '/poi/publicaties',
    hide,
    show(world, writers, visit => showDesk(world, visit)),
  );
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 2, fileSize: mostBytes } });
    within.post(
      '/poi/publicaties/document',
      hide,
      show(world, writers, visit => readDocument(world, visit)),
    );
  });
  app.post(
    '/poi/publicaties',
    hide,
    show(world, writers, visit => startOne(world, visit)),
  );
}
