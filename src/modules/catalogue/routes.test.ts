import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import { testDatabase } from '../../../test/support/database.ts';
import { aRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { aWorld, pagesOf } from '../../../test/support/world.ts';
import { catalogueModule } from './module.ts';
import { takeRecords } from './take-records.ts';

test('programs can ask for an edition, its work and its copies, and get a problem for what is unknown', async t => {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  await db.transaction(async tx => {
    const source = await keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile });
    const record = (controlNumber: string, year: number) => ({
      arrival: undefined,
      controlNumber,
      record: aRecord({
        title: 'De veerpont',
        author: 'Verzonnen, Vera',
        year,
        copies: [{ barcode: `v${year}`, branch: 'north' }],
      }),
    });
    await takeRecords(tx, source, [record('1', 2001), record('2', 2020)], '2026-01-05');
  });
  const plugs = [catalogueModule];
  const { app } = await pagesOf(aWorld(db, plugs), plugs);
  const get = (url: string) => app.inject({ method: 'GET', url });
  const found = (await get('/api/catalogue/editions/1')).json();
  assert.deepEqual([found.title, found.year, found.language], ['De veerpont', 2001, 'dut']);
  const work = (await get('/api/catalogue/editions/1/work')).json();
  assert.deepEqual(
    work.map(({ year }: { year: number }) => year),
    [2020, 2001],
  );
  const [copy] = (await get('/api/catalogue/editions/2/items')).json();
  assert.deepEqual([copy.barcode, copy.home], ['v2020', 'north']);
  assert.equal((await get('/api/catalogue/items/v2001')).json().edition, 1);
  for (const url of ['/api/catalogue/editions/99', '/api/catalogue/items/none']) {
    const answer = await get(url);
    assert.equal(answer.statusCode, 404);
    assert.match(String(answer.headers['content-type']), /problem\+json/);
  }
});
