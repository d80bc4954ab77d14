import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Found, SearchQuery } from '#discovery';
import { type Db, sql } from '#platform/db.ts';
import { HttpClient } from './http-client.ts';

/** Starts one of our servers beside this process; answers what it says of itself once it listens. */
export async function startServer(file: URL, env: Readonly<Record<string, string>>) {
  const server = spawn(process.execPath, [...process.execArgv, file.pathname], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(server.stdout), 'line');
  const said = JSON.parse(String(line)) as { readonly port: number; readonly opened: number };
  const client = new HttpClient(said.port);
  return {
    ...said,
    pid: server.pid ?? 0,
    client,
    stop: () => {
      client.close();
      server.kill();
    },
  };
}

/** The index of a database behind HTTP. */
export async function startOurs(url: string, folder: string) {
  const server = await startServer(new URL('./server.ts', import.meta.url), { URL: url, FOLDER: folder });
  return {
    ...server,
    ask: async (query: SearchQuery): Promise<Found> =>
      JSON.parse(String(await server.client.ask('POST /', JSON.stringify(query)))) as Found,
    write: (word: string, edition: number) =>
      server.client.ask('POST /write', JSON.stringify({ word, edition })),
  };
}

/** The sessions of our server at PostgreSQL: their part of the barrier counts as ours. */
export const sessions = async (db: Db): Promise<number[]> =>
  (
    await db.many<{ pid: number }>(sql`
      select pid from pg_stat_activity where application_name = 'bindwerk' and pid <> pg_backend_pid()`)
  ).map(({ pid }) => pid);
