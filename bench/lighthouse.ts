import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../test/support/debian.ts';
import { percentile } from './measurement.ts';

/** The last Lighthouse that runs on Node 20: 185 MB with what it needs, so it is fetched for a bench alone. */
const version = '12.8.2';
const folder = join(tmpdir(), `bindwerk-lighthouse-${version}`);
const program = join(folder, 'node_modules/lighthouse/cli/index.js');

function fetchIt(): void {
  mkdirSync(folder, { recursive: true });
  const args = [
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `lighthouse@${version}`,
  ];
  spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Scores = Readonly<Record<(typeof categories)[number], number>>;

function audit(url: string, n: number): Promise<Scores | undefined> {
  const output = join(folder, `report-${n}.json`);
  const flags = `--headless=new --no-sandbox --disable-gpu`;
  const args = [
    program,
    url,
    '--output=json',
    `--output-path=${output}`,
    '--quiet',
    `--only-categories=${categories.join()}`,
    `--chrome-flags=${flags}`,
  ];
  return new Promise(done => {
    const child = spawn(process.execPath, args, {
      env: { PATH: '/usr/bin:/bin', HOME: folder, CHROME_PATH: chromium.path },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('close', code => {
      if (code !== 0) return done(undefined);
      const read = JSON.parse(readFileSync(output, 'utf8')) as {
        categories: Record<string, { score: number }>;
      };
      done(
        Object.fromEntries(
          categories.map(name => [name, Math.round((read.categories[name]?.score ?? 0) * 100)]),
        ) as Scores,
      );
    });
  });
}

/** Lighthouse's marks of a page for a phone, the middle of five; nothing where it cannot be fetched. */
export async function lighthouse(url: string, say: (line: string) => void): Promise<Scores | undefined> {
  if (!existsSync(program)) fetchIt();
  if (!existsSync(program)) {
    say('Lighthouse could not be fetched; its two metrics are left out.');
    return undefined;
  }
  const all: Scores[] = [];
  for (let n = 0; n < 5; n += 1) {
    const found = await audit(url, n);
    if (found) all.push(found);
  }
  if (all.length < 3) {
    say(`Lighthouse ran ${all.length} times of 5; its metrics are left out.`);
    return undefined;
  }
  const middle = (name: keyof Scores) =>
    percentile(
      all.map(one => one[name]),
      0.5,
    );
  return Object.fromEntries(categories.map(name => [name, middle(name)])) as Scores;
}
