import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MarcRecord } from './record.ts';
import { readText, writeText } from './text.ts';

const record: MarcRecord = {
  leader: '00000nam a2200000 i 4500',
  fields: [
    { tag: '008', value: '200101s2019    ne            000 1 dut  ' },
    {
      tag: '245',
      ind1: '1',
      ind2: ' ',
      subfields: [
        { code: 'a', value: 'Voor 5 $ :' },
        { code: 'b', value: 'een # roman' },
      ],
    },
  ],
};

test('a record is lines that people can read, and reads back as it was', () => {
  const text = writeText(record);
  assert.deepEqual(text.split('\n'), [
    'LDR 00000nam#a2200000#i#4500',
    '008 200101s2019####ne############000#1#dut##',
    '245 1# $a Voor 5 {dollar} : $b een # roman',
  ]);
  assert.deepEqual(readText(text), { ok: true, record });
  assert.deepEqual(readText(text.replaceAll('\n', '\r\n\r\n')), { ok: true, record });
});

test('whatever a record says, it is written and read back alike', () => {
  const plain = fc
    .stringMatching(/^[!-~éøσ漢](?:[ -~éøσ漢]{0,20}[!-~éøσ漢])?$/)
    .filter(text => !/ {2}|\{(dollar|hash)\}/.test(text));
  const coded = fc.stringMatching(/^[a-z0-9 |#$]{0,20}[a-z0-9]$/);
  const blank = fc.constantFrom(' ', '0', '1', 'a', '#');
  const field = fc.oneof(
    fc.record({ tag: fc.stringMatching(/^00[1-9]$/), value: coded }, { noNullPrototype: true }),
    fc.record({ tag: fc.stringMatching(/^[A-KM-Z][A-Z]{2}$/), value: coded }, { noNullPrototype: true }),
    fc.record(
      {
        tag: fc.stringMatching(/^[1-9][0-9]{2}$/),
        ind1: blank,
        ind2: blank,
        subfields: fc.array(
          fc.record({ code: fc.stringMatching(/^[a-z0-9]$/), value: plain }, { noNullPrototype: true }),
          { minLength: 1, maxLength: 4 },
        ),
      },
      { noNullPrototype: true },
    ),
  );
  fc.assert(
    fc.property(fc.array(field, { maxLength: 6 }), fields => {
      const one = { leader: record.leader, fields };
      assert.deepEqual(readText(writeText(one)), { ok: true, record: one });
    }),
  );
});

test('each line that cannot be read is named with what is wrong', () => {
  const read = readText(
    [
      '24 x',
      '245 1 $a te weinig',
      '245 10 zonder',
      '245 10 $a',
      '245 10 $ a',
      'LDR kort',
      '650 #7 $a goed',
    ].join('\n'),
  );
  assert.deepEqual(read.ok ? [] : read.faults.map(({ line, code }) => `${line} ${code}`), [
    '1 no-tag',
    '2 no-indicators',
    '3 no-subfields',
    '4 empty-subfield',
    '5 no-code',
    '6 leader-length',
  ]);
  assert.deepEqual(readText('245 10 $a Titel'), { ok: false, faults: [{ line: 1, code: 'no-leader' }] });
});
