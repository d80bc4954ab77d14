import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { addDays, dayIn } from '#platform/day.ts';
import { afterwards } from './afterwards.ts';
import { aClone, aHome, type Clone, isRoot, pathOf, type Who } from './clone.ts';
import { writeMarc } from './marc-file.ts';

/** A fortnight of a tiny province. */
const today = dayIn('Europe/Amsterdam', new Date());
const tiny = ['--size', 'tiny', '--from', addDays(today, -14), '--json'];

/** Waits until a server says where it is; fails with all that it said when it ends before. */
async function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  if (server.stdout)
    for await (const line of createInterface({ input: server.stdout })) {
      said += `${line}\n`;
      const { address } = line.startsWith('{') ? (JSON.parse(line) as { address?: string }) : {};
      if (address !== undefined) return address;
    }
  throw new Error(`no server:\n${said}`);
}

/** Starts it as a newcomer does, looks at the first page, and stops it as Ctrl-C does. */
async function opens(t: TestContext, clone: Clone): Promise<string> {
  const server = clone.start(...tiny);
  const signal = (name: NodeJS.Signals) => {
    try {
      if (server.pid) process.kill(-server.pid, name);
    } catch {
      // it is gone already
    }
  };
  const over = new Promise<void>(resolve => server.once('close', () => resolve()));
  afterwards(t, () => signal('SIGKILL'));
  const address = await addressOf(server);
  const page = await (await fetch(address, { headers: { accept: 'text/html' } })).text();
  signal('SIGINT');
  await over;
  return page;
}

async function works(t: TestContext, path: string, home: string, who: Who): Promise<void> {
  const clone = aClone(t, path, home, who);
  assert.match(await opens(t, clone), /<h1[\s\S]*Drenthe/, 'the first start');
  assert.match(await opens(t, clone), /<h1[\s\S]*Drenthe/, 'the second start');
  const file = join(path, 'few.mrc');
  writeMarc(file, 'weg', 20, []);
  for (const words of [['doctor'], ['migrate'], ['index'], ['import', file, '--profile', 'no-items']]) {
    const { status, said } = clone.run('npx', '--no-install', 'bindwerk', ...words);
    assert.equal(status, 0, `${words[0]}: ${said}`);
  }
}

test('an ordinary user starts it and works with it, on a path of 200 characters', async t => {
  const who = isRoot ? 'nobody' : 'self';
  const home = aHome(t, 0o755, who);
  await works(t, pathOf(200, home), home, who);
});

test('root starts it and works with it below a home that nobody else may enter, on a path of 200 characters', {
  skip: isRoot ? false : 'only for root',
}, async t => {
  const home = aHome(t, 0o700, 'self');
  await works(t, pathOf(200, home), home, 'self');
});
