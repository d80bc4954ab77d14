import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readXlsx, writeXlsx } from '#standards/xlsx/xlsx.ts';
import { readZip, writeZip } from '#standards/zip/zip.ts';
import { absences, entryStatuses } from '../entry.ts';
import { exportFormats } from './formats.ts';
import type { Observation } from './observation.ts';

const code = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const said = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .filter(text => text !== '' && !text.includes('\0'));
const count = fc.integer({ min: 1, max: 2 ** 48 });
const value = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(number => (number === 0 ? 0 : number)),
);
const observation: fc.Arbitrary<Observation> = fc
  .record({
    questionnaire: code,
    questionnaireVersion: count,
    delivery: count,
    place: code,
    year: fc.integer({ min: 1900, max: 2200 }),
    cell: code,
    number: fc.option(value),
    why: fc.constantFrom(...absences),
    status: fc.constantFrom(...entryStatuses),
    unit: fc.oneof(said, fc.constant('')),
    source: fc.option(
      fc.record({ definition: code, definitionVersion: count, item: count, horizon: count, person: count }),
    ),
    comment: fc.option(
      fc.oneof(said, fc.constantFrom('=1+1', "'=x", '-5', '"', 'a,b', 'een\r\ntwee', '_x000D_', ' ')),
    ),
  })
  .map(({ number, why, source, ...row }) => ({
    ...row,
    value: number,
    absence: number === null ? why : null,
    definition: source?.definition ?? null,
    definitionVersion: source?.definitionVersion ?? null,
    item: source?.item ?? null,
    horizon: source?.horizon ?? null,
    person: source?.person ?? null,
  }));

for (const { name, write, read } of exportFormats)
  test(`${name}: what is read back is exactly what was written, whatever stands in it`, () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 6 }), rows => {
        assert.deepEqual(read(write(rows)), rows);
      }),
      { numRuns: 150 },
    );
  });

test('a damaged, cut or strange archive is refused, and so is one that would grow without end', () => {
  const zip = writeZip([{ name: 'a.txt', bytes: Buffer.from('hallo hallo hallo hallo') }]);
  assert.equal(Buffer.from(readZip(zip)[0]?.bytes ?? []).toString(), 'hallo hallo hallo hallo');
  assert.throws(() => readZip(Buffer.from('geen archief')), /no ZIP/);
  const bent = Buffer.from(zip);
  bent.writeUInt8(bent.readUInt8(36) ^ 0xff, 36);
  assert.throws(() => readZip(bent));
  const bomb = writeZip([{ name: 'nul', bytes: Buffer.alloc(70 * 1024 ** 2) }]);
  assert.throws(() => readZip(bomb));
});

test('a workbook holds numbers as numbers and texts as texts, however they look', () => {
  const rows = [
    ['naam', 'getal', null, 'x'],
    ['=SUM(A1)', 1.5, null, '<&">'],
    ['001', -3, 'einde', null],
  ];
  assert.deepEqual(
    readXlsx(writeXlsx('Blad', rows)).map(row => [...row, null, null].slice(0, 4)),
    rows,
  );
});

test('the descriptions beside the table name every column that it has, and no other', () => {
  for (const [extension, file] of [
    ['csvw.zip', 'observations.csv-metadata.json'],
    ['datapackage.zip', 'datapackage.json'],
  ] as const) {
    const format = exportFormats.find(one => one.extension === extension);
    const files = new Map(readZip(format?.write([]) ?? Buffer.alloc(0)).map(one => [one.name, one.bytes]));
    const text = (name: string) => Buffer.from(files.get(name) ?? []).toString('utf8');
    const said = JSON.parse(text(file));
    const listed = said.tableSchema?.columns ?? said.resources[0].schema.fields;
    const heads = text('observations.csv').split('\r\n')[0]?.split(',');
    assert.deepEqual(
      listed.map((one: { name: string }) => one.name),
      heads,
    );
  }
});
