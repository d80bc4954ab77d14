import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { searchPassages } from '../../store/search.ts';
import { findVersion, isStaff, looks, nowhere } from '../find-version.ts';
import { SearchView } from './view.tsx';
import { words } from './words.ts';

/** More hits than anybody reads. */
const most = 40;
const longest = 200;

/** `/publicaties/zoek` in all publications, `/publicaties/:slug/zoek` in one. */
export function searchRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const { query, params, language } = visit;
    const slug = params['slug'];
    const found = slug === undefined ? undefined : await findVersion(world, visit);
    if (slug !== undefined && !found) return nowhere;
    const searched = (query['q'] ?? '').trim().slice(0, longest);
    const wish = { words: searched, slug, staff: isStaff(visit), most: most + 1 };
    const hits = searched === '' ? [] : await searchPassages(world.db, wish);
    return page({
      title: translator(words, language)('title'),
      ownSearch: true,
      looks,
      body: (
        <SearchView
          searched={searched}
          hits={hits.slice(0, most)}
          isCut={hits.length > most}
          of={found && { title: found.version.content.title, home: found.home }}
          language={language}
        />
      ),
    });
  });
  app.get('/publicaties/zoek', { schema: { hide: true } }, handler);
  app.get('/publicaties/:slug/zoek', { schema: { hide: true } }, handler);
}
