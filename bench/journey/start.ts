import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverFolder } from '#platform/postgres-files.ts';
import { milliseconds } from '../measurement.ts';

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

async function untilFirstPage(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`npm start stopped with ${server.exitCode}`);
    const page = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (page?.ok && (await page.text()).includes('</html>')) return;
    await pause(20);
  }
}

/** Stops it as Ctrl-C does: the signal reaches the whole group, since npm does not always hand on what it gets alone. */
const stop = async (server: ChildProcess): Promise<void> => {
  const gone = new Promise(resolve => server.once('exit', resolve));
  if (server.pid !== undefined) process.kill(-server.pid, 'SIGINT');
  await gone;
};

export interface RunningProvince {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Clones this repository into an empty folder, types the first command of its README and waits for the first page;
 * then stops and starts again. Seconds of both; the second server stays up for further measuring.
 */
export async function measureStarts(): Promise<{ first: number; later: number; province: RunningProvince }> {
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-start-'));
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', join(import.meta.dirname, '../..'), clone]);
  const data = join(folder, 'data');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const start = () =>
    spawn('npm', ['start', '--silent'], {
      cwd: clone,
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, PORT: String(port), LOG_LEVEL: 'warn', BINDWERK_DATA: data },
    });
  let server = start();
  const first = await milliseconds(() => untilFirstPage(url, server));
  await stop(server);
  server = start();
  const later = await milliseconds(() => untilFirstPage(url, server));
  return {
    first: first / 1000,
    later: later / 1000,
    province: {
      url,
      stop: async () => {
        await stop(server);
        rmSync(serverFolder(data), { recursive: true, force: true });
        rmSync(folder, { recursive: true, force: true });
      },
    },
  };
}
