import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { contradictions } from './contradictions.ts';
import { loadPrinted, readPrinted } from './load-printed.ts';
import { type PrintedSeries, type PrintedValue, printedFile } from './printed.ts';
import { readPrintedSeries } from './store/printed.ts';

const drenthe = () => readPrinted(join(import.meta.dirname, '../../../provinces/drenthe'));
const row = (values: [PrintedValue, ...PrintedValue[]]): PrintedSeries => ({
  code: 'printed-loans',
  name: { nl: 'Uitleningen', en: 'Loans' },
  unit: { nl: 'uitleningen', en: 'loans' },
  values,
});

test('the silent contradictions between the Drenthe pages are caught, and nothing else is', () => {
  const found = contradictions(drenthe()).map(one => {
    if (one.kind === 'two-values')
      return `${one.series} ${one.year}: ${[one.one.value, one.other.value].toSorted((a, b) => a - b).join(' or ')}`;
    if (one.kind === 'break') return `${one.series} ${one.before} | ${one.year}`;
    return `${one.series} ${one.year}: ${one.printed} or ${one.computed.toFixed(2)}, ${one.explained.join(' and ')}`;
  });
  assert.deepEqual(found, [
    'printed-dbos-locations 2019: 186 or 254',
    'printed-dbos-loans 2018: 337361 or 466168',
    'printed-dbos-loans 2017 | 2018',
    'printed-loans-per-member 2014: 28 or 28.60, without and cut-off',
    'printed-loans-per-member 2015: 25 or 27.73, without',
    'printed-loans-per-member 2015 | 2017',
    'printed-ebook-accounts 2018: 13431 or 16475',
    'printed-ebook-accounts 2019: 6858 or 13899',
    'printed-ebook-accounts 2018 | 2019',
    'printed-ebook-downloads 2015 | 2017',
  ]);
});

test('a clean split and a marked revision are innocent', () => {
  const split = row([
    { year: 2019, value: 45, source: 'earlier' },
    { year: 2019, value: 45, parts: [39, 6], source: 'later' },
  ]);
  const revised = row([
    { year: 2019, value: 63_833, status: 'provisional', source: 'earlier' },
    { year: 2019, value: 63_844, status: 'final', source: 'later' },
  ]);
  assert.deepEqual(contradictions([split]), []);
  assert.deepEqual(contradictions([revised]), []);
  const unmarked = row([
    { year: 2019, value: 63_833, source: 'earlier' },
    { year: 2019, value: 63_844, source: 'later' },
  ]);
  assert.equal(contradictions([unmarked]).length, 1, 'the same revision without a mark is not');
});

test('a split that does not add up is refused', () => {
  const wrong = row([{ year: 2019, value: 45, parts: [39, 7], source: 'later' }]);
  assert.equal(printedFile.safeParse({ series: [wrong] }).success, false);
});

test('printed figures are taken in once, both pages stay, and what a page printed is never changed', async t => {
  const db = await testDatabase(t);
  const series = drenthe();
  const values = series.reduce((sum, one) => sum + one.values.length, 0);
  const load = (given: readonly PrintedSeries[]) => db.transaction(tx => loadPrinted(tx, given));
  assert.equal(await load(series), values);
  assert.equal(await load(series), 0);
  const schools = (await readPrintedSeries(db)).find(({ code }) => code === 'printed-dbos-locations');
  assert.deepEqual(
    schools?.values
      .filter(({ year }) => year === 2019)
      .map(({ value }) => value)
      .toSorted(),
    [186, 254],
  );
  const bent = series.map(one => ({ ...one, values: [{ ...one.values[0], value: 1 }] as [PrintedValue] }));
  await assert.rejects(load(bent), /was changed after it was taken in/);
  await assert.rejects(db.script('delete from statistics.printed_value'), /never changed/);
});

test('a province without such a file has none', () => {
  assert.deepEqual(readPrinted(join(import.meta.dirname, '../../../provinces/waterlanden')), []);
});
