import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { eanSum, parseEan } from './ean.ts';

test('the barcode of a shop and an American one are read, hyphens or not', () => {
  assert.equal(parseEan('8717418542238'), '8717418542238');
  assert.equal(parseEan('8 717418 542238 (dvd)'), '8717418542238');
  assert.equal(parseEan('884088872281'), '0884088872281');
});

test('a wrong check digit, another length or letters make it no EAN', () => {
  for (const written of ['8717418542239', '871741854223', '87174185422380', '8717418542238x', '', '-'])
    assert.equal(parseEan(written), undefined, written);
});

test('one wrong digit in an EAN is always noticed', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^\d{12}$/),
      fc.nat(12),
      fc.integer({ min: 1, max: 9 }),
      (body, place, shift) => {
        const ean = body + ((10 - (eanSum(body) % 10)) % 10);
        assert.equal(parseEan(ean), ean);
        const spoilt = [...ean].map((d, i) => (i === place ? String((Number(d) + shift) % 10) : d)).join('');
        assert.equal(parseEan(spoilt), undefined);
      },
    ),
  );
});
