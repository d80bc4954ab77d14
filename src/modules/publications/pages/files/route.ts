import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { viewerOf } from '#web/show.tsx';
import { editionOf } from '../../outputs/edition-of.ts';
import { makeFile, manifestOf } from '../../outputs/make-files.ts';
import { readVersion } from '../../store/version.ts';

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
