import assert from 'node:assert/strict';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { checkFields } from './check-fields.ts';
import { readMarc } from './read-marc.ts';
import { readText } from './text.ts';

const leader = 'LDR 00000nam#a2200000#i#4500';

const remarks = (...lines: string[]): string[] => {
  const read = readText([leader, ...lines].join('\n'));
  assert.ok(read.ok);
  return checkFields(read.record, new Set(['852v'])).map(({ code, tag, about }) =>
    `${tag} ${code} ${about}`.trim(),
  );
};

test('a record as MARC 21 has it calls for no remark', () => {
  assert.deepEqual(
    remarks(
      '020 ## $a 9789000000005 $q gebonden',
      '100 1# $a Bedacht, Bo $4 aut $0 (NL-LeOCL)123',
      '245 13 $a De turfsteker $b roman',
      '264 #1 $a Assen $b Veen $c 2026',
      '650 #7 $a Venen $2 gtt',
      '700 12 $a Bedacht, Bo $t Turf',
      '852 ## $b north $p 1 $v dvd',
      '945 xy $a eigen veld',
    ),
    [],
  );
});

test('what MARC 21 does not know is named with its field: repeated, unknown, two main entries, odd indicators', () => {
  assert.deepEqual(
    remarks(
      '100 1# $a Bedacht, Bo',
      '110 2# $a Veen BV',
      '245 05 $a De turfsteker $a roman $w 1',
      '245 00 $a Nog een',
      '650 94 $a Venen',
    ),
    [
      '245 repeated-field',
      '100 two-main-entries 100, 110',
      '245 title-added-entry 1',
      '245 unknown-subfield w',
      '245 repeated-subfield a',
      '650 first-indicator 9',
    ],
  );
});

const loc = new URL('../../../../shared/conformance/marc/corpora/loc/', import.meta.url);

test('four of five records of the Library of Congress, where the rules are from, call for no remark', {
  skip: existsSync(loc) ? false : 'the conformance files are not here',
}, async () => {
  const counts = { records: 0, clean: 0 };
  for (const name of readdirSync(loc).filter(file => /\.(?:mrc|marc|xml)$/.test(file)))
    for await (const reading of readMarc(createReadStream(new URL(name, loc)), name)) {
      if (!reading.ok || !/[acdgijkmort]/.test(reading.record.leader[6] ?? '')) continue;
      counts.records += 1;
      if (checkFields(reading.record).length === 0) counts.clean += 1;
    }
  assert.ok(counts.records > 100 && counts.clean / counts.records > 0.8, JSON.stringify(counts));
});
