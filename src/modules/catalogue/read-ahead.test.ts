import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ArrivedRecord, readProfile } from '#intake';
import { aRecord, bytesOf } from '../../../test/support/marc.ts';
import { keysOf } from './matching/traits.ts';
import { readAhead, sortRecords } from './read-ahead.ts';
import { type Sorted, sort } from './sort-records.ts';

const many = (word: string): ArrivedRecord[] =>
  Array.from({ length: 150 }, (_, i) => {
    const record = aRecord({
      number: `n${i}`,
      title: `${word} ${i}`,
      author: 'Verzonnen, Zoë',
      isbn: '9780306406157',
      copies: [{ barcode: `b${i}`, branch: 'north' }],
      ...(i === 7 && { leader: '00000dam a2200000 i 4500' }),
      ...(i === 8 && { leader: '00000nx  a2200000 i 4500' }),
    });
    return { arrival: i + 1, controlNumber: `n${i}`, record, bytes: bytesOf(record) };
  });

/** What is left out and what is not known are one. */
const plain = ({ described, deleted, ...rest }: Sorted): unknown =>
  JSON.parse(
    JSON.stringify({
      ...rest,
      described: described.map(one => ({ ...one, keys: keysOf(one.traits) })),
      deleted: deleted.map(({ arrival, controlNumber }) => ({ arrival, controlNumber })),
    }),
  );

test('what a thread reads of many records is what would be read of them here, and is read from the bytes', async () => {
  const profile = await readProfile('marc21-852');
  const records = many('Veerpont');
  await readAhead(records, profile);
  const read = await sortRecords(records, profile);
  assert.equal(read.described.length, 148);
  assert.deepEqual(plain(read), plain(await sort(records, profile)));
  const other = many('Turfschip');
  const crossed = records.map((one, i) => ({ ...one, bytes: other[i]?.bytes }));
  await readAhead(crossed, profile);
  assert.equal((await sortRecords(crossed, profile)).described[0]?.description.title, 'Turfschip 0');
});

test('what the thread cannot read is read here, and the next batch is read there again', async () => {
  const profile = await readProfile('marc21-852');
  const records = many('Veerpont').map((one, i) =>
    i === 100 ? { ...one, bytes: Buffer.from('nothing') } : one,
  );
  await readAhead(records, profile);
  assert.deepEqual(plain(await sortRecords(records, profile)), plain(await sort(records, profile)));
  const next = many('Turfschip');
  await readAhead(next, profile);
  assert.equal((await sortRecords(next, profile)).described.length, 148);
});
