import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { asMarkdown, edgeCases, testFiles } from '../tools/edge-cases.ts';

const read = (file: string) => readFileSync(file, 'utf8');

test('cases 1 to 48, about queues, the road and hold shelves, each have a test with their number', () => {
  const told = edgeCases(testFiles(), read);
  const known = new Set(told.map(({ number }) => number));
  const missing = Array.from({ length: 48 }, (_, i) => i + 1).filter(n => !known.has(n));
  assert.deepEqual(missing, []);
});

test('a title may name several cases, and what is no number at its beginning is none', () => {
  const text = `test('case 3, case 14: it holds', () => {}); test('8, 83: this too', f); test("no 5: none", f);`;
  const told = edgeCases(['a.test.ts'], () => text);
  assert.deepEqual(
    told.map(({ number, title }) => [number, title]),
    [
      [3, 'it holds'],
      [14, 'it holds'],
      [8, 'this too'],
      [83, 'this too'],
    ],
  );
  assert.match(asMarkdown(told), /\| 83 \| this too \| \[a\.test\.ts\]/);
});
