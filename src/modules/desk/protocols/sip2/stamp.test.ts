import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStamp, writeStamp } from './stamp.ts';

const zone = 'Europe/Amsterdam';

test('a moment is written in local time and read back, also in UTC and on the night of summer time', () => {
  const at = new Date('2026-07-01T08:05:09Z');
  assert.equal(writeStamp(at, zone), '20260701    100509');
  assert.deepEqual(readStamp('20260701    100509', zone), at);
  assert.deepEqual(readStamp('20260701   Z080509', zone), at);
  assert.deepEqual(readStamp('20260329    013000', zone), new Date('2026-03-29T00:30:00Z'));
  for (const wrong of ['', '20261301    100000', '20260701    250000', 'yesterday'])
    assert.equal(readStamp(wrong, zone), undefined);
});
