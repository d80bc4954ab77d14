import type { App } from '#platform/http.ts';
import { writeSitemap } from '#standards/sitemap/write-sitemap.ts';
import type { World } from '#web/plug.ts';
import { readShelf, readVersions } from '../../store/version.ts';

/** `/publicaties/sitemap.xml`: the newest version of what is open to all, chapter by chapter (sitemaps.org 0.9). */
export function sitemapRoute(app: App, { db, publicUrl }: World): void {
  app.get('/publicaties/sitemap.xml', { schema: { hide: true } }, async (_, reply) => {
    const shelf = await readShelf(db, false);
    const versions = await readVersions(
      db,
      shelf.map(({ id, number }) => ({ id, number })),
    );
    const pages = versions.flatMap(({ content: { slug, chapters }, publishedAt }) =>
      ['', ...chapters.map(chapter => `/${chapter.slug}`)].map(path => ({
        address: new URL(`/publicaties/${slug}${path}`, publicUrl).href,
        changedAt: publishedAt,
      })),
    );
    return reply.type('application/xml; charset=utf-8').send(writeSitemap(pages.slice(0, 50_000)));
  });
}
