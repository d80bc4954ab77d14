import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnTo, type Shelf } from './return-to.ts';

const shelf = (branch: number, more: Partial<Shelf> = {}): Shelf => ({
  branch,
  organisation: 10,
  demand: 4,
  copies: 0,
  most: 5,
  ...more,
});

const of = { organisation: 10, home: shelf(1) };

test('a copy stays where it was brought when it is wanted there at least half as much as at home', () => {
  assert.equal(returnTo({ ...of, here: shelf(2, { demand: 2 }) }), 2);
  assert.equal(returnTo({ ...of, here: shelf(2, { demand: 1.9 }) }), 1);
  assert.equal(returnTo({ ...of, here: shelf(2, { demand: 4, copies: 3 }) }), 1, 'shared with three others');
});

test('41: it never leaves its organisation, and never makes a shelf fuller than it may be', () => {
  assert.equal(returnTo({ ...of, here: shelf(2, { organisation: 20, demand: 99 }) }), 1);
  assert.equal(returnTo({ ...of, here: shelf(2, { demand: 99, copies: 5 }) }), 1);
  const abroad = [shelf(3, { organisation: 20, demand: 99 }), shelf(4, { demand: 99, copies: 5 })];
  assert.equal(returnTo({ ...of, here: shelf(2), elsewhere: abroad }), 2);
});

test('it is sent to a third branch only when it is wanted there four times as much', () => {
  const here = shelf(2, { demand: 1 });
  assert.equal(returnTo({ ...of, here, elsewhere: [shelf(3, { demand: 17 })] }), 3);
  assert.equal(returnTo({ ...of, here, elsewhere: [shelf(3, { demand: 16 })] }), 1);
});

test('at home it stays at home', () => {
  assert.equal(returnTo({ ...of, here: of.home, elsewhere: [shelf(3, { demand: 99 })] }), 1);
});
