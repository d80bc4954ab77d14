import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postgres15 } from './debian.ts';
import { testFolder } from './memory.ts';

/** Starts a private cluster of Debian's PostgreSQL 15; answers its address and how to stop it. */
export async function startDebianPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const bin = dirname(postgres15.path);
  const folder = mkdtempSync(join(testFolder(), 'bindwerk-pg15-'));
  const root = process.getuid?.() === 0;
  const identity = root ? { uid: 65534, gid: 65534 } : {};
  if (root) chownSync(folder, 65534, 65534);
  chmodSync(folder, 0o700);
  const options = { ...identity, cwd: '/', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' } };
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      ...options,
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(`initdb of PostgreSQL 15 failed: ${made.stderr}`);
  const settings = [
    'listen_addresses=',
    'fsync=off',
    'synchronous_commit=off',
    'max_connections=300',
    'jit=off',
  ];
  const server = spawn(
    postgres15.path,
    ['-D', data, '-k', folder, ...settings.flatMap(setting => ['-c', setting])],
    {
      ...options,
      stdio: 'ignore',
    },
  );
  const ready = () => spawnSync(join(bin, 'pg_isready'), ['-q', '-h', folder]).status === 0;
  while (!ready()) {
    if (server.exitCode !== null) throw new Error('PostgreSQL 15 stopped while starting');
    await pause(50);
  }
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      const gone = new Promise(resolve => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
