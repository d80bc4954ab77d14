import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ArrivedRecord, keepSource, readProfile } from '#intake';
import { type Db, sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aRecord, bytesOf } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { claimAhead } from './claim-ahead.ts';
import { catalogueModule } from './module.ts';
import { takeRecords } from './take-records.ts';

const on = '2026-01-12';

const many = (word: string, from: number): ArrivedRecord[] =>
  Array.from({ length: 120 }, (_, i) => {
    const record = aRecord({
      number: `n${from + i}`,
      title: `${word} van plaats ${from + i}`,
      author: 'Verzonnen, Vera',
    });
    return { arrival: undefined, controlNumber: `n${from + i}`, record, bytes: bytesOf(record) };
  });

async function aSource(t: Parameters<typeof testDatabase>[0]) {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const source = await db.transaction(tx =>
    keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
  );
  return { db, source };
}

/** Keys that lead to no record, and titles that no key leads to. */
const astray = (db: Db) =>
  db.one<{ keys: number; titles: number }>(sql`
    select (select count(*) from catalogue.record_key as key
             where not exists (select from catalogue.source_record as record where record.id = key.record)) as keys,
           (select count(*) from catalogue.source_record as record
             where not exists (select from catalogue.record_key as key where key.record = record.id)) as titles`);

test('a title that came by another way while its batch waited keeps the number that it got there, and leaves no keys behind', async t => {
  const { db, source } = await aSource(t);
  const batch = many('Veer', 0);
  await db.transaction(async tx => {
    await claimAhead(tx, source, batch);
    const overtaking = batch.slice(0, 3).map(one => ({ ...one }));
    await db.transaction(other => takeRecords(other, source, overtaking, on));
    await takeRecords(tx, source, batch, on);
  });
  assert.deepEqual(await astray(db), { keys: 0, titles: 0 });
  const { records, editions } = await db.one<{ records: number; editions: number }>(sql`
    select count(*) as records, count(distinct edition) as editions from catalogue.source_record`);
  assert.deepEqual([records, editions], [120, 120]);
});

test('a batch that fails after it was claimed leaves nothing; taken again, and with newer versions, each title stands once', async t => {
  const { db, source } = await aSource(t);
  const batch = many('Brug', 0);
  const failing = db.transaction(async tx => {
    await claimAhead(tx, source, batch);
    await takeRecords(tx, source, batch, on);
    throw new Error('the power went out');
  });
  await assert.rejects(failing, /power/);
  assert.deepEqual(await db.one(sql`select count(*) as keys from catalogue.record_key`), { keys: 0 });
  for (const some of [batch, [...many('Sluis', 0).slice(0, 60), ...many('Brug', 120)]])
    await db.transaction(async tx => {
      await claimAhead(tx, source, some);
      await takeRecords(tx, source, some, on);
    });
  assert.deepEqual(await astray(db), { keys: 0, titles: 0 });
  const { records } = await db.one<{ records: number }>(
    sql`select count(*) as records from catalogue.source_record`,
  );
  assert.equal(records, 240);
});
