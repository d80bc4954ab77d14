import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../../test/support/database.ts';
import { copyInto } from './copy.ts';
import { sql } from './db.ts';

test('what is copied in is what is read back, whatever the values', async t => {
  const db = await testDatabase(t);
  await db.script(
    'create table platform.sample (n integer, word text, day date, yes boolean, bytes bytea, list text[])',
  );
  const text = fc.string({ unit: 'grapheme' }).filter(word => !word.includes('\0') && word.isWellFormed());
  const row = fc.tuple(
    fc.option(text, { nil: undefined }),
    fc.boolean(),
    fc.uint8Array({ maxLength: 20 }),
    fc.array(text, { maxLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async rows => {
      const read = await db.transaction(async tx => {
        await tx.run(sql`delete from platform.sample`);
        const columns = ['n', 'word', 'day', 'yes', 'bytes', 'list'];
        const written = rows.map(
          ([word, yes, bytes, list], n) => [n, word, '2026-01-13', yes, bytes, list] as const,
        );
        assert.equal(await copyInto(tx, 'platform.sample', columns, written), rows.length);
        return tx.many<{ word: string | null; yes: boolean; bytes: Buffer; list: string[] }>(
          sql`select word, yes, bytes, list from platform.sample where day = '2026-01-13' order by n`,
        );
      });
      assert.deepEqual(
        read.map(({ word, yes, bytes, list }) => [word ?? undefined, yes, [...bytes], list]),
        rows.map(([word, yes, bytes, list]) => [word, yes, [...bytes], list]),
      );
    }),
    { numRuns: 40 },
  );
});

test('a row that a check refuses undoes the whole, and the connection goes on', async t => {
  const db = await testDatabase(t);
  await db.script('create table platform.sample (n integer check (n > 0))');
  const copy = (n: number) => db.transaction(tx => copyInto(tx, 'platform.sample', ['n'], [[1], [n]]));
  await assert.rejects(copy(-1), /violates check constraint/);
  assert.equal(await copy(2), 2);
  assert.equal((await db.many(sql`select n from platform.sample`)).length, 2);
});
