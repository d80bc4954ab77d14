import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCalendar } from './read.ts';
import { type CalendarEvent, writeCalendar } from './write.ts';

const event: CalendarEvent = {
  uid: '17@example.org',
  sequence: 2,
  stamp: new Date('2026-03-01T09:00:00Z'),
  startsAt: new Date('2026-03-10T09:00:00Z'),
  endsAt: new Date('2026-03-10T10:30:00Z'),
  summary: 'Taalcafé; koffie, thee\\water',
  description: 'Praat mee.\nNeem iets lekkers mee.',
  location: 'North',
  url: 'https://example.org/agenda/17',
  cancelled: false,
};

test('an event is written as RFC 5545 asks: escaped, with CR LF, in UTC', () => {
  const written = writeCalendar('-//Bindwerk//nl', 'Agenda', [event, { ...event, cancelled: true }]);
  assert.match(written, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/);
  assert.match(written, /\r\nSUMMARY:Taalcafé\\; koffie\\, thee\\\\water\r\n/);
  assert.match(written, /\r\nDESCRIPTION:Praat mee\.\\nNeem iets lekkers mee\.\r\n/);
  assert.match(written, /\r\nDTSTART:20260310T090000Z\r\nDTEND:20260310T103000Z\r\n/);
  assert.match(written, /SEQUENCE:2[\s\S]*STATUS:CANCELLED/);
  assert.doesNotMatch(written, /[^\r]\n/);
});

test('whatever an event says, no line is longer than 75 octets and reading it again gives the same', () => {
  const said = fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .map(text => text.replaceAll(/[\r\n\v\f\u0085\u2028\u2029]/g, ' ').trim());
  fc.assert(
    fc.property(said, said, fc.boolean(), (summary, description, cancelled) => {
      const written = writeCalendar('x', 'y', [{ ...event, summary, description, cancelled }]);
      for (const line of written.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
      const [read] = readCalendar(written).events;
      assert.deepEqual(
        [read?.summary, read?.description, read?.cancelled],
        [summary, description, cancelled],
      );
    }),
  );
});

test('calendars of others are read: zones, whole days, lengths, folds, alarms and broken events', () => {
  const { events, broken } = readCalendar(
    [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:a',
      'DTSTART;TZID="Europe/Amsterdam":20260329T100000',
      'DURATION:PT1H30M',
      'SUMMARY:Schaken',
      ' middag',
      'RRULE:FREQ=WEEKLY;COUNT=3',
      'BEGIN:VALARM',
      'SUMMARY:Niet dit',
      'END:VALARM',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:b',
      'DTSTART;VALUE=DATE:20260401',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:c',
      'DTSTART:morgen',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n'),
  );
  assert.equal(broken, 1);
  assert.deepEqual(events[0]?.starts, { day: '2026-03-29', time: '10:00', zone: 'Europe/Amsterdam' });
  assert.deepEqual([events[0]?.minutes, events[0]?.summary], [90, 'Schakenmiddag']);
  assert.equal(events[0]?.rule, 'FREQ=WEEKLY;COUNT=3');
  assert.deepEqual(events[1]?.starts, { day: '2026-04-01', time: undefined, zone: undefined });
});
