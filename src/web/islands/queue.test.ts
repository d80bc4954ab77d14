import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openQueue, type Store } from './queue.ts';

/** A browser's storage that holds as much as one likes. */
function aStore(): Store {
  const kept = new Map<string, string>();
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    key: i => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const codes = (queue: ReturnType<typeof openQueue>) =>
  queue.waiting().map(({ fields }) => new Map(fields).get('code'));

test('scans wait in the order in which they were made, also when the clock jumps back', () => {
  const queue = openQueue(aStore(), 'scan');
  for (const [code, at] of [
    ['A', 5000],
    ['B', 5000],
    ['C', 100],
  ] as const)
    queue.add('/balie', [['code', code]], at);
  assert.deepEqual(codes(queue), ['A', 'B', 'C']);
});

test('two windows of one browser never use a number twice, and both see what waits', () => {
  const store = aStore();
  const [one, two] = [openQueue(store, 'scan'), openQueue(store, 'scan')];
  const numbers = [one, two, one].map(queue => queue.add('/balie', [], 7).number);
  assert.equal(new Set(numbers).size, 3);
  const [first] = two.waiting();
  assert.ok(first);
  two.remove(first);
  assert.deepEqual(
    one.waiting().map(({ number }) => number),
    numbers.slice(1),
  );
});

test('a number is not used again when the queue is empty or the window is new', () => {
  const store = aStore();
  const entry = openQueue(store, 'scan').add('/balie', [], 7);
  openQueue(store, 'scan').remove(entry);
  assert.ok(openQueue(store, 'scan').add('/balie', [], 7).number > entry.number);
});

test('what one kind of page keeps is not what another sends', () => {
  const store = aStore();
  const [scans, tallies] = [openQueue(store, 'scan'), openQueue(store, 'tally')];
  scans.add('/balie', [['code', 'A']], 7);
  tallies.add('/balie/deur/1/regels', [['code', 'B']], 7);
  assert.deepEqual([codes(scans), codes(tallies)], [['A'], ['B']]);
});
