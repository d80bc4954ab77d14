import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { alive } from '#platform/postgres-files.ts';
import { bindwerk, launched } from './child.ts';
import { aFolder, serverOn } from './places.ts';

interface Open {
  readonly address: string;
  readonly database: string;
}

/** Waits until a process is gone; a test that waits in vain runs out of time. */
async function untilGone(pid: number): Promise<void> {
  while (alive(pid)) await pause(20);
}

test('asked to stop it ends by itself, with the database, and warned of nothing since it started', async t => {
  const data = aFolder(t);
  const serve = bindwerk(t, ['serve', '--json'], { PORT: '0', BINDWERK_DATA: data });
  const { address, database } = await serve.answer<Open>('address');
  assert.equal(database, 'started');
  assert.equal((await fetch(`${address}/readyz`)).status, 200);
  const server = serverOn(data) ?? 0;
  assert.equal(await serve.end('SIGTERM'), 0, serve.said());
  assert.equal(alive(server), false);
  assert.doesNotMatch(serve.said(), /warning|deprecat|"level":[456]0/i);
});

test('a launcher that is killed takes the server with it, so that the port is free again', {
  timeout: 30_000,
}, async t => {
  const data = aFolder(t);
  const launcher = launched(t, ['serve', '--json'], { PORT: '0', BINDWERK_DATA: data });
  const { address } = await launcher.answer<Open>('address');
  const server = serverOn(data) ?? 0;
  await launcher.end('SIGKILL');
  await untilGone(server);
  await assert.rejects(fetch(`${address}/healthz`));
});

test('a signal to the launcher is passed on and its exit code is the program’s', async t => {
  const data = aFolder(t);
  const launcher = launched(t, ['serve', '--json'], { PORT: '0', BINDWERK_DATA: data });
  await launcher.answer<Open>('address');
  assert.equal(await launcher.end('SIGTERM'), 0, launcher.said());
  assert.equal(serverOn(data), undefined);
});

test('work that is broken off by a signal leaves no database running and begins again', async t => {
  const data = aFolder(t);
  const settings = { PORT: '0', BINDWERK_DATA: data };
  const demo = bindwerk(t, ['demo'], settings);
  while (serverOn(data) === undefined) await pause(20);
  await pause(1_500);
  assert.equal(await demo.end('SIGINT'), 130, demo.said());
  assert.equal(serverOn(data), undefined);
  const serve = bindwerk(t, ['serve', '--json'], settings);
  assert.equal((await serve.answer<Open>('address')).database, 'started');
  assert.equal(await serve.end('SIGTERM'), 0, serve.said());
});
