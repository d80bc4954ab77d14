import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePpn } from './ppn.ts';

test('a PPN is read with and without its label and its leading zeros', () => {
  assert.equal(parsePpn('40368322X'), '40368322X');
  assert.equal(parsePpn('PPN 081473591'), '81473591');
  assert.equal(parsePpn('ppn:118540238'), '118540238');
});

test('a number whose check character is wrong, or that is longer or shorter, is no PPN', () => {
  for (const written of ['403683221', '118540239', '12', '123456789012', '118540238a', ''])
    assert.equal(parsePpn(written), undefined, written);
});

test('one wrong digit in a PPN is always noticed', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[1-9]\d{7}$/),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      (body, place, shift) => {
        const found = [...'0123456789X'].map(check => parsePpn(body + check)).find(Boolean);
        assert.ok(found);
        const spoilt = [...found]
          .map((d, i) => (i === place ? String((Number(d) + shift) % 10) : d))
          .join('');
        assert.equal(parsePpn(spoilt), undefined);
      },
    ),
  );
});
