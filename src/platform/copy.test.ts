import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../../test/support/database.ts';
import { copyInto } from './copy.ts';
import { sql } from './db.ts';

const types = {
  n: 'integer',
  word: 'text',
  big: 'bigint',
  day: 'date',
  at: 'timestamptz',
  yes: 'boolean',
  bytes: 'bytea',
  said: 'jsonb',
  words: 'text[]',
  years: 'integer[]',
} as const;

test('what is copied in is what is read back, whatever the values', async t => {
  const db = await testDatabase(t);
  await db.script(`
    create table platform.sample (n integer, word text, big bigint, day date, at timestamptz, yes boolean, bytes bytea,
      said jsonb, words text[], years integer[])`);
  const text = fc.string({ unit: 'grapheme' }).filter(word => !word.includes('\0') && word.isWellFormed());
  const date = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  const row = fc.record(
    {
      word: fc.option(text),
      big: fc.maxSafeInteger(),
      day: date.map(day => day.toISOString().slice(0, 10)),
      at: date,
      yes: fc.option(fc.boolean()),
      bytes: fc.uint8Array({ maxLength: 20 }).map(bytes => Buffer.from(bytes)),
      said: fc.record({ word: text, list: fc.array(text, { maxLength: 3 }) }, { noNullPrototype: true }),
      words: fc.array(text, { maxLength: 3 }),
      years: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 3 }),
    },
    { noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async rows => {
      const read = await db.transaction(async tx => {
        await tx.run(sql`delete from platform.sample`);
        const given = rows.map((one, n) => ({ ...one, n, said: JSON.stringify(one.said) }));
        assert.equal(await copyInto(tx, 'platform.sample', types, given), rows.length);
        return tx.many(
          sql`select word, big, day, at, yes, bytes, said, words, years from platform.sample order by n`,
        );
      });
      assert.deepEqual(read, rows);
    }),
    { numRuns: 40 },
  );
});

test('a row that a check refuses undoes the whole, and the connection goes on', async t => {
  const db = await testDatabase(t);
  await db.script('create table platform.sample (n integer check (n > 0))');
  const copy = (n: number) =>
    db.transaction(tx => copyInto(tx, 'platform.sample', { n: 'integer' }, [{ n: 1 }, { n }]));
  await assert.rejects(copy(-1), /violates check constraint/);
  assert.equal(await copy(2), 2);
  assert.equal((await db.many(sql`select n from platform.sample`)).length, 2);
});
