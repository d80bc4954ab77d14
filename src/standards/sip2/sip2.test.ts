import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { checksum } from './checksum.ts';
import { requests } from './layouts.ts';
import { LineTooLong, lineCutter, longestLine } from './lines.ts';
import { readMessage, valueOf, writeMessage } from './message.ts';

const folder = new URL('../../../../shared/conformance/sip2/', import.meta.url);
const absent = existsSync(folder) ? false : 'the conformance files are not here';
const linesOf = (name: string) =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'));

test('every checksum that real systems wrote is told right from wrong', { skip: absent }, () => {
  const [, ...rows] = linesOf('checksum-vectors.tsv').map(line => line.split('\t'));
  assert.ok(rows.length >= 12);
  for (const [sum = '', utf8, , text = ''] of rows) {
    assert.equal(checksum(Buffer.from(text)) === sum, utf8 === 'yes', text);
    const read = readMessage(Buffer.from(text + sum));
    assert.equal(read === 'wrong-checksum', utf8 === 'no', text);
  }
});

test('every request that terminals are known to send is read, with its fields', { skip: absent }, () => {
  const sent = [
    ...linesOf('sipserver-requests.txt'),
    ...linesOf('invenio-requests.txt').filter(line => /^\d/.test(line)),
    ...linesOf('sipserver-transcript.txt').flatMap(line => (line.startsWith('> ') ? [line.slice(2)] : [])),
  ].map(line => line.replace(/AY\dAZ[0-9A-F]{4}$|AZ[0-9A-F]{4}$/, ''));
  const codes = new Set<string>();
  for (const line of sent) {
    const read = readMessage(Buffer.from(line));
    if (line.startsWith('ZZ')) assert.equal(read, 'unknown-message');
    else {
      assert.ok(typeof read === 'object', line);
      codes.add(read.code);
    }
  }
  assert.deepEqual(
    Object.keys(requests)
      .filter(code => !codes.has(code))
      .toSorted(),
    ['19', '37'],
  );
  const hold = readMessage(Buffer.from('15+20201013    093158|AOinstitution_id|AApatron_id|ABitem_id|'));
  assert.ok(typeof hold === 'object');
  assert.deepEqual(
    [hold.fixed['holdMode'], valueOf(hold, 'AA'), valueOf(hold, 'AB')],
    ['+', 'patron_id', 'item_id'],
  );
});

test('a fixed part that a terminal cut short keeps its fields', () => {
  const read = readMessage(Buffer.from('29NN20201013    09315820201013    09315|AOplace|AAcard|ABcode|'));
  assert.ok(typeof read === 'object');
  assert.deepEqual([read.fixed['nbDueDate'], valueOf(read, 'AO')], ['20201013    09315', 'place']);
});

test('a title in Latin-1 is read, and one in decomposed UTF-8 is left as it is', () => {
  const latin = readMessage(Buffer.from('1720240115    101500AOx|AJc\u00e9line|', 'latin1'));
  assert.equal(typeof latin === 'object' && valueOf(latin, 'AJ'), 'céline');
  const decomposed = readMessage(Buffer.from('1720240115    101500AOx|AJce\u0301line|'));
  assert.equal(typeof decomposed === 'object' && valueOf(decomposed, 'AJ'), 'ce\u0301line');
});

test('what is written is read back whole, whatever the values hold', () => {
  const value = fc.string({ unit: 'grapheme' }).map(text => text.replaceAll(/[|\r\n]+/g, ' '));
  const sequence = fc.option(fc.integer({ min: 0, max: 9 }).map(String), { nil: undefined });
  fc.assert(
    fc.property(value, value, sequence, (title, screen, count) => {
      const fixed = { ok: '1', date: '20240115    101500' };
      const fields = [
        ['AJ', title],
        ['AF', screen],
      ] as const;
      const line = writeMessage({ code: '20', fixed, fields }, count);
      assert.equal(line.at(-1), 13);
      const read = readMessage(line.subarray(0, -1));
      assert.deepEqual(read, { code: '20', fixed, fields, sequence: count });
    }),
  );
});

test('any bytes are a message or a fault, never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      const read = readMessage(bytes);
      assert.ok(typeof read === 'object' || read === 'unknown-message' || read === 'wrong-checksum');
    }),
  );
});

test('a value cannot end its field or its line', () => {
  const line = writeMessage({ code: '94', fixed: { ok: '1' }, fields: [['AF', 'one|two\r\n99']] });
  assert.equal(line.toString(), '941AFone two 99|\r');
});

test('lines end with CR, LF or both, in whatever pieces they come', () => {
  const sent = '\n9300CNa|\r\n9900802.00\r97\r\n\r';
  fc.assert(
    fc.property(fc.array(fc.nat({ max: sent.length }), { maxLength: 6 }), cuts => {
      const cut = lineCutter();
      const places = [0, ...cuts.toSorted((a, b) => a - b), sent.length];
      const lines = places.slice(1).flatMap((to, i) => cut(Buffer.from(sent.slice(places[i], to))));
      assert.deepEqual(lines.map(String), ['9300CNa|', '9900802.00', '97']);
    }),
  );
});

test('a line without an end is given up', () => {
  const cut = lineCutter();
  assert.throws(() => {
    for (let sent = 0; sent <= longestLine; sent += 4096) cut(Buffer.alloc(4097, 65));
  }, LineTooLong);
});
