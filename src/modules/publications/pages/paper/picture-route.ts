import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { viewerOf } from '#web/show.tsx';
import { readPicture } from '../../store/paper.ts';
import { readVersion } from '../../store/version.ts';

/** `/publicaties/:slug/beeld/4`: what a page of a PDF looked like. */
export function paperPictureRoute(app: App, world: World): void {
  app.get<{ Params: { slug: string; page: string } }>(
    String.raw`/publicaties/:slug/beeld/:page(^\d{1,5}$)`,
    { schema: { hide: true } },
    async (request, reply) => {
      const { slug, page } = request.params;
      const staff = (await viewerOf(world, request))?.staff !== undefined;
      const version = await readVersion(world.db, slug, { staff });
      const picture = version && (await readPicture(world.db, version.publication, Number(page)));
      if (!picture) return reply.callNotFound();
      return reply.header('cache-control', 'private, max-age=86400').type('image/jpeg').send(picture.bytes);
    },
  );
}
