import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MarcField } from '#standards/marc/record.ts';
import { data } from '../../../../test/support/marc.ts';
import { readAudience, readLevel } from './audience.ts';
import { clean } from './clean.ts';
import { readMaterial } from './material.ts';
import { normal, normalName } from './normal.ts';
import { readCopies, readPrice } from './read-copies.ts';
import { readEdition } from './read-edition.ts';

const about = (more: MarcField[], leader = '00000nam a2200000 i 4500') => ({
  leader,
  fields: [{ tag: '008', value: '200101s2019    ne            000 1 dut  ' }, ...more],
});

test('a Dutch record reads as a person would tell it', () => {
  const read = readEdition(
    about([
      data('020', '  ', 'a90-234-5678-7 (geb.) :', 'c€ 12,50'),
      data('100', '1 ', 'aVerzonnen, Vera,', 'eauteur'),
      data('245', '10', 'aDe veerpont :', 'been roman /', 'cVera Verzonnen.'),
      data('264', ' 1', 'aAssen :', 'bDe Verzinner,', 'c[2019]'),
      data('300', '  ', "a311 pagina's ;", 'c21 cm'),
      data('490', '1 ', 'aVeren ;', 'v2'),
      data('520', '  ', 'aEen veer vaart.'),
      data('650', ' 7', 'aVeerponten.', 'xVerhalen'),
      data('655', ' 7', 'aRomans'),
      data('700', '1 ', 'aBedacht, Bram.', 'eillustrator'),
      data('700', '12', 'aAnder, A.', 'tEen ander boek'),
    ]),
  );
  assert.deepEqual(read, {
    title: 'De veerpont',
    subtitle: 'een roman',
    part: '2',
    sortTitle: 'veerpont',
    authors: ['Verzonnen, Vera', 'Bedacht, Bram'],
    year: 2019,
    years: [2019],
    language: 'dut',
    languages: ['dut'],
    originalLanguage: undefined,
    material: 'book',
    audience: 'adult',
    level: undefined,
    subjects: ['Veerponten - Verhalen'],
    genre: 'Romans',
    fiction: true,
    series: 'Veren',
    publisher: 'De Verzinner',
    pages: 311,
    summary: 'Een veer vaart',
    contents: [],
    links: [],
    isbns: [],
    identifiers: [],
    statement: undefined,
    volume: undefined,
    volumeName: undefined,
    seriesNumber: '2',
    ownScript: undefined,
  });
});

test('only an ISBN with a true check digit counts, in its thirteen digits and once', () => {
  const isbns = ['a9789023456781', 'a90-234-5678-9', 'a978-0-306-40615-7', 'a0306406152', 'ageen'].map(part =>
    data('020', '  ', part),
  );
  assert.deepEqual(readEdition(about([...isbns, data('245', '00', 'aT')]))?.isbns, ['9780306406157']);
});

test('articles are skipped by indicator, else by language, and never all of a title', () => {
  const sort = (indicator: string, title: string) =>
    readEdition(about([data('245', `1${indicator}`, `a${title}`)]))?.sortTitle;
  assert.equal(sort('4', 'Les misérables'), 'misérables');
  assert.equal(sort('0', "'t Hart"), 'Hart');
  assert.equal(sort('0', 'De'), 'De');
  assert.equal(sort('0', 'Denemarken'), 'Denemarken');
  assert.equal(sort('9', 'Ape'), 'Ape');
});

test('without a 245 the next best title serves; without any there is no edition', () => {
  assert.equal(readEdition(about([data('200', '1 ', 'aЗаглавие')]))?.title, 'Заглавие');
  assert.equal(readEdition(about([data('245', '10', 'áGarbled', 'cWho')]))?.title, 'Garbled');
  assert.equal(readEdition(about([])), undefined);
  assert.equal(readEdition(about([data('245', '10', 'a /')])), undefined);
});

test('the form of a thing follows from leader and coded fields, then from words', () => {
  const form = (type: string, more: MarcField[] = [], coded = '') =>
    readMaterial({
      leader: `00000n${type} a2200000 i 4500`,
      fields: [{ tag: '008', value: `200101s2019    ne ${coded.padEnd(22)}dut  ` }, ...more],
    });
  const at = (place: number, code: string) => code.padStart(place - 17);
  for (const [found, expected] of [
    [form('am'), 'book'],
    [form('as'), 'magazine'],
    [form('am', [], at(23, 'd')), 'large-print'],
    [form('am', [data('300', '  ', 'a400 p. (grote letter)')]), 'large-print'],
    [form('am', [], at(23, 'o')), 'online'],
    [form('im'), 'audiobook'],
    [form('im', [data('338', '  ', 'bcr')]), 'online'],
    [form('jm'), 'music'],
    [form('gm'), 'dvd'],
    [form('em'), 'map'],
    [form('cm'), 'score'],
    [form('mm', [], at(26, 'g')), 'game'],
    [form('rm', [data('655', ' 7', 'aGezelschapsspellen')]), 'game'],
    [form('rm', [data('245', '00', 'aAccuboormachine')]), 'object'],
    [form('om', [data('245', '00', 'aLeeskoffer dieren')]), 'object'],
    [form('km'), 'other'],
  ])
    assert.equal(found, expected);
});

test('for whom it is: what the cataloguer wrote, then NUR, then 008, then adults', () => {
  const note = (text: string) => readAudience(about([data('521', '  ', `a${text}`)]));
  assert.equal(note('0-4 jaar'), 'baby');
  assert.equal(note('Vanaf 4 jaar'), 'child');
  assert.equal(note('9-12 jaar'), 'child');
  assert.equal(note('12+'), 'youth');
  assert.equal(note('15+'), 'youth');
  assert.equal(note('AP'), 'child');
  assert.equal(note('Young adult'), 'youth');
  assert.equal(note('Volwassenen'), 'adult');
  assert.equal(readAudience(about([data('084', '  ', 'a284', '2nur')])), 'youth');
  assert.equal(readAudience(about([data('084', '  ', 'a301', '2nur')])), 'adult');
  const coded = { tag: '008', value: '200101s2019    ne     j      000 1 dut  ' };
  assert.equal(readAudience({ leader: '00000nam a2200000 i 4500', fields: [coded] }), 'child');
});

test('the AVI level is one spelling however it is written', () => {
  for (const [text, level] of [
    ['AVI M4', 'AVI M4'],
    ['Lezen op niveau avi-e 3.', 'AVI E3'],
    ['AVI niveau start', 'AVI Start'],
    ['AVI E9', undefined],
  ] as const)
    assert.equal(readLevel(about([data('521', '8 ', `a${text}`)])), level);
});

test('copies are read by the profile of their source, prices as cents', () => {
  const profile = {
    items: { field: '952', barcode: 'p', branch: 'a', callNumber: 'o', material: 'y', price: 'v' },
    materials: { LP: 'music' },
    branches: {},
  };
  const record = about([
    data('952', '  ', 'aNRD', 'oROM VERZ', 'p301 ', 'v€ 12,95', 'yLP'),
    data('952', '  ', 'aNRD', 'yBK'),
  ]);
  assert.deepEqual(readCopies(record, profile), [
    {
      barcode: '301',
      branch: 'NRD',
      callNumber: 'ROM VERZ',
      material: 'music',
      loanType: undefined,
      priceCents: 1295,
    },
    {
      barcode: '',
      branch: 'NRD',
      callNumber: undefined,
      material: undefined,
      loanType: undefined,
      priceCents: undefined,
    },
  ]);
  assert.deepEqual(readCopies(record, { branches: {} }), []);
  assert.deepEqual(['12', '12.5', 'EUR 8.00', '', 'gratis'].map(readPrice), [
    1200,
    1200,
    800,
    undefined,
    undefined,
  ]);
});

test('cataloguing punctuation goes, what belongs to the words stays', () => {
  for (const [written, read] of [
    ['Amsterdam :', 'Amsterdam'],
    ['Tolkien, J.R.R.', 'Tolkien, J.R.R.'],
    ['Veerponten.', 'Veerponten'],
    ['en toen ...', 'en toen ...'],
    ['\u0098De\u009c  veer\0pont /', 'De veer pont'],
  ])
    assert.equal(clean(written ?? ''), read);
});

test('names agree whatever their order, accents and initials', () => {
  assert.equal(normalName('Haasse, Hella S.'), normalName('Hella Haasse'));
  assert.equal(normalName('Brontë, E.'), normalName('BRONTE E'));
  assert.notEqual(normalName('Vries, Anne de'), normalName('Vries, Theun de'));
});

test('whatever a record holds, reading it neither throws nor gives what cannot be stored', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const field = fc.record({
    tag: fc.constantFrom(
      '001',
      '020',
      '100',
      '245',
      '264',
      '300',
      '490',
      '505',
      '520',
      '521',
      '650',
      '852',
      '856',
    ),
    ind1: fc.constantFrom(' ', '1', '9'),
    ind2: fc.constantFrom(' ', '0', '4', '9'),
    subfields: fc.array(fc.record({ code: fc.constantFrom('a', 'b', 'c', 'p', 'v'), value: text })),
  });
  fc.assert(
    fc.property(fc.array(field), text, (fields, leader) => {
      const read = readEdition({ leader, fields });
      assert.ok(read === undefined || read.title !== '');
      assert.doesNotMatch(JSON.stringify(read) ?? '', /\\u0000|\\ud[89a-f]/);
      assert.equal(normal(normal(read?.title ?? '')), normal(read?.title ?? ''));
    }),
  );
});

test('what a title holds is a list, whichever way it was written', () => {
  const read = (...fields: MarcField[]) =>
    readEdition({ leader: '00000njm a2200000 i 4500', fields: [data('245', '10', 'aLiedjes'), ...fields] })
      ?.contents;
  assert.deepEqual(read(data('505', '0 ', 'aAan zee -- De molen / V. Verzonnen --', 'aNaar huis.')), [
    'Aan zee',
    'De molen / V. Verzonnen',
    'Naar huis',
  ]);
  assert.deepEqual(read(data('505', '00', 'tAan zee /', 'rV. Verzonnen', 'g(3:12) --', 'tDe molen.')), [
    'Aan zee / V. Verzonnen · (3:12)',
    'De molen',
  ]);
  assert.deepEqual(read(), []);
});

test('where a title stands online is told apart from what is about it; what no browser may follow is left out', () => {
  const record = {
    leader: '00000nam a2200000 i 4500',
    fields: [
      data('245', '10', 'aDe veerpont'),
      data('856', '40', 'uhttps://lezen.example/veerpont', 'yLees het e-boek'),
      data('856', '42', '3Recensie', 'uhttp://krant.example/1'),
      data('856', '41', 'uhttps://luisteren.example/2', 'uhttps://luisteren.example/2'),
      data('856', '40', 'ujavascript:alert(1)', 'uftp://oud.example/x', 'u'),
    ],
  };
  assert.deepEqual(readEdition(record)?.links, [
    { href: 'https://lezen.example/veerpont', kind: 'itself', name: 'Lees het e-boek' },
    { href: 'http://krant.example/1', kind: 'related', name: 'Recensie' },
    { href: 'https://luisteren.example/2', kind: 'version' },
  ]);
});

test('subjects that a source keeps in fields of its own are read where its profile says so', () => {
  const record = about([
    data('245', '10', 'aVeen'),
    data('650', ' 7', 'aVeen.'),
    data('690', '  ', 'aTurfstekers', 'zplaats'),
    data('950', '  ', 'aDrenthe', 'xGeschiedenis'),
  ]);
  assert.deepEqual(readEdition(record)?.subjects, ['Veen']);
  const profile = { subjects: ['690a', '950ax'] };
  assert.deepEqual(readEdition(record, profile)?.subjects, ['Veen', 'Turfstekers', 'Drenthe - Geschiedenis']);
});
