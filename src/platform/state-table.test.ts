import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawing, flaws, type StateTable, step, verbsFor } from './state-table.ts';

type State = 'asked' | 'on-the-van' | 'done';
type Verb = 'ship' | 'receive' | 'withdraw';
type Who = 'driver' | 'desk' | 'resident';

const life = {
  asked: { ship: { to: 'on-the-van', by: 'driver' }, withdraw: { to: 'done', by: ['resident', 'desk'] } },
  'on-the-van': { receive: { to: 'done', by: 'desk' } },
  done: {},
} as const satisfies StateTable<State, Verb, Who>;
const table: StateTable<State, Verb, Who> = life;

test('a verb leads where the table says, for whom the table says', () => {
  assert.deepEqual(step(table, 'asked', 'withdraw', 'desk'), { ok: true, value: 'done' });
  assert.deepEqual(step(table, 'on-the-van', 'withdraw', 'resident'), {
    ok: false,
    refusal: { code: 'state/not-possible-now', state: 'on-the-van', verb: 'withdraw' },
  });
  assert.deepEqual(step(table, 'asked', 'ship', 'resident'), {
    ok: false,
    refusal: { code: 'state/not-yours-to-do', verb: 'ship', only: 'driver' },
  });
});

test('the buttons of a screen are the verbs that its reader may do', () => {
  assert.deepEqual(verbsFor(table, 'asked', 'resident'), ['withdraw']);
  assert.deepEqual(verbsFor(table, 'done', 'desk'), []);
});

test('a state that nothing leads to, or that nobody described, is found', () => {
  assert.deepEqual(flaws(table, 'asked'), []);
  assert.deepEqual(flaws({ a: { go: { to: 'c', by: 'x' } }, b: {} }, 'a'), [
    'nothing leads to "b"',
    '"c" is not described',
  ]);
});

test('the drawing in the documentation is the table', () => {
  assert.match(drawing(table, 'asked'), /asked --> on-the-van: ship\n {2}asked --> done: withdraw\n/);
});

// @ts-expect-error a forgotten state does not compile
export const forgotten: StateTable<State, Verb, Who> = { asked: {}, done: {} };
// @ts-expect-error a misspelt target does not compile
export const misspelt: StateTable<State, Verb, Who> = { ...life, done: { ship: { to: 'gone', by: 'desk' } } };
