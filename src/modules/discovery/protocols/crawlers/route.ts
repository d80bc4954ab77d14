import { writeSitemap, writeSitemapIndex } from '#standards/sitemap/write-sitemap.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { readPart, readParts } from '../../store/sitemap.ts';

/** What the protocol lets stand in one file. */
const partSize = 50_000;

/** Where nothing is that somebody would search for, or without end: of searches those that are narrowed (`*` is any text, RFC 9309, 2.2.3). */
const keptOut = [
  '/zoek?*&',
  '/zoek.atom',
  '/zoekvak',
  '/weergave',
  '/mijn',
  '/inloggen',
  '/balie',
  '/beheer',
  '/api/',
];

/** `/robots.txt`, `/sitemap.xml` and its parts: what search engines may read, and what there is (RFC 9309, sitemaps.org). */
export function crawlerRoutes(app: App, { db, publicUrl, sitemaps }: World): void {
  const hide = { schema: { hide: true } };
  const at = (path: string) => new URL(path, publicUrl).href;
  app.get('/robots.txt', hide, (_, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        [
          'User-agent: *',
          ...keptOut.map(path => `Disallow: ${path}`),
          '',
          ...['/sitemap.xml', ...sitemaps].map(path => `Sitemap: ${at(path)}`),
          '',
        ].join('\n'),
      ),
  );
  app.get('/sitemap.xml', hide, async (_, reply) => {
    const parts = await readParts(db, partSize);
    const located = parts.map(({ part, changedAt }) => ({
      address: at(`/sitemap-${part + 1}.xml`),
      changedAt,
    }));
    return reply.type('application/xml; charset=utf-8').send(writeSitemapIndex(located));
  });
  app.get<{ Params: { part: string } }>(
    '/sitemap-:part(^[1-9]\\d{0,5}).xml',
    hide,
    async ({ params }, reply) => {
      const pages = await readPart(db, Number(params.part) - 1, partSize);
      const located = pages.map(({ edition, changedAt }) => ({
        address: at(`/titel/${edition}`),
        changedAt,
      }));
      return reply
        .status(located.length === 0 ? 404 : 200)
        .type('application/xml; charset=utf-8')
        .send(writeSitemap(located));
    },
  );
}
