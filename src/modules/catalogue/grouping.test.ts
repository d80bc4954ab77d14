import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { keepSource, readProfile } from '#intake';
import type { Db } from '#platform/db.ts';
import { sql } from '#platform/db.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aRecord, data, type SomeRecord } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { catalogueModule } from './module.ts';
import { currentEdition, editions, itemsOf } from './read.ts';
import { takeRecords } from './take-records.ts';

type Code = 'north' | 'east' | 'south';

/** Libraries that describe things; `take` answers the editions of the records, in order. */
async function libraries(t: TestContext) {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const profile = await readProfile('marc21-852');
  const sources = await db.transaction(async tx => ({
    north: await keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
    east: await keepSource(tx, { code: 'east', name: 'East', organisation: undefined, profile }),
    south: await keepSource(tx, { code: 'south', name: 'South', organisation: undefined, profile }),
  }));
  const take = (code: Code, ...records: (MarcRecord | { readonly gone: string })[]) =>
    db.transaction(async tx => {
      const named = records.map((record, i) => {
        if ('gone' in record) return { arrival: undefined, controlNumber: record.gone, record: undefined };
        const [first] = record.fields;
        const controlNumber = first && 'value' in first && first.tag === '001' ? first.value : `${i}`;
        return { arrival: undefined, controlNumber, record };
      });
      await takeRecords(tx, sources[code], named, '2026-01-05');
      const rows = await tx.many<{ controlNumber: string; edition: number }>(
        sql`select control_number, edition from catalogue.source_record where source = ${sources[code].id}`,
      );
      return named.map(
        ({ controlNumber }) => rows.find(row => row.controlNumber === controlNumber)?.edition ?? 0,
      );
    });
  return { db, take };
}

const book = { title: 'De veerpont', author: 'Verzonnen, Vera', isbn: '9780306406157' };

test('what two libraries own is one edition with the copies of both, and why is kept', async t => {
  const { db, take } = await libraries(t);
  const [north] = await take('north', aRecord({ ...book, copies: [{ barcode: 'n', branch: 'north' }] }));
  const [south] = await take('south', aRecord({ ...book, copies: [{ barcode: 's', branch: 'south' }] }));
  assert.equal(north, south);
  assert.deepEqual(
    (await itemsOf(db, [north ?? 0])).map(({ barcode }) => barcode),
    ['n', 's'],
  );
  const why = await db.many(sql`select rule, evidence, told_by from catalogue.membership order by record`);
  assert.deepEqual(why, [
    { rule: 'first', evidence: '0', toldBy: null },
    { rule: 'isbn', evidence: 'isbn +60, title +30, author +20, year +10', toldBy: 1 },
  ]);
});

test('a library that describes a thing twice means two things', async t => {
  const { take } = await libraries(t);
  await take('north', aRecord(book));
  const [one, two] = await take(
    'south',
    aRecord({ ...book, number: 'a' }),
    aRecord({ ...book, number: 'b' }),
  );
  assert.notEqual(one, two);
});

test('a number learned from one library lets the next one join', async t => {
  const { take, db } = await libraries(t);
  const [first = 0] = await take('north', aRecord({ title: book.title, author: book.author }));
  assert.deepEqual(await take('south', aRecord(book)), [first]);
  assert.deepEqual(await take('east', aRecord({ ...book, title: 'Veerpont', author: 'Verzonnen' })), [first]);
  assert.deepEqual((await editions(db, [first])).get(first)?.isbns, ['9780306406157']);
});

test('a record that now says something else leaves its edition, and comes back when it is put right', async t => {
  const { take } = await libraries(t);
  const [edition = 0] = await take('north', aRecord({ ...book, number: 'a' }));
  const ours = { number: 'b', copies: [{ barcode: 's', branch: 'south' }] };
  await take('south', aRecord({ ...book, ...ours }));
  const [other] = await take(
    'south',
    aRecord({ ...ours, title: 'Kookboek', author: 'Ander, An', isbn: book.isbn }),
  );
  assert.notEqual(other, edition);
  assert.deepEqual(await take('south', aRecord({ ...book, ...ours })), [edition]);
});

test('72: when the record that speaks for an edition is gone, another one speaks, and the number stays', async t => {
  const { take, db } = await libraries(t);
  const [edition = 0] = await take('north', aRecord({ ...book, number: 'a' }));
  await take('south', aRecord({ ...book, number: 'b', title: 'De veerpont', year: 2020 }));
  assert.equal((await editions(db, [edition])).get(edition)?.year, 2019);
  await take('north', { gone: 'a' });
  assert.equal((await editions(db, [edition])).get(edition)?.year, 2020);
});

test('two editions that turn out to be one: the copies stand together, and the old number leads on for ever', async t => {
  const { take, db } = await libraries(t);
  const [one = 0] = await take(
    'north',
    aRecord({ title: book.title, author: book.author, copies: [{ barcode: 'n', branch: 'north' }] }),
  );
  const [two = 0] = await take(
    'south',
    aRecord({
      ...book,
      title: 'De veerpont over de Rijn',
      year: 2017,
      copies: [{ barcode: 's', branch: 'south' }],
    }),
  );
  assert.notEqual(one, two);
  await take('south', aRecord({ ...book, copies: [{ barcode: 's', branch: 'south' }] }));
  assert.equal((await itemsOf(db, [one])).length, 2);
  assert.equal(await currentEdition(db, two), one);
  assert.equal(await currentEdition(db, one), one);
  assert.equal(await currentEdition(db, 999), undefined);
});

test('editions of one work stand together over years, materials and translations', async t => {
  const { take, db } = await libraries(t);
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
  const found = await editions(db, ids);
  const works = ids.map(id => found.get(id)?.work);
  assert.equal(new Set(works.slice(0, 3)).size, 1);
  assert.equal(new Set(works).size, 4);
});

/** Which records stand together, by what their sources call them. */
const partitionIn = async (db: Db): Promise<string[]> =>
  (
    await db.many<{ together: string }>(sql`
      select string_agg(source || ':' || control_number, ' ' order by source, control_number) as together
        from catalogue.source_record
       where deleted_on is null
       group by edition
       order by 1`)
  ).map(({ together }) => together);

interface Step {
  readonly code: Code;
  readonly number: string;
  readonly says: SomeRecord | 'gone';
}

const says = fc.record({
  title: fc.constantFrom('De veerpont', 'De veerpond', 'Het veer van vroeger'),
  author: fc.constantFrom('Verzonnen, Vera', 'Ander, An'),
  year: fc.integer({ min: 2018, max: 2020 }),
  isbn: fc.constantFrom('9780306406157', '9789000000005', ''),
});

const step: fc.Arbitrary<Step> = fc.record({
  code: fc.constantFrom('north', 'east', 'south'),
  number: fc.constantFrom('a', 'b'),
  says: fc.oneof({ weight: 4, arbitrary: says }, { weight: 1, arbitrary: fc.constant('gone' as const) }),
});

const recordOf = ({ number, says: said }: Step) =>
  said === 'gone'
    ? { gone: number }
    : aRecord({ ...said, ...(said.isbn === '' && { isbn: undefined }), number } as SomeRecord);

test('69: whatever comes, changes and goes in whatever order, the end is as if only the last words had come', async t => {
  const { db, take } = await libraries(t);
  const clear = () =>
    db.script(
      'truncate catalogue.source_record, catalogue.edition, catalogue.membership, catalogue.record_key, catalogue.redirect cascade',
    );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async steps => {
      await clear();
      for (const one of steps) await take(one.code, recordOf(one));
      const lived = await partitionIn(db);
      const last = new Map(steps.map(one => [`${one.code} ${one.number}`, one]));
      await clear();
      for (const one of [...last.values()].toReversed())
        if (one.says !== 'gone') await take(one.code, recordOf(one));
      assert.deepEqual(await partitionIn(db), lived);
    }),
    { numRuns: 40 },
  );
});

test('a number on more than a hundred records tells nothing, however they came; it speaks again when fewer are left', async t => {
  const printed = { title: 'Atlas van de streek', author: 'Verzonnen, Vera', isbn: '9780306406157' };
  const count = 60;
  const records = (name: string) =>
    Array.from({ length: count }, (_, i) => aRecord({ ...printed, number: `${name}-${i}` }));
  const joined = async (db: Db) =>
    (
      await db.many<{ names: string[] }>(sql`
        select array_agg(control_number order by control_number) as names
          from catalogue.source_record
         where deleted_on is null
         group by edition
        having count(*) > 1
         order by 1`)
    ).map(({ names }) => names.join(' '));
  const gone = (name: string) =>
    Array.from({ length: 20 }, (_, i) => ({ gone: `${name}-${i + 40}` as const }));

  const { db: atOnce, take: takeAtOnce } = await libraries(t);
  await takeAtOnce('north', ...records('n'));
  assert.deepEqual(await joined(atOnce), []);
  await takeAtOnce('south', ...records('s'));
  assert.deepEqual(await joined(atOnce), [], 'a hundred and twenty');

  const { db: bitByBit, take } = await libraries(t);
  for (let from = 0; from < count; from += 20) {
    await take('south', ...records('s').slice(from, from + 20));
    await take('north', ...records('n').slice(from, from + 20));
    assert.equal((await joined(bitByBit)).length, from + 20 > 40 ? 0 : from + 20);
  }
  assert.deepEqual(await joined(bitByBit), await joined(atOnce));

  await takeAtOnce('north', ...gone('n'));
  await take('south', ...gone('s'));
  assert.equal((await joined(atOnce)).length, 40, 'a hundred are left');
  await takeAtOnce('south', ...gone('s'));
  await take('north', ...gone('n'));
  assert.deepEqual(await joined(bitByBit), await joined(atOnce));
});
