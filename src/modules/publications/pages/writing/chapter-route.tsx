import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { insertRemark, readRemarks, readRemoved, settleRemark } from '../../store/writing.ts';
import { adviceOn } from '../../writing/advice.ts';
import { type BlockNow, editBlocks } from '../../writing/edit-blocks.ts';
import { sayUnread } from '../../writing/from-text.ts';
import { readMarkdown } from '../../writing/markdown.ts';
import { preview } from '../../writing/preview.ts';
import { undoEdit } from '../../writing/undo-edit.ts';
import { looks, nowhere } from '../find-version.ts';
import { type Returned, WriteView } from './chapter-view.tsx';
import { draftFor, writers } from './drafts.ts';
import { words } from './words.ts';

async function showChapter(world: World, visit: Visit, returned?: Returned): Promise<Shown> {
  const found = await draftFor(world, visit);
  const chapter = found?.draft.chapters.find(({ slug }) => slug === visit.params['chapter']);
  if (!found || !chapter) return nowhere;
  const { draft } = found;
  const { language } = visit;
  const { content } = await preview(world.db, draft, translator(words, language)('unknownFigure'));
  return page({
    title: `${chapter.title} · ${draft.title}`,
    status: returned ? 409 : 200,
    looks,
    scripts: ['writing.js'],
    body: (
      <WriteView
        slug={draft.slug}
        chapter={chapter}
        others={draft.chapters.filter(one => one !== chapter)}
        advice={draft.language === 'nl' ? adviceOn(chapter.blocks) : []}
        reading={{ content, base: `/publicaties/${draft.slug}`, found: [] }}
        remarks={await readRemarks(world.db, draft.id)}
        removed={await readRemoved(world.db, chapter.id)}
        returned={returned}
        language={language}
      />
    ),
  });
}

/** What came of a change: kept, or why not. */
type Outcome = { readonly now: BlockNow } | { readonly problem: string } | { readonly undone: true };

async function change(world: World, visit: Visit): Promise<Outcome | undefined> {
  const found = await draftFor(world, visit);
  if (!found) return undefined;
  const { form, params, now: at, language } = visit;
  const { draft, by } = found;
  const target = { publication: draft.id, block: params['block'] ?? '', at, by };
  const explain = (refusal: { readonly code: string }) => ({ problem: world.describe(refusal, language) });
  if (form['doe'] === 'terug') {
    const answer = await world.db.transaction(tx => undoEdit(tx, target, world.chance));
    return answer.ok ? { undone: true } : explain(answer.refusal);
  }
  const { blocks, unread } =
    form['doe'] === 'weg' ? { blocks: [], unread: [] } : readMarkdown(form['tekst'] ?? '');
  const notRead = { code: 'publications/not-read', lines: sayUnread(unread) } as const;
  if (unread.length > 0) return explain(notRead);
  const edit = { ...target, version: Number(form['versie']), bodies: blocks };
  const answer = await world.db.transaction(async tx => only(await editBlocks(tx, [edit], world.chance)));
  return answer.ok ? { now: answer.value } : explain(answer.refusal);
}

async function save(world: World, visit: Visit): Promise<Shown> {
  const outcome = await change(world, visit);
  if (!outcome) return nowhere;
  const { params, form, language } = visit;
  const t = translator(words, language);
  const home = `/poi/publicaties/${params['slug'] ?? ''}/${params['chapter'] ?? ''}`;
  const block = params['block'] ?? '';
  if ('undone' in outcome) return redirect(`${home}#${block}`, t('undone'));
  if ('now' in outcome) return redirect(`${home}#${block}`, t('saved'));
  if (form['doe'] !== undefined) return redirectInVain(home, outcome.problem);
  return showChapter(world, visit, { block, text: form['tekst'] ?? '', problem: outcome.problem });
}

async function remark(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found || !visit.viewer) return nowhere;
  const { params, form, now, viewer, language } = visit;
  const { slug = '', chapter = '', block = '', remark: id } = params;
  const t = translator(words, language);
  const home = `/poi/publicaties/${slug}/${chapter}#${block}`;
  if (id !== undefined) {
    await world.db.transaction(tx => settleRemark(tx, found.draft.id, Number(id), now));
    return redirect(home, t('settled'));
  }
  const text = form['opmerking']?.trim().slice(0, 1_000) ?? '';
  const isThere = found.draft.chapters.some(({ blocks }) => blocks.some(one => one.id === block));
  if (text === '' || !isThere) return redirect(home);
  const written = { block, text, author: viewer.name, writtenAt: now };
  await world.db.transaction(tx => insertRemark(tx, found.draft.id, written));
  return redirect(home, t('remarked'));
}

/**
 * `/poi/publicaties/:slug/:chapter`: a chapter to write in. A part is saved with the version that was seen; a script saves
 * by itself, one part at a time, and is told the new version.
 */
export function writeRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  const base = '/poi/publicaties/:slug/:chapter';
  const handler = (act: (world: World, visit: Visit) => Promise<Shown>) =>
    show(world, writers, visit => act(world, visit));
  app.get(base, hide, handler(showChapter));
  app.post(`${base}/stuk/:block`, hide, handler(save));
  app.post(`${base}/stuk/:block/opmerking`, hide, handler(remark));
  app.post(`${base}/stuk/:block/opmerking/:remark(^\\d{1,9}$)`, hide, handler(remark));
  app.post(`${base}/stuk/:block/vanzelf`, hide, (request: FastifyRequest, reply: FastifyReply) =>
    show(world, writers, async visit => {
      const isOne = readMarkdown(visit.form['tekst'] ?? '').blocks.length === 1;
      const outcome = isOne ? await change(world, visit) : undefined;
      if (outcome && 'now' in outcome) reply.header('x-version', String(outcome.now.version));
      const kept = outcome !== undefined && 'now' in outcome;
      return page({ title: '', status: kept ? 200 : 409, body: <p /> });
    })(request, reply),
  );
}
