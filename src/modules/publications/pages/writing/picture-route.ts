import multipart from '@fastify/multipart';
import { staffOf } from '#people';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { redirect, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { insertPicture, readPictures } from '../../store/picture.ts';
import { pictureOf } from '../../photos.ts';
import { mostPictureBytes } from '../../writing/read-picture.ts';
import { nowhere } from '../find-version.ts';
import { draftFor, writers } from './drafts.ts';
import { words } from './words.ts';

/** Takes a photo from an author, and shows photos to readers; an address names the very bytes, so it never changes. */
export function pictureRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get<{ Params: { hash: string } }>(
    '/publicaties/fotos/:hash(^[0-9a-f]{64}$)',
    hide,
    async (request, reply) => {
      const [picture] = await readPictures(world.db, [request.params.hash]);
      if (!picture) return reply.callNotFound();
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type(picture.type)
        .send(picture.bytes);
    },
  );
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 2, fileSize: mostPictureBytes } });
    const handler = show(world, writers, async visit => {
      const found = await draftFor(world, visit);
      if (!found) return nowhere;
      const file = await visit.request.file();
      const bytes = await file?.toBuffer().catch(() => undefined);
      if (file?.file.truncated) return refused({ code: 'publications/photo-too-large' });
      const picture = bytes && pictureOf(bytes);
      if (!picture) return refused({ code: 'publications/no-photo' });
      await world.db.transaction(tx => insertPicture(tx, picture, visit.now, staffOf(found.by)));
      const t = translator(words, visit.language);
      return redirect(`/poi/publicaties/${found.draft.slug}`, t('photoKept', { hash: picture.hash }));
    });
    within.post('/poi/publicaties/:slug/foto', hide, handler);
  });
}
