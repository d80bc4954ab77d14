import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeRecords, withdrawItems } from '#catalogue';
import { keepSource, readProfile } from '#intake';
import { system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { aRecord } from '../../../test/support/marc.ts';
import { aReadersProvince, readersPlugs } from '../../../test/support/readers.ts';
import { addTitles } from '../../../test/support/titles.ts';
import { aWorld, pagesOf } from '../../../test/support/world.ts';
import { gatherHeadings, learnWords } from './jobs.ts';
import { readHeadings } from './store/heading.ts';

const monday = new Date('2026-01-12T11:00:00+01:00');

test('a title whose last record is gone is not found any more; its number says so, and it comes back with its record', async t => {
  const { db, units } = await aReadersProvince(t);
  await addTitles(db, [{ title: 'Veerpont zonder record', at: [units.north.id] }]);
  const profile = await readProfile('marc21-852');
  const take = (code: string, record: MarcRecord | undefined) =>
    db.transaction(async tx => {
      const source = await keepSource(tx, { code, name: code, organisation: undefined, profile });
      await takeRecords(tx, source, [{ arrival: undefined, controlNumber: 'v', record }], '2026-01-05');
    });
  const ferry = (barcode: string) =>
    aRecord({
      title: 'De veerpont',
      author: 'Verzonnen, Vera',
      isbn: '9780306406157',
      copies: [{ barcode, branch: 'north' }],
    });
  await take('north', ferry('n1'));
  await take('south', ferry('s1'));
  const { edition } = await db.one<{ edition: number }>(
    sql`select distinct edition from catalogue.source_record where deleted_on is null`,
  );
  const { visitor } = await pagesOf(aWorld(db, readersPlugs, { clock: standingClock(monday) }), readersPlugs);
  const someone = visitor();
  const found = async () =>
    /\d+ titels? gevonden/.exec((await someone.get('/zoek?q=veerpont')).text.replaceAll(/<[^>]+>/g, ''))?.[0];
  const page = async () => someone.get(`/titel/${edition}`);
  const listed = async () => (await someone.get('/sitemap-1.xml')).text.includes(`/titel/${edition}<`);
  assert.equal(await found(), '2 titels gevonden');
  await take('north', undefined);
  assert.equal(await found(), '2 titels gevonden', 'another library still describes it');
  assert.equal((await page()).status, 200);
  await take('south', undefined);
  assert.equal(await found(), '1 titel gevonden');
  const gone = await page();
  assert.equal(gone.status, 410);
  assert.match(gone.text, /“De veerpont” is er niet meer/);
  assert.equal(await listed(), false);
  await take('south', ferry('s1'));
  assert.equal(await found(), '2 titels gevonden');
  assert.equal((await page()).status, 200);
  assert.equal(await listed(), true);
});

test('what only a title said that is gone stands in no list that programs leaf through', async t => {
  const { db } = await aReadersProvince(t);
  const profile = await readProfile('marc21-852');
  const take = (controlNumber: string, record: MarcRecord | undefined) =>
    db.transaction(async tx => {
      const source = await keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile });
      await takeRecords(tx, source, [{ arrival: undefined, controlNumber, record }], '2026-01-05');
    });
  const lists = async () => {
    await gatherHeadings(db);
    await learnWords(db);
    const from = { from: '', way: 'from', most: 10 } as const;
    const shown = async (list: 'author' | 'title' | 'word') =>
      (await readHeadings(db, list, from)).map(heading => heading.shown);
    return { authors: await shown('author'), titles: await shown('title'), words: await shown('word') };
  };
  await take('1', aRecord({ title: 'Veerpont', author: 'Verzonnen, Vera' }));
  await take('2', aRecord({ title: 'Turfschip', author: 'Bedacht, Bas' }));
  assert.deepEqual(await lists(), {
    authors: ['Bedacht, Bas', 'Verzonnen, Vera'],
    titles: ['Turfschip', 'Veerpont'],
    words: ['bas', 'bedacht', 'turfschip', 'veerpont', 'vera', 'verzonnen'],
  });
  await take('2', undefined);
  assert.deepEqual(await lists(), {
    authors: ['Verzonnen, Vera'],
    titles: ['Veerpont'],
    words: ['veerpont', 'vera', 'verzonnen'],
  });
});

test('each copy that is withdrawn counts for the order of what is found, also the last', async t => {
  const { db, units } = await aReadersProvince(t);
  const [added] = await addTitles(db, [{ title: 'Turfschip', at: [units.north.id, units.north.id] }]);
  const copies = async () =>
    (
      await db.one<{ copies: number }>(
        sql`select copies from discovery.standing where edition = ${added?.edition}`,
      )
    ).copies;
  const withdraw = async (id: number | undefined) =>
    db.transaction(tx => withdrawItems(tx, [{ item: id ?? 0, at: monday, by: system, reason: 'worn out' }]));
  assert.equal(await copies(), 2);
  await withdraw(added?.items[0]);
  assert.equal(await copies(), 1);
  await withdraw(added?.items[1]);
  assert.equal(await copies(), 0);
});
