import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { alive } from '#platform/postgres-files.ts';
import { afterwards } from './afterwards.ts';
import { runFile } from './child.ts';
import { aFolder, ask, serverOn } from './places.ts';

interface In {
  readonly how: string;
  readonly url: string;
}

const aUser = (t: TestContext, folder: string) =>
  runFile(t, 'test/faults/programs/database-user.ts', [folder]);

test('the first to come starts the server, the second shares it, the last to leave stops it', async t => {
  const folder = aFolder(t);
  const first = aUser(t, folder);
  assert.equal((await first.answer<In>('how')).how, 'started');
  const second = await startEmbeddedPostgres(folder);
  assert.equal(second.how, 'shared');
  const pid = serverOn(folder) ?? 0;

  assert.equal(await first.end('SIGTERM'), 0);
  assert.deepEqual(await ask(second.url('postgres'), 'select 1 as still'), [{ still: 1 }]);

  await second.stop();
  assert.equal(alive(pid), false, 'the server still runs');
  assert.equal(serverOn(folder), undefined);
});

test('two that come to an empty folder at the same moment share one server', async t => {
  const folder = aFolder(t);
  const users = [aUser(t, folder), aUser(t, folder)];
  const answers = await Promise.all(users.map(user => user.answer<In>('url')));
  assert.equal(answers[0]?.url, answers[1]?.url);
  assert.ok(answers.some(({ how }) => how === 'started'));
  for (const user of users) assert.equal(await user.end('SIGTERM'), 0, user.said());
  assert.equal(serverOn(folder), undefined);
});

test('a user that is killed leaves the server to the next, who takes it over and stops it', async t => {
  const folder = aFolder(t);
  const killed = aUser(t, folder);
  const { url } = await killed.answer<In>('how');
  await ask(url, 'create table kept as select 42 as answer');
  const pid = serverOn(folder) ?? 0;
  await killed.end('SIGKILL');
  assert.equal(alive(pid), true);

  const next = await startEmbeddedPostgres(folder);
  assert.equal(next.how, 'taken over');
  assert.equal(serverOn(folder), pid);
  assert.deepEqual(await ask(next.url('postgres'), 'select answer from kept'), [{ answer: 42 }]);
  await next.stop();
  assert.equal(alive(pid), false);
});

test('killed itself, with its user, the server starts again at once and has lost nothing', async t => {
  const folder = aFolder(t);
  const user = aUser(t, folder);
  const { url } = await user.answer<In>('how');
  await ask(url, 'create table kept as select 42 as answer');
  const busy = ask(url, 'select pg_sleep(30)').catch(() => {});
  process.kill(serverOn(folder) ?? 0, 'SIGKILL');
  await user.end('SIGKILL');

  const next = await startEmbeddedPostgres(folder);
  assert.equal(next.how, 'started');
  assert.deepEqual(await ask(next.url('postgres'), 'select answer from kept'), [{ answer: 42 }]);
  await next.stop();
  await busy;
});

test('killed under a living user, the server is started again for them', async t => {
  const folder = aFolder(t);
  const { url, stop } = await startEmbeddedPostgres(folder);
  await ask(url('postgres'), 'create table kept as select 42 as answer');
  const before = serverOn(folder) ?? 0;
  process.kill(before, 'SIGKILL');
  const again = async () => ask(url('postgres'), 'select answer from kept').catch(() => undefined);
  let answer = await again();
  while (!answer) {
    await pause(50);
    answer = await again();
  }
  assert.deepEqual(answer, [{ answer: 42 }]);
  const after = serverOn(folder) ?? 0;
  assert.notEqual(after, before);
  await stop();
  assert.equal(alive(after), false);
});

test('a process number that another program has by now is not taken for the server', async t => {
  const folder = aFolder(t);
  const first = await startEmbeddedPostgres(folder);
  const file = join(folder, 'postgres/data/postmaster.pid');
  const then = readFileSync(file, 'utf8');
  await first.stop();
  const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
  afterwards(t, () => stranger.kill('SIGKILL'));
  writeFileSync(file, then.replace(/^\d+/, String(stranger.pid)));

  const next = await startEmbeddedPostgres(folder);
  assert.equal(next.how, 'started');
  await next.stop();
  assert.equal(alive(stranger.pid ?? 0), true, 'the other program was stopped');
});

/** A folder in which a server was killed while it made its files; on a quick machine that takes a few tries. */
async function halfMade(t: TestContext): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    const folder = aFolder(t);
    const place = join(folder, 'postgres');
    const isHalf = () =>
      existsSync(place) &&
      readdirSync(place).some(
        name => name.startsWith('making-') && existsSync(join(place, name, 'PG_VERSION')),
      );
    const user = aUser(t, folder);
    while (!isHalf() && !existsSync(join(place, 'data'))) await pause(2);
    await user.end('SIGKILL');
    if (!existsSync(join(place, 'data'))) return folder;
  }
  throw new Error('it was always made too quickly to be killed half-way');
}

test('killed while it makes its files, it begins again and leaves no rubbish', async t => {
  const folder = await halfMade(t);
  const next = await startEmbeddedPostgres(folder);
  assert.equal(next.how, 'started');
  assert.deepEqual(readdirSync(next.folder).toSorted(), ['data', 'postgres.log']);
  await next.stop();
});

test('it starts on a path of 200 characters', async t => {
  const short = aFolder(t);
  const folder = join(short, 'a-long-way-down/'.repeat(20))
    .slice(0, 199)
    .replace(/\/$/, '-')
    .padEnd(200, 'x');
  const { folder: used, how, stop } = await startEmbeddedPostgres(folder);
  assert.equal(how, 'started');
  if (process.getuid?.() !== 0 || used.startsWith(short)) assert.equal(used, join(folder, 'postgres'));
  await stop();
});

test('a folder that the database’s user cannot reach is left alone; the files then stand in one of ours', async t => {
  const hidden = aFolder(t);
  chmodSync(hidden, 0o700);
  const { folder, url, stop } = await startEmbeddedPostgres(join(hidden, 'data'));
  afterwards(t, () => {
    if (folder.startsWith('/var/lib/bindwerk/')) rmSync(folder, { recursive: true, force: true });
  });
  if (process.getuid?.() === 0) assert.match(folder, /^\/var\/lib\/bindwerk\/[0-9a-f]{12}$/);
  else assert.equal(folder, join(hidden, 'data/postgres'));
  assert.deepEqual(await ask(url('postgres'), 'select 1 as works'), [{ works: 1 }]);
  await stop();
});

test('what it cannot live with is said in the server’s own words', async t => {
  const folder = aFolder(t);
  await assert.rejects(
    startEmbeddedPostgres(folder, ['shared_buffers=plenty']),
    /invalid value.*shared_buffers.*plenty/,
  );
});
