import assert from 'node:assert/strict';
import { test } from 'node:test';
import { records, sql } from '#platform/db.ts';
import { refuse } from '#platform/result.ts';
import { testDatabase } from './database.ts';

test('each test has a database of its own, with every table in it', async t => {
  const [one, two] = [await testDatabase(t), await testDatabase(t)];
  await one.transaction(tx => tx.run(sql`insert into platform.session values ('k', '{}', now())`));
  const count = sql<{ n: number }>`select count(*) as n from platform.session`;
  assert.equal((await one.one(count)).n, 1);
  assert.equal((await two.one(count)).n, 0);
});

test('a refusal undoes what the transaction had done', async t => {
  const db = await testDatabase(t);
  const answer = await db.transaction(async tx => {
    await tx.run(sql`insert into platform.session values ('k', '{}', now())`);
    return refuse({ code: 'test/no' });
  });
  assert.deepEqual(answer, { ok: false, refusal: { code: 'test/no' } });
  assert.deepEqual(await db.many(sql`select * from platform.session`), []);
});

test('rows go in as one list and come back in the spelling of the code', async t => {
  const db = await testDatabase(t);
  const rows = [{ dueAt: new Date('2026-01-02T03:04:05Z'), barCode: 'b1' }, { barCode: undefined }];
  const back = await db.many(sql`
    select * from jsonb_to_recordset(${records(rows)}) as row(due_at timestamptz, bar_code text)`);
  assert.deepEqual(back, [rows[0], { dueAt: null, barCode: null }]);
});
