import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ClockTime,
  addDays,
  type Day,
  dayIn,
  daysBetween,
  eachDay,
  easter,
  instantIn,
  parseDay,
  timeIn,
  weekday,
} from './day.ts';

const amsterdam = 'Europe/Amsterdam';
const someDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map(at => at.toISOString().slice(0, 10) as Day);

test('a loan just before midnight belongs to the day on the wall', () => {
  assert.equal(dayIn(amsterdam, new Date('2026-06-30T21:59:00Z')), '2026-06-30');
  assert.equal(dayIn(amsterdam, new Date('2026-06-30T22:00:00Z')), '2026-07-01');
});

test('closing time is the same clock time before and after summer time', () => {
  assert.equal(instantIn(amsterdam, '2026-03-28', '17:00').toISOString(), '2026-03-28T16:00:00.000Z');
  assert.equal(instantIn(amsterdam, '2026-03-29', '17:00').toISOString(), '2026-03-29T15:00:00.000Z');
});

test('half past two in the night that skips it is half past three, and in the night that repeats it is the first', () => {
  assert.equal(timeIn(amsterdam, instantIn(amsterdam, '2026-03-29', '02:30')), '03:30');
  assert.equal(instantIn(amsterdam, '2026-10-25', '02:30').toISOString(), '2026-10-25T00:30:00.000Z');
});

test('any opening hour of any day comes back as that day and hour', () => {
  const zones = fc.constantFrom(amsterdam, 'UTC', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland');
  fc.assert(
    fc.property(someDay, fc.integer({ min: 5, max: 23 }), zones, (day, hour, zone) => {
      const time = `${String(hour).padStart(2, '0')}:00` as ClockTime;
      const at = instantIn(zone, day, time);
      return dayIn(zone, at) === day && timeIn(zone, at) === time;
    }),
  );
});

test('days add up and weekdays follow each other', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
      const other = addDays(day, n);
      return daysBetween(day, other) === n && (weekday(day) - 1 + n - (weekday(other) - 1)) % 7 === 0;
    }),
  );
  assert.deepEqual([...eachDay('2024-02-28', '2024-03-01')], ['2024-02-28', '2024-02-29', '2024-03-01']);
});

test('a day that does not exist is not read', () => {
  assert.deepEqual(['2026-02-29', '2026-2-1', 'gisteren'].map(parseDay), [undefined, undefined, undefined]);
  assert.equal(parseDay('2024-02-29'), '2024-02-29');
});

test('Easter falls where the printed calendars have it', () => {
  assert.deepEqual([2000, 2019, 2024, 2025, 2026, 2038].map(easter), [
    '2000-04-23',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2038-04-25',
  ]);
});
