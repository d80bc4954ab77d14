import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkOut, whereabouts } from '#circulation';
import { system } from '#people';
import { only } from '#platform/result.ts';
import { copiesAt, aDesk, good, winter, wishFor } from '../../../test/support/desk.ts';
import { readersPlugs } from '../../../test/support/readers.ts';
import { requestsById, requestsOf } from './reading.ts';

const at = winter('2026-01-13T11:00');

test('case 50: who borrows another copy of what they asked for has what they asked for, and the copy that was chosen is free', async t => {
  const { db, units, ada, ben } = await aDesk(t, readersPlugs);
  const copies = await copiesAt(db, units.south.id, 2);
  const [first] = copies;
  assert.ok(first);
  await wishFor(db, ada, first, units.north.id, at);
  const [asked] = await requestsOf(db, ada);
  assert.equal(asked?.state, 'routed');
  const other = copies.find(({ id }) => id !== asked.item);
  assert.ok(other);
  const lend = (item: number, member: number) =>
    db.transaction(async tx =>
      good(only(await checkOut(tx, [{ item, member, unit: units.south.id, at, by: system }]))),
    );
  await lend(other.id, ada);
  const [now] = (await requestsById(db, [asked.id])).values();
  assert.deepEqual([now?.state, now?.item], ['lent', other.id]);
  const chosen = asked.item ?? 0;
  assert.equal((await whereabouts(db, [chosen])).get(chosen)?.state, 'on-shelf');
  await lend(chosen, ben);
});
