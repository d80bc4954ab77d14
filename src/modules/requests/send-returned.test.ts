import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whereabouts } from '#circulation';
import { changeUnit, endUnit, network as readNetwork } from '#network';
import { system } from '#people';
import type { Day } from '#platform/day.ts';
import { only } from '#platform/result.ts';
import { openTransits, receive } from '#transport';
import { good, winter } from '../../../test/support/desk.ts';
import { aQueue } from '../../../test/support/queue.ts';
import { sendReturned } from './index.ts';

type Queue = Awaited<ReturnType<typeof aQueue>>;

const days = ['2026-01-02', '2026-01-05', '2026-01-06', '2026-01-07'] as const;

/** Lent and brought back at a branch so many times. */
async function wantedAt({ ben, lend, takeIn }: Queue, item: number, unit: number, times: number) {
  for (const day of days.slice(0, times)) {
    good(await lend(item, ben, unit, winter(`${day}T11:00`)));
    await takeIn(item, unit, winter(`${day}T15:00`));
  }
}

const send = ({ db }: Queue, item: number, unit: number, day: Day = '2026-01-13') =>
  db.transaction(async tx =>
    only(await sendReturned(tx, [{ item, unit, at: winter(`${day}T11:00`), by: system }])),
  );

test('without an agreement about returns everything goes home, and the same scan again says the same', async t => {
  const queue = await aQueue(t);
  const { db, south, west, title } = queue;
  const { item } = await title(south);
  await wantedAt(queue, item, west, 4);
  assert.deepEqual(await send(queue, item, west), { next: 'crate', to: south, reason: 'home' });
  assert.deepEqual(await send(queue, item, west), { next: 'crate', to: south, reason: 'home' });
  assert.equal((await openTransits(db, { items: [item] })).length, 1);
});

test('where it is agreed, a copy stays where it is wanted, in its own organisation and up to the ceiling of the shelf', async t => {
  const queue = await aQueue(t);
  const { db, north, south, west, title, agree } = queue;
  await agree({ requests: 'free', returns: 'inside-organisation', shelfMost: 1 });
  const [mine, abroad, full] = [await title(south), await title(south), await title(south, west)];
  await wantedAt(queue, mine.item, west, 4);
  assert.deepEqual(await send(queue, mine.item, west), { next: 'shelf', visits: south });
  const place = (await whereabouts(db, [mine.item])).get(mine.item);
  assert.deepEqual([place?.state, place?.unit], ['on-shelf', west]);
  await wantedAt(queue, abroad.item, north, 4);
  assert.deepEqual(
    await send(queue, abroad.item, north),
    { next: 'crate', to: south, reason: 'home' },
    'not at another organisation',
  );
  await wantedAt(queue, full.item, west, 4);
  assert.deepEqual(
    await send(queue, full.item, west),
    { next: 'crate', to: south, reason: 'home' },
    'the shelf has as many as it may',
  );
});

test('between the parties when they agreed so, to where it is wanted much more, and switched off it goes home again', async t => {
  const queue = await aQueue(t);
  const { db, north, south, west, title, agree } = queue;
  await agree({ requests: 'free', returns: 'between-parties' });
  const { item } = await title(south);
  await wantedAt(queue, item, north, 4);
  assert.deepEqual(await send(queue, item, west), { next: 'crate', to: north, reason: 'other' });
  const arrives = { item, unit: north, at: winter('2026-01-15T10:00'), by: system };
  good(only(await db.transaction(tx => receive(tx, [arrives]))));
  assert.deepEqual(await send(queue, item, north, '2026-01-15'), { next: 'shelf', visits: south });
  await agree({ requests: 'free', returns: 'home' }, '2026-01-16');
  assert.deepEqual(await send(queue, item, north, '2026-01-16'), {
    next: 'crate',
    to: south,
    reason: 'home',
  });
});

test('case 42: a copy whose home ended stays where it was brought, and is not lost', async t => {
  const queue = await aQueue(t);
  const { db, south, west, title, agree } = queue;
  await agree({ requests: 'free', returns: 'inside-organisation' });
  const { item } = await title(west);
  await wantedAt(queue, item, south, 1);
  const place = await readNetwork(db);
  const by = [{ role: 'admin', unit: place.province.id }];
  good(await db.transaction(tx => endUnit(tx, { unit: west, last: '2026-01-12', mandates: by })));
  assert.deepEqual(await send(queue, item, south), { next: 'shelf', visits: west });
  assert.equal((await whereabouts(db, [item])).get(item)?.unit, south);
});

test('case 40: brought back behind the same door as its home: it is carried there, without a slip or a journey', async t => {
  const queue = await aQueue(t);
  const { db, south, west, title } = queue;
  const place = await readNetwork(db);
  const by = [{ role: 'admin', unit: place.province.id }];
  for (const unit of [south, west])
    good(
      await db.transaction(tx =>
        changeUnit(tx, { unit, from: '2026-01-02', change: { address: 'Brink 1' }, mandates: by }),
      ),
    );
  const { item } = await title(south);
  await wantedAt(queue, item, west, 1);
  assert.deepEqual(await send(queue, item, west), { next: 'shelf', visits: undefined });
  assert.equal((await whereabouts(db, [item])).get(item)?.unit, south);
  assert.deepEqual(await openTransits(db, { items: [item] }), []);
});
