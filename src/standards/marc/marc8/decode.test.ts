import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Warning } from '../reading.ts';
import { decodeMarc8 } from './decode.ts';

const sound = (text: string): string =>
  decodeMarc8(text, warning => assert.fail(`unexpected warning ${warning} for ${JSON.stringify(text)}`));

function doubtful(text: string): { text: string; warnings: Warning[] } {
  const warnings: Warning[] = [];
  return { text: decodeMarc8(text, warning => warnings.push(warning)), warnings };
}

test('a mark before its letter becomes one letter', () => {
  assert.equal(sound('Proven\xf0cal'), 'Proven\u00e7al');
  assert.equal(sound('Vi\xf2\xe3et Nam'), 'Vi\u1ec7t Nam');
  assert.equal(sound('St\xe8udien'), 'St\u00fcdien');
});

test('letters of their own need no mark', () => {
  assert.equal(sound('\xb2\xb5\xa1\xc7\xc8'), 'øæŁß€');
});

test('a ligature over two letters is one mark in Unicode', () => {
  assert.equal(sound('\xebt\xecsar'), 't\u0361sar');
});

test('a mark with nothing behind it is kept', () => {
  assert.equal(sound('caf\xe2'), 'caf\u0301');
});

test('Russian, Hebrew, Arabic and Greek are switched in and out', () => {
  assert.equal(sound('\x1b(NMOSKWA\x1b(B (stad)'), 'москва (stad)');
  assert.equal(sound('\x1b(2ylem\x1b(B'), '\u05e9\u05dc\u05d5\u05dd');
  assert.equal(sound('\x1b(3SdGe\x1b(B.'), 'سلام.');
  assert.equal(sound('\x1b(S"ade\x1b(B'), 'άγδ');
});

test('a script on the right-hand side is read with the high bit set', () => {
  const right = [...'MOSKWA'].map(letter => String.fromCharCode(letter.charCodeAt(0) + 0x80)).join('');
  assert.equal(sound(`\x1b)Nx ${right}`), 'x москва');
});

test('a forgotten switch back to Latin spoils one value only', () => {
  assert.equal(sound('\x1b(NMIR'), 'мир');
  assert.equal(sound('MIR'), 'MIR');
});

test('subscripts, superscripts and Greek symbols switch with one letter', () => {
  assert.equal(sound('H\x1bb2\x1bsO, m\x1bp2\x1bs, \x1bga\x1bs-straling'), 'H₂O, m², α-straling');
});

test('a numeric character reference is its character, also under a mark', () => {
  assert.equal(sound('caf&#x00E9;'), 'café');
  assert.equal(sound('\xe2&#x03B1;'), 'ά');
  assert.equal(sound('&#xD800; &#x; Q&A'), '&#xD800; &#x; Q&A');
});

test('kana and ideographs are read three bytes at a time, blanks between them as one', () => {
  assert.equal(sound('\x1b$1i$"i%"\x1b(B!'), 'あア!');
  assert.equal(sound('\x1b$1!0! !0#\x1b(B'), '一 七');
});

test('punctuation with a blank in its code is read, as the Library of Congress has it', () => {
  assert.equal(sound('\x1b$1! =\x7f \x14\x1b(B.'), '…—.');
});

test('an East Asian character that is not in the table is one unknown character, and said', () => {
  assert.deepEqual(doubtful('\x1b$1!0"~~~\x1b(Bok'), {
    text: '丁\ufffdok',
    warnings: ['unknown-eacc'],
  });
});

test('a triple that breaks off does not swallow what follows', () => {
  assert.deepEqual(doubtful('\x1b$1!0\x1b(Bok'), { text: '\ufffdok', warnings: ['bad-marc8'] });
});

test('an escape to a set that MARC-8 does not know is said, and reading goes on', () => {
  assert.deepEqual(doubtful('a\x1b(Zb\xafc'), {
    text: 'a\ufffd(Zb\ufffdc',
    warnings: ['bad-marc8', 'bad-marc8'],
  });
});

test('plain ASCII comes through as it is, and any bytes at all give well-formed text in NFC', () => {
  fc.assert(fc.property(fc.stringMatching(/^[ -%'-~]*$/), text => assert.equal(sound(text), text)));
  const anyBytes = fc.uint8Array().map(bytes => Buffer.from(bytes).toString('latin1'));
  fc.assert(
    fc.property(anyBytes, text => {
      const decoded = doubtful(text).text;
      assert.ok(decoded.isWellFormed());
      assert.equal(decoded, decoded.normalize('NFC'));
    }),
  );
});
