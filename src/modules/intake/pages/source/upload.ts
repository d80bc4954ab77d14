import { basename } from 'node:path';
import multipart from '@fastify/multipart';
import type { App } from '#platform/http.ts';
import { askJob } from '#platform/jobs.ts';
import { dropUpload, keepUpload, type LostUpload } from '#web/keep-upload.ts';
import type { World } from '#web/plug.ts';
import { redirect, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { failureOf } from '../../failure.ts';
import { sourceByCode } from '../../keep-source.ts';
import { words } from './words.ts';

/** Bytes of a file that is taken from a browser. */
const mostBytes = 2 * 1024 ** 3;

const isDiskFull = ({ why }: LostUpload): boolean =>
  typeof why === 'object' && failureOf(why.error) === 'disk-full';

/** Takes a file from a browser, as a plain form sends it; a job takes it in. */
export function uploadRoute(app: App, world: World): void {
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 4, fileSize: mostBytes } });
    const handler = show(world, { audience: 'admin', role: 'admin' }, async visit => {
      const source = await sourceByCode(world.db, visit.params['code'] ?? '');
      if (!source) return refused({ code: 'intake/no-such-source' });
      const file = await visit.request.file();
      if (!file) return refused({ code: 'intake/no-file' });
      const kept = await keepUpload(file);
      if ('why' in kept) return refused({ code: isDiskFull(kept) ? 'intake/disk-full' : 'intake/no-file' });
      const wish = {
        source: source.code,
        path: kept.path,
        name: basename(file.filename),
        lists: 'lists' in file.fields ? 'everything' : 'changes',
        by: visit.viewer?.name,
      };
      await world.db
        .transaction(tx => askJob(tx, 'intake/upload', wish))
        .catch(async (error: unknown) => {
          await dropUpload(kept.path);
          throw error;
        });
      return redirect('/beheer/intake', translator(words, visit.language)('sent'));
    });
    within.post('/beheer/intake/bronnen/:code/upload', { schema: { hide: true } }, handler);
  });
}
