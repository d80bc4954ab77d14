import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../test/support/database.ts';
import { sql, type Tx } from './db.ts';

const notes = (tx: Tx) =>
  tx
    .many<{ note: string }>(sql`select note from pg_temp.note order by place`)
    .then(rows => rows.map(r => r.note));
const note = (tx: Tx, text: string) => tx.run(sql`insert into pg_temp.note (note) values (${text})`);
const table = (tx: Tx) =>
  tx.run(sql`create temporary table note (place serial, note text check (note <> 'wrong')) on commit drop`);

test('statements that are given together are carried out in their order, and each gets its own answer', async t => {
  const db = await testDatabase(t, []);
  const said = await db.transaction(async tx => {
    const [, one, before, two, after] = await Promise.all([
      table(tx),
      note(tx, 'one'),
      notes(tx),
      note(tx, 'two'),
      notes(tx),
    ]);
    return { one, before, two, after };
  });
  assert.deepEqual(said, { one: 1, before: ['one'], two: 1, after: ['one', 'two'] });
});

test('a copy in between waits for what was given before, and what comes after waits for the copy', async t => {
  const db = await testDatabase(t, []);
  const seen = await db.transaction(async tx => {
    await table(tx);
    const [, , , last] = await Promise.all([
      note(tx, 'before'),
      tx.copyIn('copy pg_temp.note (note) from stdin', Buffer.from('copied\nalso\n')),
      note(tx, 'after'),
      notes(tx),
    ]);
    await Promise.all([
      note(tx, 'last'),
      tx.copyIn('copy pg_temp.note (note) from stdin', Buffer.from('end\n')),
    ]);
    return [last, await notes(tx)];
  });
  assert.deepEqual(seen, [
    ['before', 'copied', 'also', 'after'],
    ['before', 'copied', 'also', 'after', 'last', 'end'],
  ]);
});

test('when one of them fails nothing of the transaction stays, and the line goes on to serve others', async t => {
  const db = await testDatabase(t, []);
  await db.script('create table public.kept (note text)');
  for (let n = 0; n < 12; n += 1) {
    const run = db.transaction(async tx => {
      await Promise.all([
        tx.run(sql`insert into public.kept values ('first')`),
        tx.run(sql`select 1 / (${n}::integer - ${n}::integer)`),
        tx.run(sql`insert into public.kept values ('third')`),
      ]);
    });
    await assert.rejects(run, /division by zero/);
    const fine = await Promise.all([
      db.one<{ n: number }>(sql`select count(*) as n from public.kept`),
      db.transaction(tx => tx.one<{ n: number }>(sql`select count(*) as n from public.kept`)),
    ]);
    assert.deepEqual(fine, [{ n: 0 }, { n: 0 }]);
  }
});

test('a transaction without a statement begins and ends', async t => {
  const db = await testDatabase(t, []);
  assert.equal(await db.transaction(async () => 'nothing'), 'nothing');
});

test('what is given after the end is not carried out', async t => {
  const db = await testDatabase(t, []);
  let late: Tx | undefined;
  await db.transaction(async tx => {
    late = tx;
  });
  await assert.rejects(async () => late?.run(sql`select 1`), /ended/);
});
