import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importFile, keepSource, readProfile } from '#intake';
import { takeRecords } from '#catalogue';
import { sql } from '#platform/db.ts';
import { startJobs } from '#platform/jobs.ts';
import { makeLog } from '#platform/log.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aFolder, aRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { sqlSearch } from './adapters/sql/sql-search.ts';
import { gatherHeadings, learning } from './jobs.ts';
import { discoveryModule } from './module.ts';
import { noFilters } from './search-port.ts';

const at = new Date('2026-01-05T10:00:00Z');

test('"did you mean" knows the words of a delivery soon after its end, and learns once for several', async t => {
  const db = await testDatabase(t, [catalogueModule, circulationModule, discoveryModule]);
  await aNetwork(db);
  const source = await db.transaction(async tx =>
    keepSource(tx, {
      code: 'north',
      name: 'North',
      organisation: undefined,
      profile: await readProfile('marc21-852'),
    }),
  );
  const { write } = await aFolder(t);
  for (const [number, title] of [
    ['a', 'De ontdekking van de hemel'],
    ['b', 'Het grote heideboek'],
  ] as const) {
    const path = write(
      `${number}.mrc`,
      aRecord({ number, title, copies: [{ barcode: `B${number}`, branch: 'north' }] }),
    );
    await importFile(db, { source, path, at });
  }
  const waiting = () =>
    db.many(sql`select 1 from graphile_worker.jobs where task_identifier = ${learning.name}`);
  assert.equal((await waiting()).length, 1);
  const stop = await startJobs(db, makeLog('silent'), { db }, [
    { name: learning.name, run: () => learning.run({ db } as never, {}) },
  ]);
  try {
    while ((await waiting()).length > 0) await new Promise(resolve => void setTimeout(resolve, 20));
  } finally {
    await stop();
  }
  const search = sqlSearch(db);
  const find = (words: string) =>
    search.search({
      words,
      sort: 'relevance',
      page: 1,
      pageSize: 10,
      viewpoint: undefined,
      on: '2026-01-05',
      filters: noFilters,
    });
  assert.equal((await find('heidebook')).meant, 'heideboek');
  assert.equal((await find('ontdeking hmeel')).meant, 'ontdekking hemel');
});

test('what a program leafs through is gathered after a title changed, and left alone otherwise', async t => {
  const db = await testDatabase(t, [catalogueModule, circulationModule, discoveryModule]);
  await aNetwork(db);
  const bring = (number: string, author: string) =>
    db.transaction(async tx => {
      const profile = await readProfile('marc21-852');
      const source = await keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile });
      const record = aRecord({ number, title: `Boek ${number}`, author, copies: [] });
      await takeRecords(tx, source, [{ arrival: undefined, controlNumber: number, record }], '2026-01-05');
    });
  const authors = async () =>
    (
      await db.many<{ shown: string }>(
        sql`select shown from discovery.heading where list = 'author' order by key`,
      )
    ).map(({ shown }) => shown);
  await bring('a', 'Meijer, Anna');
  await gatherHeadings(db);
  assert.deepEqual(await authors(), ['Meijer, Anna']);
  await db.transaction(tx => tx.run(sql`delete from discovery.heading`));
  await gatherHeadings(db);
  assert.deepEqual(await authors(), [], 'nothing changed, so nobody looked');
  await bring('b', 'Zwart, Willem');
  await gatherHeadings(db);
  assert.deepEqual(await authors(), ['Meijer, Anna', 'Zwart, Willem']);
});
