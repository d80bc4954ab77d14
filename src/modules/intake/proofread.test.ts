import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { sql } from '#platform/db.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aFolder, aRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { failureIn, failureOf } from './failure.ts';
import { importFile } from './import-file.ts';
import { keepSource } from './keep-source.ts';
import { intakeModule } from './module.ts';
import { proofread, usualLimits } from './proofread.ts';

const profile = { branches: {} };

const aFile = async (t: TestContext) => {
  const { write } = await aFolder(t);
  return write('books.mrc', ...['Heide', 'Veen'].map(title => aRecord({ number: title, title })), 'nonsense');
};

test('a file that can be read is read to its end, also what in it is none', async t => {
  await proofread({ path: await aFile(t), from: 0, size: 1, profile }, usualLimits);
});

test('a file that takes too long or too much memory stops there, and the sentence says what to do', async t => {
  const path = await aFile(t);
  const slow = proofread({ path, from: 0, size: 1, profile }, { megabytes: 512, seconds: 0.001 });
  await assert.rejects(slow, error => failureOf(error) === 'read-too-long');
  const { write } = await aFolder(t);
  const part = '<subfield code="a">x</subfield>'.repeat(90_000);
  const field = `<datafield tag="500" ind1=" " ind2=" ">${part}</datafield>`;
  const record = `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 i 4500</leader>${field}</record>`;
  const big = write('big.xml', `<collection>${record.repeat(12)}</collection>`);
  const large = proofread({ path: big, from: 0, size: 1000, profile }, { megabytes: 24, seconds: 60 });
  await assert.rejects(large, error => failureOf(error) === 'too-much-memory');
  assert.match(failureIn('nl', 'too-much-memory'), /kleinere stukken/);
});

test('a file that is gone is said to be gone', async () => {
  const gone = proofread({ path: '/nowhere/file.mrc', from: 0, size: 10, profile }, usualLimits);
  await assert.rejects(gone, error => failureOf(error) === 'file-gone');
});

test('what passed is taken in like every other file; of what did not, nothing is', async t => {
  const db = await testDatabase(t, [intakeModule]);
  await aNetwork(db);
  const source = await db.transaction(tx =>
    keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
  );
  const path = await aFile(t);
  const file = { source, path, at: new Date('2026-01-05T10:00:00Z') } as const;
  await assert.rejects(importFile(db, { ...file, within: { megabytes: 512, seconds: 0.001 } }));
  assert.deepEqual(await db.one(sql`select state, failure, accepted from intake.delivery`), {
    state: 'failed',
    failure: 'read-too-long',
    accepted: 0,
  });
  const { accepted, refused, state } = await importFile(db, {
    ...file,
    within: { megabytes: 512, seconds: 60 },
  });
  assert.deepEqual({ accepted, refused, state }, { accepted: 2, refused: 1, state: 'done' });
});
