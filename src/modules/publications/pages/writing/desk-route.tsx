import { network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { startPublications } from '../../start-publications.ts';
import { readDesk } from '../../store/writing.ts';
import { writtenFrom } from '../../writing/from-text.ts';
import { DeskView } from './desk-view.tsx';
import { writers } from './drafts.ts';
import { words } from './words.ts';

async function showDesk(world: World, { language, form }: Visit, problem?: string): Promise<Shown> {
  const drafts = await readDesk(world.db);
  return page({
    title: translator(words, language)('title'),
    status: problem === undefined ? 200 : 422,
    wide: true,
    body: <DeskView drafts={drafts} form={form} problem={problem} language={language} />,
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

/** `/poi/publicaties`: every draft, and a new one from a text in Markdown. */
export function deskRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get(
    '/poi/publicaties',
    hide,
    show(world, writers, visit => showDesk(world, visit)),
  );
  app.post(
    '/poi/publicaties',
    hide,
    show(world, writers, visit => startOne(world, visit)),
  );
}
