// Runs on any Node from 20: installs what package-lock.json names, and finds the project's own Node.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const installed = join(modules, '.package-lock.json');

const isCurrent = () =>
  existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;

/** Installs the locked packages unless they are there. Nothing runs at install; nothing is compiled. */
export function ensureInstalled() {
  if (!isCurrent()) {
    console.error('Bindwerk: installing packages (once)…');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { status } = spawnSync(
      npm,
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    if (status !== 0) {
      console.error('Bindwerk: npm ci failed. Look at the lines above, then run the same command again.');
      process.exit(1);
    }
  }
  const link = join(modules, '.bin', 'bindwerk');
  if (!existsSync(link)) {
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join('..', '..', 'launch', 'bindwerk.mjs'), link);
  }
}

/** The Node that the lock names, or this one when it is new enough (macOS, Windows). */
export function projectNode() {
  const own = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`Bindwerk needs Node 24 on ${process.platform} ${process.arch}; this is ${process.version}.`);
  process.exit(1);
}

/** The options under which all of our TypeScript runs. */
// Most of what a request makes is gone with its answer: room for more of it at a time means looking for what lives less often.
export const nodeOptions = [
  '--enable-source-maps',
  '--max-semi-space-size=32',
  '--import',
  join(root, 'launch', 'jsx-hook.mjs'),
];
