import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOclcNumber } from './oclc-number.ts';

test('an OCLC number is one number however old the prefix and however many zeros', () => {
  for (const written of ['ocm00060513 ', 'ocn000060513', 'on60513', '60513', '  0060513'])
    assert.equal(parseOclcNumber(written), '60513', written);
});

test('what is no number of OCLC is not kept', () => {
  for (const written of ['', '0', 'ocm', 'NOT12', '12a', '123456789012345'])
    assert.equal(parseOclcNumber(written), undefined, written);
});
