import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarcField, MarcRecord } from '#standards/marc/record.ts';
import { data } from '../../../../test/support/marc.ts';
import { readIdentifiers, readIsbns } from './identifiers.ts';
import { readLanguages } from './languages.ts';
import { readEdition } from './read-edition.ts';
import { numberIn, readVolume } from './volume.ts';

const of = (...fields: MarcField[]): MarcRecord => ({ leader: '00000nam a2200000 i 4500', fields });

test('the numbers of other systems are read wherever Dutch libraries and OCLC put them, each once', () => {
  const record = of(
    { tag: '001', value: '40368322X' },
    { tag: '003', value: 'NL-LeOCL' },
    data('022', '  ', 'a0009-7330'),
    data('024', '3 ', 'a8717418542238'),
    data('029', '1 ', 'aNLGGC', 'b40368322X'),
    data('035', '  ', 'a(OCoLC)ocm00060513'),
    data('035', '  ', 'a(OCoLC)60513', 'z(OCoLC)999'),
    data('035', '  ', 'a(NL-0200050000)PPN118540238'),
    data('035', '  ', 'a(NL-0200050000)118540238'),
    data('035', '  ', 'a(Sirsi) a815094'),
  );
  assert.deepEqual(readIdentifiers(record), [
    'ppn:40368322X',
    'oclc:60513',
    'ppn:118540238',
    'issn:0009-7330',
    'ean:8717418542238',
  ]);
});

test('a control number is an OCLC number only under the name of OCLC', () => {
  const numbered = (agency: string) =>
    readIdentifiers(of({ tag: '001', value: 'ocn232977651' }, { tag: '003', value: agency }));
  assert.deepEqual(numbered('OCoLC'), ['oclc:232977651']);
  assert.deepEqual(numbered('DLC'), []);
});

test('a trade number of the country of books is the ISBN', () => {
  const record = of(data('020', '  ', 'a0306406152'), data('024', '3 ', 'a9780306406157'));
  assert.deepEqual(readIsbns(record), ['9780306406157']);
  assert.deepEqual(readIdentifiers(record), []);
});

test('languages are those of the text, the main one first, and the original apart', () => {
  const coded = { tag: '008', value: '200101s2019    ne            000 1 dut  ' };
  assert.deepEqual(readLanguages(of(coded, data('041', '1 ', 'adut', 'afre', 'heng'))), {
    languages: ['dut', 'fre'],
    originalLanguage: 'eng',
  });
  assert.deepEqual(
    readLanguages(of(data('041', '0 ', 'adutengfri'), data('041', ' 7', 'anl', '2iso639-1'))),
    {
      languages: ['dut', 'eng', 'fry'],
      originalLanguage: undefined,
    },
  );
  assert.deepEqual(readLanguages(of(data('041', '0 ', 'azxx', 'aquite another thing'))).languages, []);
});

test('a part has the same number however it is written', () => {
  for (const [written, number] of [
    ['Dl. 2', '2'],
    ['deel II', '2'],
    ['tweede deel', '2'],
    ['Bd. 02', '2'],
    ['1 – 3', '1-3'],
    ['XIV', '14'],
    ['2e, herziene druk', '2'],
    ['mix', undefined],
    ['dvd', undefined],
    ['', undefined],
  ] as const)
    assert.equal(numberIn(written), number, written);
});

test('a part is read from the title area, else from the words of the title', () => {
  const volume = (...parts: string[]) => readVolume(of(data('245', '10', ...parts)));
  assert.deepEqual(volume('aHet bureau.', 'nDeel 3,', 'pPlankton /'), {
    volume: '3',
    volumeName: 'plankton',
    seriesNumber: undefined,
  });
  assert.equal(volume('aOorlog en vrede, deel II /').volume, '2');
  assert.equal(volume('aVerzamelde werken.', 'nAfdeling 2.', 'nBand 1').volume, '2.1');
  assert.equal(volume('aHet tweede deel van de reis').volume, undefined);
  assert.equal(volume('aDeel van het leven').volume, undefined);
});

test('the number in a series is read with the series, whoever made it', () => {
  assert.equal(readVolume(of(data('490', '1 ', 'aVeren ;', 'vdl. 4'))).seriesNumber, '4');
  assert.equal(readVolume(of(data('800', '1 ', 'aVera', 'tVeren', 'vIV'))).seriesNumber, '4');
});

test('of a range of years only the first is the year; a reprint names its original too', () => {
  const years = (coded: string) =>
    readEdition(of({ tag: '008', value: coded }, data('245', '00', 'aT'), data('260', '  ', 'cc2001')))
      ?.years;
  assert.deepEqual(years('200101r20191954ne'), [2019, 2001, 1954]);
  assert.deepEqual(years('200101m20192021ne'), [2019, 2001]);
});
