import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseIso2709 } from '#standards/marc/parse-iso2709.ts';
import type { MarcField } from '#standards/marc/record.ts';
import { data } from '../../../../test/support/marc.ts';
import { readHoldings } from './read-holdings.ts';

const file = new URL(
  '../../../../../shared/conformance/marc/holdings/mod-reservoir/mfhd.marc',
  import.meta.url,
);
const noFile = existsSync(file) ? false : 'shared/conformance is not beside this checkout';

const holdings = (...fields: MarcField[]) =>
  readHoldings({ leader: '00000ny  a2200000un 4500', fields: [{ tag: '004', value: 't1 ' }, ...fields] });

test('years of a magazine are said by captions and numbers together, a date in brackets', () => {
  const read = holdings(
    data('852', '  ', 'bnorth', 'hTIJDSCHRIFT'),
    data('853', '  ', '81', 'av.', 'bno.', 'i(year)', 'j(month)'),
    data('863', '  ', '81.1', 'a1-14', 'i1975-1988'),
    data('863', '  ', '81.2', 'a15', 'b2', 'i1989', 'j06'),
  );
  assert.deepEqual(read, {
    titleNumber: 't1',
    places: [
      {
        branch: 'north',
        callNumber: 'TIJDSCHRIFT',
        statements: ['v.1-14 (1975-1988)', 'v.15:no.2 (1989:06)'],
      },
    ],
    copies: [],
  });
});

test('a caption in brackets is not shown, and a number without a pattern stands by itself', () => {
  const read = holdings(
    data('852', '  ', 'bnorth'),
    data('853', '  ', '82', 'a(year)'),
    data('863', '  ', '82.1', 'a2011'),
    data('863', '  ', '89.1', 'a7'),
  );
  assert.deepEqual(read?.places[0]?.statements, ['2011', '7']);
});

test('what a cataloguer wrote goes before what patterns make; each 852 is a place with what follows it', () => {
  const read = holdings(
    data('852', '  ', 'bnorth', 'j12-A'),
    data('863', '  ', '81.1', 'a1'),
    data('866', '  ', '80', 'a1977-1990, met gaten'),
    data('852', '  ', 'aSOUTH', 'pc9'),
    data('866', '  ', 'a1991-heden'),
  );
  assert.deepEqual(read?.places, [
    { branch: 'north', callNumber: '12-A', statements: ['1977-1990, met gaten'] },
    { branch: 'SOUTH', callNumber: undefined, statements: ['1991-heden'] },
  ]);
  assert.deepEqual(
    read?.copies.map(({ barcode, branch }) => [barcode, branch]),
    [['c9', 'SOUTH']],
  );
});

test('copies are what 876 to 878 name, and a holdings record without a title is none', () => {
  const read = holdings(
    data('852', '  ', 'bnorth', 'pset'),
    data('876', '  ', 'pc1'),
    data('876', '  ', '3V.2', 'pc2'),
  );
  assert.deepEqual(
    read?.copies.map(({ barcode }) => barcode),
    ['c1', 'c2'],
  );
  assert.equal(readHoldings({ leader: '', fields: [data('852', '  ', 'bnorth')] }), undefined);
});

test('the seven holdings records of a real system name their title, volumes and copies', {
  skip: noFile,
}, () => {
  const bytes = readFileSync(file);
  const found = bytes
    .toString('latin1')
    .split('\x1d')
    .slice(0, -1)
    .map(text => parseIso2709(Buffer.from(`${text}\x1d`, 'latin1'), 'marc-8'))
    .flatMap(parsed => (parsed.ok && /[uvxy]/.test(parsed.record.leader[6] ?? '') ? [parsed.record] : []))
    .flatMap(record => readHoldings(record) ?? []);
  assert.equal(found.length, 7);
  assert.deepEqual(found[2]?.places, [
    { branch: 'LFMM', callNumber: 'BX8695 .S6 A3 2008', statements: ['V.1', 'V.2', 'V.3'] },
  ]);
  assert.deepEqual(
    found[2]?.copies.map(({ barcode }) => barcode),
    ['0111503615010', '0111503969961', '0111504406641'],
  );
});
