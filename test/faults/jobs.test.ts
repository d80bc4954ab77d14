import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '#platform/db.ts';
import { askJob } from '#platform/jobs.ts';
import { testDatabase, urlOf } from '../support/database.ts';
import { runFile } from './child.ts';

interface Begun {
  readonly begun: string;
}

test('a job that was under way when its server was killed, and those queued behind it, go on at the next start', async t => {
  const db = await testDatabase(t);
  const url = await urlOf(db);
  await db.transaction(tx => askJob(tx, 'test/slow', { first: true }, { queue: 'one' }));
  await db.transaction(tx => askJob(tx, 'test/quick', {}, { queue: 'one' }));
  const killed = runFile(t, 'test/faults/programs/worker.ts', [url, 'hang']);
  assert.equal((await killed.answer<Begun>('begun')).begun, 'slow');
  await killed.end('SIGKILL');

  const next = runFile(t, 'test/faults/programs/worker.ts', [url, 'at-once']);
  assert.equal((await next.answer<Begun>('begun')).begun, 'slow');
  const left = () => db.many(sql`select from graphile_worker.jobs`);
  while ((await left()).length > 0) await pause(20);
  assert.match(next.said(), /slow[\s\S]*quick/);
  assert.equal(await next.end('SIGTERM'), 0, next.said());
});

test('a job that a living server has under way is left to it', async t => {
  const db = await testDatabase(t);
  const url = await urlOf(db);
  await db.transaction(tx => askJob(tx, 'test/slow', { first: true }, { queue: 'one' }));
  const living = runFile(t, 'test/faults/programs/worker.ts', [url, 'hang']);
  await living.answer<Begun>('begun');

  const other = runFile(t, 'test/faults/programs/worker.ts', [url, 'at-once']);
  await other.answer('works');
  await db.transaction(tx => askJob(tx, 'test/quick', {}));
  const quick = () => db.many(sql`select from graphile_worker.jobs where task_identifier = 'test/quick'`);
  while ((await quick()).length > 0) await pause(20);
  assert.doesNotMatch(other.said(), /slow/);
});
