import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { alive, serverFolder } from '#platform/postgres-files.ts';
import { afterwards, type Cleaner } from './afterwards.ts';

const root = dirname(dirname(import.meta.dirname));
/** What a fresh clone has not, and the packages, which are copied by themselves. */
const left: ReadonlySet<string> = new Set(['.git', '.data', 'node_modules']);

/** Who starts a program: whoever runs the tests, or `nobody`, an ordinary user of every machine. */
export type Who = 'self' | 'nobody';
export const isRoot = process.getuid?.() === 0;
const nobody = 65534;

/** A checkout with its packages, elsewhere and of somebody. */
export interface Clone {
  /** Runs a program in it; all that it says is answered when it ends. */
  run(program: string, ...args: string[]): { readonly status: number | null; readonly said: string };
  /** Starts `npm start` with these words after it. */
  start(...args: string[]): ChildProcess;
}

/** A path below a folder, made of folders, that is just so long. */
export function pathOf(length: number, below: string): string {
  let path = join(below, 'bindwerk');
  while (path.length < length)
    path = join(path, 'x'.repeat(Math.max(1, Math.min(40, length - path.length - 1))));
  return path;
}

/** A folder in which clones are made; others may pass through it only when `mode` says so. */
export function aHome(t: Cleaner, mode: number, who: Who): string {
  const home = mkdtempSync(join(tmpdir(), 'bindwerk-home-'));
  afterwards(t, () => rmSync(home, { recursive: true, force: true, maxRetries: 20 }));
  chmodSync(home, mode);
  if (who === 'nobody') own(home);
  return home;
}

const own = (path: string) => spawnSync('chown', ['-R', `${nobody}:${nobody}`, path]);

/** Stops a database that was left behind, and removes its files: of root below a closed home, they lie elsewhere. */
function forgetServer(path: string): void {
  const files = serverFolder(join(path, '.data'));
  const written = join(files, 'data/postmaster.pid');
  const pid = existsSync(written) ? Number.parseInt(readFileSync(written, 'utf8'), 10) : undefined;
  if (pid !== undefined && alive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(files, { recursive: true, force: true, maxRetries: 20 });
}

/** Copies the checkout with its packages to a path. */
export function aClone(t: Cleaner, path: string, home: string, who: Who): Clone {
  mkdirSync(path, { recursive: true });
  cpSync(root, path, {
    recursive: true,
    verbatimSymlinks: true,
    // older than the packages, so that these need not be installed again
    preserveTimestamps: true,
    filter: from => !left.has(relative(root, from).split(sep)[0] ?? ''),
  });
  spawnSync('cp', ['-a', '--reflink=auto', join(root, 'node_modules'), path]);
  if (who === 'nobody') own(home);
  afterwards(t, () => forgetServer(path));
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    TMPDIR: '/tmp',
    PORT: '0',
    npm_config_update_notifier: 'false',
  };
  const command = (program: string, args: readonly string[]): [string, string[]] =>
    who === 'nobody'
      ? ['setpriv', [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', program, ...args]]
      : [program, [...args]];
  return {
    run: (program, ...args) => {
      const { status, stdout, stderr } = spawnSync(...command(program, args), {
        cwd: path,
        env,
        encoding: 'utf8',
      });
      return { status, said: stdout + stderr };
    },
    start: (...args) =>
      spawn(...command('npm', ['start', '--silent', '--', ...args]), {
        cwd: path,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      }),
  };
}
