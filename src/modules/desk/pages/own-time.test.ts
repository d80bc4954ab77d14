import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownTime } from './own-time.ts';

const now = new Date('2026-01-13T15:00:00Z');
const at = (geleden?: string) => ownTime(geleden === undefined ? {} : { geleden }, now).toISOString();

test('what was scanned 55 minutes ago is placed there; what was sent at once is placed now', () => {
  assert.equal(at('3300000'), '2026-01-13T14:05:00.000Z');
  for (const form of [undefined, '', '0', '150', '-5', 'lang', 'Infinity'])
    assert.equal(at(form), now.toISOString());
});

test('nothing is placed more than two weeks back', () => {
  assert.equal(at('99999999999999'), '2025-12-30T15:00:00.000Z');
});
