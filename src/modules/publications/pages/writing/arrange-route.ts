import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { redirect, redirectInVain, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { addChapter, giveChapter, moveInDraft } from '../../writing/arrange-draft.ts';
import { nowhere } from '../find-version.ts';
import { words } from './arrange-words.ts';
import { draftFor, writers } from './drafts.ts';

async function move(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found) return nowhere;
  const { form, params, now: at, language } = visit;
  const { slug = '', chapter = '', block = '' } = params;
  const home = `/poi/publicaties/${slug}`;
  const into = form['hoofdstuk'] ?? '';
  const ways = { hoger: 'up', lager: 'down' } as const;
  const to = form['naar'] === 'hoger' || form['naar'] === 'lager' ? ways[form['naar']] : { chapter: into };
  if (typeof to !== 'string' && into === '') return redirect(`${home}/${chapter}#${block}`);
  const wish = { publication: found.draft.id, block, to, at, by: found.by };
  const answer = await world.db.transaction(tx => moveInDraft(tx, wish));
  return answer.ok
    ? redirect(`${home}/${answer.value.chapter}#${block}`, translator(words, language)('moved'))
    : redirectInVain(`${home}/${chapter}`, world.describe(answer.refusal, language));
}

async function add(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found) return nowhere;
  const { form, now: at, language } = visit;
  const t = translator(words, language);
  const home = `/poi/publicaties/${found.draft.slug}`;
  const first = { kind: 'paragraph', text: t('firstText') } as const;
  const wish = { publication: found.draft.id, title: form['titel'] ?? '', first, at, by: found.by };
  const answer = await world.db.transaction(tx => addChapter(tx, wish, world.chance));
  return answer.ok
    ? redirect(`${home}/${answer.value.chapter}`, t('added'))
    : redirectInVain(home, world.describe(answer.refusal, language));
}

async function give(world: World, visit: Visit): Promise<Shown> {
  const found = await draftFor(world, visit);
  if (!found) return nowhere;
  const { form, params, now: at, language } = visit;
  const chapter = params['chapter'] ?? '';
  const home = `/poi/publicaties/${found.draft.slug}/${chapter}`;
  const wish = { publication: found.draft.id, chapter, owner: form['wie'] ?? '', at, by: found.by };
  const answer = await world.db.transaction(tx => giveChapter(tx, wish));
  return answer.ok
    ? redirect(home, translator(words, language)('kept'))
    : redirectInVain(home, world.describe(answer.refusal, language));
}

/** Changes how a draft is arranged: where parts stand, which chapters there are and who writes them. */
export function arrangeRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  const handler = (act: (world: World, visit: Visit) => Promise<Shown>) =>
    show(world, writers, visit => act(world, visit));
  app.post('/poi/publicaties/:slug/hoofdstuk', hide, handler(add));
  app.post('/poi/publicaties/:slug/:chapter/schrijver', hide, handler(give));
  app.post('/poi/publicaties/:slug/:chapter/stuk/:block/plaats', hide, handler(move));
}
