// Runs every check of the house: style, types, lint, dead code, then all tests on a real PostgreSQL.
//   npm test                       everything
//   npm test -- src/modules/desk   the tests below a path
//   npm test -- --on postgresql-15 the tests that use a database, on Debian's PostgreSQL 15
import { spawn, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import {
  absentAfterInstall,
  aptLine,
  chromium,
  clients,
  epubcheck,
  libreOffice,
  libreOfficeWriter,
  paperTools,
  postgres15,
  xmllint,
} from './support/debian.ts';
import { startDebianPostgres } from './support/debian-postgres.ts';
import { testFolder } from './support/memory.ts';

const inCi = Boolean(process.env['CI']);
const args = process.argv.slice(2);
const onDebian = args.includes('--on') && args[args.indexOf('--on') + 1] === 'postgresql-15';
const paths = args.filter((arg, i) => arg !== '--on' && args[i - 1] !== '--on');

const checks: readonly (readonly [what: string, ...command: string[]])[] = [
  ['style', 'biome', 'format', '.'],
  ['types', 'tsc', '--noEmit'],
  ['lint', 'oxlint', '--quiet'],
  ['dead code', 'knip'],
];

function check([what, program = '', ...rest]: readonly string[]): boolean {
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(join('node_modules/.bin', program), rest, {
    encoding: 'utf8',
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(`${status === 0 ? '✔' : '✖'} ${what} (${seconds.toFixed(1)} s)`);
  if (status !== 0) console.log(stdout + stderr);
  return status === 0;
}

const all = globSync('{src,test,bench,tools}/**/*.test.{ts,tsx}').toSorted();
const usesDatabase = (file: string) => /testDatabase|openGround/.test(readFileSync(file, 'utf8'));
// The snapshot of the schema is in the spelling of the embedded server.
const isSnapshot = (file: string) => file.endsWith('architecture/schema.test.ts');
const inBrowser = (file: string) => /support\/browser/.test(readFileSync(file, 'utf8'));
const chosen = all
  .filter(file => paths.length === 0 || paths.some(path => file.startsWith(path)))
  .filter(file => !onDebian || (usesDatabase(file) && !inBrowser(file) && !isSnapshot(file)));
if (chosen.length === 0) {
  console.error(
    `There are no tests at ${paths.join(' or ')}: name a file or folder below src, test, bench or tools.`,
  );
  process.exit(2);
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (onDebian) return startDebianPostgres();
  const folder = mkdtempSync(join(testFolder(), 'bindwerk-'));
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=300',
    'jit=off',
  ];
  const server = await startEmbeddedPostgres(folder, settings);
  return {
    url: server.url('postgres'),
    stop: async () => {
      await server.stop();
      rmSync(server.folder, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs the tests; answers whether all passed, and how many were skipped. Their own summary is the last that is printed. */
async function runTests(url: string): Promise<{ passed: boolean; skipped: number }> {
  const command = [...process.execArgv, '--test', '--test-concurrency=2', '--test-reporter=spec', ...chosen];
  const tests = spawn(process.execPath, command, {
    env: { ...process.env, BINDWERK_TEST_DATABASE: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let tail = '';
  tests.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    tail = (tail + chunk.toString()).slice(-100_000);
  });
  const status = await new Promise<number | null>(resolve => tests.on('close', resolve));
  return { passed: status === 0, skipped: Number(/^. skipped (\d+)/m.exec(tail)?.[1] ?? 0) };
}

const tools = [
  onDebian ? postgres15 : chromium,
  xmllint,
  ...clients,
  ...paperTools,
  libreOffice,
  libreOfficeWriter,
  epubcheck,
];
const absent = absentAfterInstall(tools);
if (absent.length > 0) {
  console.log(
    `Absent; what needs it is skipped: ${absent.map(tool => tool.package).join(', ')}. To have it: ${aptLine(absent)}`,
  );
  if (inCi || onDebian) process.exit(1);
}
const sound = paths.length > 0 || onDebian || checks.map(check).every(Boolean);
const server = await startServer();
const { passed, skipped } = await runTests(server.url).finally(() => server.stop());
if (inCi && skipped > 0) console.error(`${skipped} tests were skipped; where CI is set that is a failure.`);
process.exitCode = sound && passed && !(inCi && skipped > 0) ? 0 : 1;
