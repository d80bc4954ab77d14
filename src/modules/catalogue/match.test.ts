import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { keepSource, readProfile } from '#intake';
import { sql } from '#platform/db.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aRecord, data } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import type { Traits } from './clue.ts';
import { type Candidate, match } from './match.ts';
import { catalogueModule } from './module.ts';
import { editions, itemsOf } from './read.ts';
import { takeRecords } from './take-records.ts';

const traits = (changes: Partial<Traits> = {}): Traits => ({
  title: 'De veerpont',
  authors: ['Verzonnen, Vera'],
  year: 2019,
  material: 'book',
  part: undefined,
  isbns: ['9780306406157'],
  ...changes,
});
const candidate = (changes: Partial<Candidate> = {}): Candidate => ({ edition: 7, ...traits(), ...changes });
const ruleOf = (ours: Traits, theirs: Candidate) => match(ours, [theirs])?.rule;

test('a shared number makes one edition, whatever the title says', () => {
  assert.equal(ruleOf(traits({ title: 'The ferry' }), candidate()), 'isbn');
});

test('without a number on one side, title, author, year and material together will do', () => {
  assert.equal(ruleOf(traits({ isbns: [] }), candidate()), 'title, author, year');
  assert.equal(
    ruleOf(traits({ isbns: [], title: 'DE VEERPONT!', authors: ['Vera Verzonnen'] }), candidate()),
    'title, author, year',
  );
  for (const other of [{ year: 2020 }, { authors: ['Ander, An'] }, { title: 'De brug' }, { authors: [] }])
    assert.equal(ruleOf(traits({ isbns: [], ...other }), candidate()), undefined);
});

test('two numbers that differ, another material or another part are another edition', () => {
  assert.equal(ruleOf(traits({ isbns: ['9789000000005'] }), candidate()), undefined);
  assert.equal(ruleOf(traits({ material: 'audiobook' }), candidate()), undefined);
  assert.equal(ruleOf(traits({ part: 'Dl. 1' }), candidate({ part: '2' })), undefined);
  assert.equal(ruleOf(traits({ part: 'Dl. 2' }), candidate({ part: '2' })), 'isbn');
});

test('of several the strongest clue decides, then the oldest edition, and the evidence is kept', () => {
  const found = match(traits(), [
    candidate({ edition: 3, isbns: [] }),
    candidate({ edition: 9 }),
    candidate({ edition: 5 }),
  ]);
  assert.deepEqual(found, { edition: 5, rule: 'isbn', evidence: 'isbn 9780306406157' });
});

/** Two libraries that describe things; `take` answers the editions of the records, in order. */
async function twoLibraries(t: TestContext) {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const take = (code: 'north' | 'south', ...records: MarcRecord[]): Promise<(number | undefined)[]> =>
    db.transaction(async tx => {
      const source = await keepSource(tx, { code, name: code, organisation: undefined, profile });
      const named = records.map((record, i) => {
        const [first] = record.fields;
        const controlNumber = first && 'value' in first && first.tag === '001' ? first.value : `${i}`;
        return { arrival: undefined, controlNumber, record };
      });
      await takeRecords(tx, source, named, '2026-01-05');
      const rows = await tx.many<{ controlNumber: string; edition: number }>(
        sql`select control_number, edition from catalogue.source_record where source = ${source.id}`,
      );
      return named.map(({ controlNumber }) => rows.find(row => row.controlNumber === controlNumber)?.edition);
    });
  return { db, take };
}

const book = { title: 'De veerpont', author: 'Verzonnen, Vera', isbn: '9780306406157' };

test('what two libraries own is one edition with the copies of both, and why is kept', async t => {
  const { db, take } = await twoLibraries(t);
  const [north] = await take('north', aRecord({ ...book, copies: [{ barcode: 'n', branch: 'north' }] }));
  const [south] = await take('south', aRecord({ ...book, copies: [{ barcode: 's', branch: 'south' }] }));
  assert.equal(north, south);
  assert.deepEqual(
    (await itemsOf(db, [north ?? 0])).map(({ barcode }) => barcode),
    ['n', 's'],
  );
  const why = await db.many(sql`select rule, evidence from catalogue.membership order by record`);
  assert.deepEqual(why, [
    { rule: 'first', evidence: '0' },
    { rule: 'isbn', evidence: 'isbn 9780306406157' },
  ]);
});

test('a library that describes a thing twice means two things', async t => {
  const { take } = await twoLibraries(t);
  await take('north', aRecord(book));
  const [one, two] = await take(
    'south',
    aRecord({ ...book, number: 'a' }),
    aRecord({ ...book, number: 'b' }),
  );
  assert.notEqual(one, two);
});

test('a number learned from one library lets the next one join', async t => {
  const { take, db } = await twoLibraries(t);
  const [first] = await take('north', aRecord({ title: book.title, author: book.author }));
  const [second] = await take('south', aRecord(book));
  assert.equal(second, first);
  assert.deepEqual((await editions(db, [first ?? 0])).get(first ?? 0)?.isbns, ['9780306406157']);
});

test('a record keeps its edition when it changes, and only its own words change it', async t => {
  const { take, db } = await twoLibraries(t);
  const [edition = 0] = await take('north', aRecord({ ...book, number: 'a' }));
  await take('south', aRecord({ ...book, number: 'b' }));
  const titleNow = async () => (await editions(db, [edition])).get(edition)?.title;
  assert.deepEqual(await take('south', aRecord({ ...book, number: 'b', title: 'Veerpont, de' })), [edition]);
  assert.equal(await titleNow(), 'De veerpont');
  assert.deepEqual(await take('north', aRecord({ ...book, number: 'a', title: 'Het veer' })), [edition]);
  assert.equal(await titleNow(), 'Het veer');
});

test('editions of one work stand together over years, materials and translations', async t => {
  const { take, db } = await twoLibraries(t);
  const ids = await take(
    'north',
    aRecord({ number: '1', title: 'De veerpont', author: 'Verzonnen, Vera', year: 1990 }),
    aRecord({
      number: '2',
      title: 'De veerpont',
      author: 'Vera Verzonnen',
      leader: '00000nim a2200000 i 4500',
    }),
    aRecord({
      number: '3',
      title: 'The ferry',
      author: 'Verzonnen, Vera',
      more: [data('240', '10', 'aDe veerpont')],
    }),
    aRecord({ number: '4', title: 'De veerpont', author: 'Ander, An' }),
    aRecord({ number: '5', title: 'Jaarboek' }),
    aRecord({ number: '6', title: 'Jaarboek' }),
  );
  const found = await editions(
    db,
    ids.map(id => id ?? 0),
  );
  const works = ids.map(id => found.get(id ?? 0)?.work);
  assert.equal(new Set(works.slice(0, 3)).size, 1);
  assert.equal(new Set(works).size, 4);
});
