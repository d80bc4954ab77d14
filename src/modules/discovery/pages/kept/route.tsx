import { type EditionId, editions } from '#catalogue';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { keepSearch, listsOf, putOnList } from '../../keep.ts';
import { deleteList, deleteSearch, readSearches, takeFromList } from '../../store/kept.ts';
import { KeptView } from './view.tsx';
import { words } from './words.ts';

const base = '/mijn/bewaard';
const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;

async function keepTitle(world: World, { form, language, now }: Visit, member: number) {
  const t = translator(words, language);
  const edition: EditionId = numberIn(form['titel']) ?? 0;
  const known = (await editions(world.db, [edition])).get(edition);
  if (!known) return refused({ code: 'discovery/unknown-title' });
  const put = { list: numberIn(form['lijst']), edition, name: form['naam'] ?? '', otherwise: t('myList') };
  const isKept = await world.db.transaction(tx => putOnList(tx, member, put, now));
  return isKept ? redirect(base, t('keptTitle', { title: known.title })) : redirectInVain(base, t('full'));
}

async function keep(world: World, { form, language, now }: Visit, member: number) {
  const t = translator(words, language);
  // written anew, so that nothing but parameters is kept
  const address = new URLSearchParams(form['adres'] ?? '').toString();
  const search = { name: form['naam'] ?? '', address, otherwise: t('mySearch') };
  const isKept = await world.db.transaction(tx => keepSearch(tx, member, search, now));
  return isKept ? redirect(base, t('keptSearch')) : redirectInVain(base, t('full'));
}

async function remove(world: World, { form, language }: Visit, member: number) {
  const [search, list, title] = ['zoekvraag', 'lijst', 'titel'].map(name => numberIn(form[name]));
  await world.db.transaction(async tx => {
    if (search !== undefined) await deleteSearch(tx, member, search);
    if (list !== undefined && title !== undefined) await takeFromList(tx, member, list, title);
    else if (list !== undefined) await deleteList(tx, member, list);
  });
  return redirect(base, translator(words, language)('gone'));
}

/** `/mijn/bewaard`: what a member keeps, and the forms that keep and take away. */
export function keptRoutes(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  const mine = (handler: (visit: Visit, member: number) => ReturnType<typeof keep>) =>
    show(world, { audience: 'resident', role: 'member' }, visit => handler(visit, visit.viewer?.member ?? 0));
  app.get(
    base,
    hide,
    mine(async ({ language }, member) => {
      const t = translator(words, language);
      const [searches, lists] = await Promise.all([
        readSearches(world.db, member),
        listsOf(world.db, member),
      ]);
      return page({
        title: t('title'),
        body: <KeptView searches={searches} lists={lists} language={language} t={t} />,
      });
    }),
  );
  app.post(
    `${base}/zoekvraag`,
    hide,
    mine((visit, member) => keep(world, visit, member)),
  );
  app.post(
    `${base}/titel`,
    hide,
    mine((visit, member) => keepTitle(world, visit, member)),
  );
  app.post(
    `${base}/weg`,
    hide,
    mine((visit, member) => remove(world, visit, member)),
  );
}
