import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { alive } from '#platform/postgres-files.ts';
import { afterwards, type Cleaner } from './afterwards.ts';

/** An empty folder that everybody can reach; a server that still runs on it afterwards is killed. */
export function aFolder(t: Cleaner): string {
  const folder = mkdtempSync(join(tmpdir(), 'bindwerk-faults-'));
  chmodSync(folder, 0o755);
  afterwards(t, () => {
    const pid = serverOn(folder);
    if (pid !== undefined && alive(pid)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  });
  return folder;
}

const written = (folder: string): string[] => {
  const file = join(folder, 'postgres/data/postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
};

/** The process number of the PostgreSQL that says it runs on a data folder. */
export function serverOn(folder: string): number | undefined {
  const [pid] = written(folder);
  return pid === undefined ? undefined : Number(pid);
}

/** The address of a database in the PostgreSQL that runs on a data folder. */
export const databaseIn = (folder: string, name = 'bindwerk'): string =>
  `postgresql://postgres@localhost/${name}?host=${encodeURIComponent(written(folder)[4] ?? '')}`;

/** One statement on a connection of its own. */
export async function ask<R extends object>(url: string, text: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Kills PostgreSQL with all of its processes at the same moment: whatever was only in its memory is gone. */
export async function crash(folder: string): Promise<void> {
  const parts = await ask<{ pid: number }>(
    databaseIn(folder, 'postgres'),
    'select pid from pg_stat_activity',
  );
  for (const pid of [serverOn(folder), ...parts.map(part => part.pid)])
    try {
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    } catch (error) {
      // The connection that asked is gone by now.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
}

/** Takes a free port and answers everybody who comes there with these words of JSON; answers the port. */
export async function aTakenPort(t: Cleaner, words: object): Promise<number> {
  const server: Server = createServer((_, reply) =>
    reply.setHeader('content-type', 'application/json').end(JSON.stringify(words)),
  );
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  afterwards(t, () => server.close());
  return (server.address() as AddressInfo).port;
}
