import { currentEdition, editions, goneAmong } from '#catalogue';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { moved, page, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { editionsAddress } from '../../address.ts';
import { titleGone } from '../../refusals.ts';
import { editionIn } from '../title/load.ts';
import { loadWork } from './load.ts';
import { presentWork } from './present.ts';
import { WorkView } from './view.tsx';
import { words } from './words.ts';

async function showWork(world: World, visit: Visit): Promise<Shown> {
  const { db } = world;
  const asked = editionIn(visit);
  const id = asked === undefined ? undefined : await currentEdition(db, asked);
  if (id === undefined) return refused({ code: 'discovery/unknown-title' });
  if (id !== asked) return moved(editionsAddress(id));
  const edition = (await editions(db, [id])).get(id);
  if (!edition) throw new Error(`edition ${id} is there and cannot be read`);
  if ((await goneAmong(db, [id])).length > 0) return refused(titleGone(edition));
  const work = await loadWork(world, visit, edition);
  const { language } = visit;
  const t = translator(words, language);
  const canonical = editionsAddress(Math.min(...work.all.map(one => one.edition.id)));
  return page({
    title: t('pageTitle', { title: edition.title }),
    description: t('description', { title: edition.title }),
    canonical,
    body: <WorkView page={work} shown={presentWork(work, language)} address={editionsAddress(id)} t={t} />,
  });
}

/** `/titel/:edition/uitgaven`: the work of an edition. It has the number of an edition, for those lead on for ever. */
export function workRoute(app: App, world: World): void {
  app.get(
    '/titel/:edition/uitgaven',
    { schema: { hide: true } },
    show(world, { audience: 'resident' }, visit => showWork(world, visit)),
  );
}
