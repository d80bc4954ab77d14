import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dutchPlace, type Isil, parseIsil } from './isil.ts';

const isil = (text: string): Isil => parseIsil(text) ?? assert.fail(`${text} is no ISIL`);

test('an ISIL is a prefix, a hyphen and at most eleven characters', () => {
  for (const good of ['NL-0800000000', 'DE-1a', 'OCLC-DLC', 'O-ABC', 'US-InU-Mu', ' NL-0800070000 '])
    assert.equal(parseIsil(good), good.trim(), good);
  for (const bad of [
    '',
    'NL',
    'NL-',
    'nl-0800070000',
    'NL-080007000012',
    'ABCDE-1',
    'NL_0800070000',
    'NL-08 00',
  ])
    assert.equal(parseIsil(bad), undefined, bad);
});

test('the last four digits of a Dutch code tell what kind of place it is', () => {
  assert.deepEqual(dutchPlace(isil('NL-0800070000')), { kind: 'main-address' });
  assert.deepEqual(dutchPlace(isil('NL-0800071012')), { kind: 'branch', number: 12 });
  assert.deepEqual(dutchPlace(isil('NL-0800072300')), { kind: 'mobile-library', vehicle: 3 });
  assert.deepEqual(dutchPlace(isil('NL-0800072307')), { kind: 'mobile-stop', vehicle: 3, stop: 7 });
  assert.deepEqual(dutchPlace(isil('NL-0800073001')), { kind: 'special-location', number: 1 });
});

test('a code of another country, form or kind tells nothing', () => {
  for (const other of ['DE-1a', 'NL-UbAMS', 'NL-0800070001', 'NL-0800074000'])
    assert.equal(dutchPlace(isil(other)), undefined, other);
});
