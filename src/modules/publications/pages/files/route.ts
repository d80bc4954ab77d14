import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { sayFullDay } from '#web/day-words.ts';
import { frameWords } from '#web/frame-words.ts';
import type { World } from '#web/plug.ts';
import { viewerOf } from '#web/show.tsx';
import type { Edition } from '../../outputs/edition.ts';
import { makeFile, manifestOf } from '../../outputs/make-files.ts';
import type { Version } from '../../publication.ts';
import { photosIn } from '../../freeze.ts';
import { readPictures } from '../../store/picture.ts';
import { readVersion } from '../../store/version.ts';

/** A version with all that its files say beside it. */
export const editionOf = async (world: World, version: Version): Promise<Edition> => {
  const { slug, language } = version.content;
  return {
    version,
    pictures: await readPictures(world.db, photosIn(version.content.chapters)),
    notice: world.demo ? frameWords[language].demo : undefined,
    publisher: world.province,
    address: new URL(`/publicaties/${slug}`, world.publicUrl).href,
    day: sayFullDay(dayIn(world.zone, version.publishedAt), language),
  };
};

/** `…/bestanden/:file`: a version as EPUB, text or JSON, and `manifest.json` with the hash of each. */
export function filesRoute(app: App, world: World): void {
  type Wish = { Params: { slug: string; number?: string; file: string } };
  for (const base of ['/publicaties/:slug', '/publicaties/:slug/v/:number(^[1-9]\\d{0,5}$)'])
    app.get<Wish>(`${base}/bestanden/:file`, { schema: { hide: true } }, async (request, reply) => {
      const { slug, number, file: name } = request.params;
      const staff = (await viewerOf(world, request))?.staff !== undefined;
      const wanted = number === undefined ? undefined : Number(number);
      const version = await readVersion(world.db, slug, { number: wanted, staff });
      if (!version) return reply.callNotFound();
      const edition = await editionOf(world, version);
      if (name === 'manifest.json') return manifestOf(edition);
      const file = makeFile(edition, name);
      if (!file) return reply.callNotFound();
      return reply
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('cache-control', 'no-cache')
        .header('etag', `"${file.sha256.slice(0, 32)}"`)
        .type(file.type)
        .send(file.bytes);
    });
}
