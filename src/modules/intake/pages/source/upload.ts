import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { App } from '#platform/http.ts';
import { askJob } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { redirect, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { failureOf } from '../../failure.ts';
import { sourceByCode } from '../../keep-source.ts';
import { realOutside } from '../../ways/outside.ts';
import { words } from './words.ts';

/** Bytes of a file that is taken from a browser. */
const mostBytes = 2 * 1024 ** 3;

/** Writes an uploaded file where a job finds it; it does not stay behind when it cannot be written whole. */
async function keep(file: MultipartFile): Promise<{ path: string } | { failure: string }> {
  const folder = await mkdtemp(join(realOutside.folder, 'bindwerk-upload-'));
  const path = join(folder, 'file');
  try {
    await pipeline(file.file, createWriteStream(path));
    if (!file.file.truncated) return { path };
    await rm(folder, { recursive: true });
    return { failure: 'answer-too-large' };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    return { failure: failureOf(error) };
  }
}

/** Takes a file from a browser, as a plain form sends it; a job takes it in. */
export function uploadRoute(app: App, world: World): void {
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 4, fileSize: mostBytes } });
    const handler = show(world, { audience: 'admin', role: 'admin' }, async visit => {
      const source = await sourceByCode(world.db, visit.params['code'] ?? '');
      if (!source) return refused({ code: 'intake/no-such-source' });
      const file = await visit.request.file();
      if (!file) return refused({ code: 'intake/no-file' });
      const kept = await keep(file);
      if ('failure' in kept)
        return refused({ code: kept.failure === 'disk-full' ? 'intake/disk-full' : 'intake/no-file' });
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
          await rm(dirname(kept.path), { recursive: true, force: true });
          throw error;
        });
      return redirect('/beheer/intake', translator(words, visit.language)('sent'));
    });
    within.post('/beheer/intake/bronnen/:code/upload', { schema: { hide: true } }, handler);
  });
}
