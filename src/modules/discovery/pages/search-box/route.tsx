import type { App } from '#platform/http.ts';
import { renderPage } from '#web/frame.tsx';
import { PageLanguage } from '#web/language.ts';
import { SearchBox } from '#web/parts/search-box.tsx';
import type { World } from '#web/plug.ts';
import { chooseLanguage, translator } from '#web/words.ts';

const words = {
  nl: { title: 'Zoek in de bibliotheken van {province}' },
  en: { title: 'Search the libraries of {province}' },
};

/** `/zoekvak`: the search field alone, for the page of a school or a municipality; the one page that others may frame. */
export function searchBoxRoute(app: App, world: World): void {
  app.get('/zoekvak', { schema: { hide: true } }, (request, reply) => {
    const query = request.query as Readonly<Record<string, unknown>>;
    const asked = typeof query['lang'] === 'string' ? query['lang'] : undefined;
    const language = chooseLanguage({ asked, cookie: undefined, header: request.headers['accept-language'] });
    const title = translator(words, language)('title', { province: world.province });
    const html = renderPage(
      <html lang={language} class="utrecht-document resident">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{title}</title>
          <base target="_top" />
          <link rel="stylesheet" href={world.assets.href('main.css')} />
        </head>
        <body class="search-box-alone">
          <PageLanguage.Provider value={language}>
            <main>
              <SearchBox id="search" action="/zoek" label={title} />
            </main>
          </PageLanguage.Provider>
        </body>
      </html>,
    );
    // whoever frames it sees nothing of ours: no session goes along, and its form leads to our own page
    const policy = String(reply.getHeader('content-security-policy') ?? '');
    return reply
      .header('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'))
      .removeHeader('x-frame-options')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('text/html; charset=utf-8')
      .send(html);
  });
}
