import assert from 'node:assert/strict';
import { test } from 'node:test';
import { together } from './together.ts';

test('who comes while another is served waits together, each gets their own answer, and one fault is not everybody’s for ever', async () => {
  const batches: string[][] = [];
  const ask = together(
    (wish: string) => wish[0],
    async wishes => {
      batches.push([...wishes]);
      await new Promise(resolve => setImmediate(resolve));
      if (wishes.includes('a-broken')) throw new Error('broken');
      return wishes.map(wish => wish.toUpperCase());
    },
  );
  const answers = await Promise.allSettled(['a1', 'a2', 'a3', 'b1'].map(ask));
  assert.deepEqual(
    answers.map(answer => (answer.status === 'fulfilled' ? answer.value : '')),
    ['A1', 'A2', 'A3', 'B1'],
  );
  assert.deepEqual(batches, [['a1'], ['b1'], ['a2', 'a3']]);
  await assert.rejects(ask('a-broken'), /broken/);
  assert.equal(await ask('a4'), 'A4');
});
