import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import {
  alive,
  ensureFiles,
  handOver,
  programs,
  serverFolder,
  socketFolder,
  spawnOptions,
} from './postgres-files.ts';

/** A PostgreSQL server of our own: the real one, from npm, on a Unix socket in a private folder only. */
export interface EmbeddedPostgres {
  /** Connection string of a database in it. */
  url(database?: string): string;
  /** Where its files stand; not always the folder that was asked for. */
  readonly folder: string;
  readonly version: string;
  /** `started`: by us; `taken over`: left behind by a killed process; `shared`: other living processes use it too. */
  readonly how: 'started' | 'taken over' | 'shared';
  /** Leaves the server, and stops it when nobody else uses it. */
  stop(): Promise<void>;
}

/** A server process as its own `postmaster.pid` describes it. */
interface Running {
  readonly pid: number;
  /** Folder of its socket; empty until it listens. */
  readonly socket: string;
}

/** One of ours inside the server, noticed by the others; PostgreSQL forgets it when our process dies. */
interface Presence {
  readonly version: string;
  readonly alone: boolean;
  /** When the server is gone, or we left. */
  readonly over: Promise<void>;
  leave(): Promise<void>;
}

const url = (socket: string, database: string) =>
  `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(socket)}`;

/** Names those who use the server to PostgreSQL's advisory locks: each holds it shared, whoever stops it alone. */
const users = 0x75736572;

/** What `postmaster.pid` says about these files, right or outdated. */
function written(data: string): Running | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), socket: lines[4] ?? '' };
}

/** The server that runs on these files, if any; a number that another program has by now is none. */
function running(data: string): Running | undefined {
  const server = written(data);
  if (!server || !alive(server.pid)) return undefined;
  const command = `/proc/${server.pid}/cmdline`;
  return existsSync(command) && !readFileSync(command, 'utf8').includes(data) ? undefined : server;
}

function startOn(data: string, folder: string, bin: string, settings: readonly string[]): number {
  const log = openSync(join(folder, 'postgres.log'), 'a');
  handOver(join(folder, 'postgres.log'));
  const flags = ['listen_addresses=', ...settings].flatMap(setting => ['-c', setting]);
  // An outdated number may belong to another program by now. PostgreSQL leaves out what it takes for a grandparent.
  const outdated = written(data)?.pid;
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', socketFolder(folder), ...flags], {
    ...spawnOptions,
    env: { ...spawnOptions.env, ...(outdated !== undefined && { PG_GRANDPARENT_PID: String(outdated) }) },
    detached: true,
    stdio: ['ignore', log, log],
  });
  server.unref();
  closeSync(log);
  if (server.pid === undefined) throw new Error(`The embedded PostgreSQL could not be started from ${bin}`);
  return server.pid;
}

/** Enters the server. Throws when it does not listen, not yet or no longer. */
async function enter(socket: string): Promise<Presence> {
  const line = new Socket();
  const client = new Client({ connectionString: url(socket, 'postgres'), stream: () => line });
  client.on('error', () => {});
  const over = new Promise<void>(resolve => client.once('end', resolve));
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [users]);
    const { rows } = await client.query<{ version: string; alone: boolean }>(
      `select current_setting('server_version') as version,
              not exists (select from pg_locks
                           where locktype = 'advisory' and classid = 0 and objid = $1 and granted
                             and pid <> pg_backend_pid()) as alone`,
      [users],
    );
    const [seen] = rows;
    if (!seen) throw new Error('PostgreSQL said nothing of itself');
    line.unref();
    const leave = async () => {
      line.ref();
      await client.end().catch(() => {});
    };
    return { ...seen, over, leave };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

const startingUp = '57P03';
const patience = 30_000;

/** Enters the server on these files as soon as it lets us; nothing when it goes away instead. */
async function enterWhenReady(data: string, started: number | undefined): Promise<Presence | undefined> {
  let deadline = Date.now() + patience;
  for (let wait = 5; ; wait = Math.min(wait * 1.5, 250)) {
    const server = running(data);
    if (!server && (started === undefined || !alive(started))) return undefined;
    if (server?.socket)
      try {
        return await enter(server.socket);
      } catch (error) {
        if ((error as { code?: string }).code === startingUp) deadline = Date.now() + patience;
        if (Date.now() > deadline)
          throw new Error(
            `PostgreSQL runs as process ${server.pid} but cannot be reached in ${server.socket}; stop it (kill ${server.pid}) and start again`,
            { cause: error },
          );
      }
    await pause(wait);
  }
}

const lastWords = (folder: string) =>
  readFileSync(join(folder, 'postgres.log'), 'utf8').trimEnd().split('\n').slice(-5).join('\n');

/** Another was just before us, or the last breaths of a killed server are still in memory: worth another try. */
const passes = (words: string) => /lock file "postmaster\.pid"|still in use/.test(words);

/** Stops the server unless others use it. */
async function stopUnlessUsed(data: string): Promise<void> {
  const server = running(data);
  if (!server) return;
  const client = new Client({ connectionString: url(server.socket, 'postgres') });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      users,
    ]);
    if (!rows[0]?.alone) return;
    process.kill(server.pid, 'SIGINT');
    while (alive(server.pid)) await pause(10);
  } finally {
    await client.end().catch(() => {});
  }
}

interface Entered {
  readonly presence: Presence;
  readonly socket: string;
  readonly started: boolean;
}

/** Enters the server on these files, started first where none runs. Throws with its last words when it cannot. */
async function comeIn(
  data: string,
  folder: string,
  bin: string,
  settings: readonly string[],
): Promise<Entered> {
  const deadline = Date.now() + patience;
  for (;;) {
    const started = running(data) ? undefined : startOn(data, folder, bin, settings);
    const presence = await enterWhenReady(data, started);
    const server = running(data);
    if (presence && server) return { presence, socket: server.socket, started: server.pid === started };
    if (started !== undefined && !(passes(lastWords(folder)) && Date.now() < deadline))
      throw new Error(`The embedded PostgreSQL stopped while starting:\n${lastWords(folder)}`);
    await pause(50);
  }
}

/**
 * Starts the embedded server on a folder, or joins the one that already runs there. Should it die while we use it, it
 * is started again. `settings` are PostgreSQL's own (`shared_buffers=256MB`). Throws with the server's last words when
 * it cannot start.
 */
export async function startEmbeddedPostgres(
  wanted: string,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  const folder = serverFolder(wanted);
  const bin = programs();
  const data = ensureFiles(folder, bin);
  let left = false;
  const stay = async (): Promise<Entered> => {
    const entered = await comeIn(data, folder, bin, settings);
    void entered.presence.over.then(comeBack);
    return entered;
  };
  let now = stay();
  const comeBack = () => {
    if (left) return;
    now = stay();
    now.catch(() => {});
  };
  const { presence, socket, started } = await now;
  return {
    url: (database = 'bindwerk') => url(socket, database),
    folder,
    version: presence.version,
    how: started ? 'started' : presence.alone ? 'taken over' : 'shared',
    stop: async () => {
      left = true;
      await now.then(entered => entered.presence.leave()).catch(() => {});
      await stopUnlessUsed(data);
    },
  };
}

/** Makes a database with Dutch sorting unless it exists; answers whether it is new. Works on PostgreSQL 15 and later. */
export async function ensureDatabase(server: string, name: string, template = 'template0'): Promise<boolean> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return false;
    const locale =
      template === 'template0' ? `encoding 'UTF8' locale_provider icu icu_locale 'nl' locale 'C.UTF-8'` : '';
    await client.query(
      `create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)} ${locale}`,
    );
    return true;
  } finally {
    await client.end();
  }
}
