import type { App } from '#platform/http.ts';
import { sendFramable } from '#web/framable.tsx';
import { SearchBox } from '#web/parts/search-box.tsx';
import type { World } from '#web/plug.ts';
import { chooseLanguage, translator } from '#web/words.ts';

const words = {
  nl: { title: 'Zoek in de bibliotheken van {province}' },
  en: { title: 'Search the libraries of {province}' },
};

/** `/zoekvak`: the search field alone, for the page of a school or a municipality. */
export function searchBoxRoute(app: App, world: World): void {
  app.get('/zoekvak', { schema: { hide: true } }, (request, reply) => {
    const query = request.query as Readonly<Record<string, unknown>>;
    const asked = typeof query['lang'] === 'string' ? query['lang'] : undefined;
    const language = chooseLanguage({ asked, cookie: undefined, header: request.headers['accept-language'] });
    const title = translator(words, language)('title', { province: world.province });
    return sendFramable(reply, {
      language,
      title,
      demo: world.demo,
      looks: [world.assets.href('main.css')],
      name: 'search-box-alone',
      children: <SearchBox id="search" action="/zoek" label={title} />,
    });
  });
}
