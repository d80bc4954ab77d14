import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClockTime } from '#platform/day.ts';
import { readChange, readDayHours, readWeek, writeDayHours } from './form.ts';

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(
    ([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as ClockTime,
  );
const piece = fc
  .tuple(clock, clock, fc.boolean())
  .map(([opens, closes, staffed]) => ({ opens, closes, staffed }));

test('opening hours that are written out are read back as they were, in both languages', () => {
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom('zonder personeel', 'without staff'), (pieces, alone) => {
      assert.deepEqual(readDayHours(writeDayHours(pieces, alone)), pieces);
    }),
  );
});

test('opening hours may be typed as people do', () => {
  assert.deepEqual(readDayHours(' 9.00 – 12.30, 13:00-17:30 '), [
    { opens: '09:00', closes: '12:30', staffed: true },
    { opens: '13:00', closes: '17:30', staffed: true },
  ]);
  assert.deepEqual(readDayHours(''), []);
  for (const text of ['gesloten', '9-12', '25:00-26:00', '09:00-12:00; 13:00-14:00', '09:00-12:60'])
    assert.equal(readDayHours(text), undefined, text);
});

test('a week with two days that cannot be read names both, and the day that is missing', () => {
  assert.deepEqual(readWeek({ weekday1: '9-12', weekday3: '10:00-12:00', weekday7: 'dicht' }), {
    faults: { from: 'no-day', weekday1: 'malformed', weekday7: 'malformed' },
  });
});

test('a decimal comma is a number, and a word is left for the verb to refuse', () => {
  const read = readChange({
    from: '2026-07-01',
    name: 'Gieten',
    latitude: '53,003',
    longitude: 'oost',
    weight: '2.6',
  });
  assert.ok('value' in read);
  assert.equal(read.value.latitude, 53.003);
  assert.equal(read.value.longitude, Number.NaN);
  assert.equal(read.value.weight, 2.6);
  assert.deepEqual(readChange({ name: 'Gieten' }), { faults: { from: 'no-day' } });
});
