import type { App } from '#platform/http.ts';
import { editions } from '#catalogue';
import { network } from '#network';
import type { World } from '#web/plug.ts';
import { chooseLanguage, translator } from '#web/words.ts';
import { askedOf } from '../../about.ts';
import { searchOf } from '../../adapters/embedded/open.ts';
import { addressOf, readAddress } from '../../address.ts';
import { writeFeed } from './write-feed.ts';

const most = 50;

const words = {
  nl: {
    everything: 'Nieuw in de bibliotheken van {province}',
    about: 'Zoeken: {words}',
    narrowed: 'Een keuze uit wat nieuw is',
  },
  en: {
    everything: 'New in the libraries of {province}',
    about: 'Search: {words}',
    narrowed: 'A choice of what is new',
  },
};

/** `/zoek.atom`: any search as a feed, with the parameters of `/zoek`; the newest first, whatever order is asked. */
export function atomRoute(app: App, world: World): void {
  app.get('/zoek.atom', { schema: { hide: true } }, async (request, reply) => {
    const place = await network(world.db);
    const now = world.clock.now();
    const on = place.today(place.province.id, now);
    const query = request.query as Readonly<Record<string, unknown>>;
    const asked = { ...readAddress(query, place, on), sort: 'newest' as const, page: 1, hereBy: undefined };
    const { hits } = await searchOf(world.db).search({
      ...asked,
      ...askedOf(asked.words, asked.about),
      facets: [],
      pageSize: most,
      viewpoint: undefined,
      on,
    });
    const known = await editions(world.db, hits);
    const address = addressOf(asked, place);
    const at = (path: string) => new URL(path, world.publicUrl).href;
    const language = chooseLanguage({
      asked: typeof query['lang'] === 'string' ? query['lang'] : undefined,
      cookie: undefined,
      header: request.headers['accept-language'],
    });
    const t = translator(words, language);
    const narrowed = address.includes('&') ? t('narrowed') : t('everything', { province: world.province });
    const feed = writeFeed(
      {
        title: asked.words === '' ? narrowed : t('about', { words: asked.words }),
        self: at(address.replace('/zoek', '/zoek.atom')),
        page: at(address),
        now,
        titles: hits.flatMap(id => known.get(id) ?? []),
        hrefOf: ({ id }) => at(`/titel/${id}`),
      },
      world.province,
    );
    return reply
      .type('application/atom+xml; charset=utf-8')
      .header('cache-control', 'max-age=600')
      .send(feed);
  });
}
