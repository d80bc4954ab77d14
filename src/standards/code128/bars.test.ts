import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { code128 } from './bars.ts';

const symbolsOf = (code: string): readonly string[] => {
  const all = code128(code)?.join('') ?? '';
  return all.slice(0, -7).match(/.{6}/gu) ?? [];
};

test('a code becomes start B, its characters, the check and stop', () => {
  // "PJJ123C" is the usual worked example: its check in set B is (104 + 48 + 84 + 126 + 68 + 90 + 114 + 245) mod 103.
  equal(879 % 103, 55);
  deepEqual(symbolsOf('PJJ123C'), [
    '211214',
    '313121',
    '112133',
    '112133',
    '123221',
    '223211',
    '221132',
    '131321',
    '311321',
  ]);
});

test('every character is eleven modules wide, its bars are even together, and no two are alike', () => {
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  const seen = ascii.map(character => symbolsOf(character)[1] ?? '');
  equal(new Set(seen).size, ascii.length);
  for (const symbol of seen) {
    const parts = Array.from(symbol, Number);
    equal(
      parts.reduce((sum, part) => sum + part, 0),
      11,
      symbol,
    );
    equal(parts.filter((_, index) => index % 2 === 0).reduce((sum, part) => sum + part, 0) % 2, 0, symbol);
  }
});

test('what set B cannot say is not drawn', () => {
  equal(code128(''), undefined);
  equal(code128('é'), undefined);
});
