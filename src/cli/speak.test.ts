import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { standingClock } from '#platform/clock.ts';
import { speak } from './speak.ts';

/** What stands on standard error when somebody works for ninety seconds and says each ten how far it is. */
function heard(json: boolean): string[] {
  const lines: string[] = [];
  const write = mock.method(process.stderr, 'write', (text: string) => lines.push(text) > 0);
  const clock = standingClock(new Date('2026-01-05T09:00:00Z'));
  const io = speak(json, clock);
  for (let second = 10; second <= 90; second += 10) {
    clock.pass(10_000);
    io.progress(`${second} seconds`);
  }
  io.progress('');
  write.mock.restore();
  return lines;
}

test('without a terminal long work says each half a minute how far it is, on a line of its own', {
  skip: process.stderr.isTTY && 'this is a terminal',
}, () => {
  assert.deepEqual(heard(false), ['30 seconds\n', '60 seconds\n', '90 seconds\n']);
  assert.deepEqual(heard(true), [], 'a program that reads is not talked to');
});
