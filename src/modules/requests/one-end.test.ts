import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EditionsMerged, ItemsMoved } from '#catalogue';
import { moveItems, whereabouts } from '#circulation';
import { type MembersMerged, system } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import { sql, type Tx } from '#platform/db.ts';
import { board, openTransits, receive } from '#transport';
import { winter } from '../../../test/support/desk.ts';
import { aQueue } from '../../../test/support/queue.ts';
import {
  captureReturned,
  changePickups,
  expireShelf,
  missLines,
  openLines,
  pauseRequests,
  pickLines,
  placeRequests,
  planRequests,
  type RequestState,
  requestsById,
  withdrawRequests,
} from './index.ts';

/** What may happen to three wishes for two titles that turn out to be one, a step each; who and where are drawn with it. */
const deeds = [
  'plan',
  'pick',
  'miss',
  'leave',
  'arrive',
  'scan',
  'withdraw',
  'move',
  'pause',
  'expire',
  'lapse',
  'lose',
  'find',
  'join-titles',
  'join-members',
] as const;
type Deed = (typeof deeds)[number];

const stepOf = fc.record({
  deed: fc.constantFrom(...deeds),
  who: fc.integer({ min: 0, max: 2 }),
  where: fc.integer({ min: 0, max: 3 }),
});

const ends: ReadonlySet<RequestState> = new Set(['withdrawn', 'expired', 'unfilled']);
const withCopy: ReadonlySet<RequestState> = new Set([
  'routed',
  'picked',
  'on-the-van',
  'ready',
  'wrong-shelf',
]);

class Undone extends Error {}

let joined = 0;

test('whatever happens and in whatever order, no copy is kept for two, none is lost from sight, and every wish ends in exactly one way', async t => {
  const queue = await aQueue(t);
  const { db, ada, ben, cor, north, south, east, west, titles } = queue;
  const places = [north, south, east, west];
  const [title, same] = await titles(
    { title: 'Het gele pontje', at: [south, west] },
    { title: 'Het gele pontje!', at: [east] },
  );
  const [edition, other] = [title?.edition ?? 0, same?.edition ?? 0];
  const items = [...(title?.items ?? []), ...(same?.items ?? [])];
  const wishes = [
    { member: ada, edition },
    { member: ben, edition },
    { member: cor, edition: other },
  ];
  const requestsOf = async (tx: Tx) =>
    requestsById(
      tx,
      (await tx.many<{ id: number }>(sql`select id from requests.request order by id`)).map(({ id }) => id),
    );

  const play = (tx: Tx, day: Day): Readonly<Record<Deed, (n: number, unit: number) => Promise<unknown>>> => {
    const at = (time: string) => winter(`${day}T${time}`);
    const ids = async (n: number) => (await requestsOf(tx))[n]?.id ?? 0;
    const held = { at: at('10:30'), by: system };
    return {
      plan: () => planRequests(tx, at('06:00')),
      pick: async () =>
        pickLines(
          tx,
          (await openLines(tx, addDays(day, 9))).map(({ id, unit }) => ({ line: id, unit, ...held })),
        ),
      miss: async () =>
        missLines(
          tx,
          (await openLines(tx, addDays(day, 9))).slice(0, 1).map(({ id }) => ({ line: id, ...held })),
        ),
      leave: (_, unit) => board(tx, [{ unit, take: 'all', at: at('11:00'), by: system }]),
      arrive: async () => {
        for (const { item, to: unit } of await openTransits(tx)) await receive(tx, [{ item, unit, ...held }]);
      },
      scan: async (n, unit) => captureReturned(tx, [{ item: items[n] ?? 0, unit, ...held }]),
      withdraw: async n => withdrawRequests(tx, [{ request: await ids(n), at: at('12:00'), by: system }]),
      move: async (n, pickup) =>
        changePickups(tx, [{ request: await ids(n), pickup, at: at('12:00'), by: system }]),
      pause: async n =>
        pauseRequests(tx, [{ request: await ids(n), until: addDays(day, 2), at: at('12:00'), by: system }]),
      expire: () => expireShelf(tx, addDays(day, 12), at('01:30')),
      lapse: async n => {
        await tx.run(
          sql`update requests.request set not_after = ${addDays(day, -1)} where id = ${await ids(n)}`,
        );
        return expireShelf(tx, day, at('01:30'));
      },
      lose: async (n, unit) => moveItems(tx, [{ item: items[n] ?? 0, verb: 'miss', unit, at: at('13:00') }]),
      find: async (n, unit) => moveItems(tx, [{ item: items[n] ?? 0, verb: 'find', unit, at: at('14:00') }]),
      'join-titles': async () => {
        const moved = await tx.many<{ item: number }>(sql`
          update catalogue.item set edition = ${edition} where edition = ${other} returning id as item`);
        if (moved.length === 0) return;
        const subject = 'catalogue' as const;
        const merged: EditionsMerged = {
          kind: 'catalogue/editions-merged',
          subject,
          merged: [{ from: other, into: edition }],
          at: at('13:00'),
        };
        const gone: ItemsMoved = {
          kind: 'catalogue/items-moved',
          subject,
          items: moved.map(({ item }) => ({ item, from: other, to: edition })),
          at: at('13:00'),
        };
        await tx.announce([merged, gone]);
      },
      'join-members': async n => {
        const [kept = 0, gone = 0] = n === 0 ? [ada, cor] : [ben, cor];
        const fact: MembersMerged = {
          kind: 'people/members-merged',
          subject: `member:${kept}`,
          merge: (joined += 1),
          kept,
          gone,
          at: at('13:00'),
        };
        await tx.announce([fact]);
      },
    };
  };

  const check = async (tx: Tx, told: string) => {
    const requests = await requestsOf(tx);
    const where = await whereabouts(tx, items);
    const open = await openTransits(tx, { items });
    const kept = requests.filter(({ state }) => withCopy.has(state)).map(({ item }) => item);
    assert.equal(new Set(kept).size, kept.length, `${told}: one copy for two`);
    for (const { state, item, closedAt, pickup, shelf } of requests) {
      assert.equal(ends.has(state), closedAt !== null, `${told}: ${state} and ${closedAt}`);
      if (state === 'asked') assert.equal(item, null, told);
      if (!withCopy.has(state)) continue;
      const place = where.get(item ?? 0);
      const transit = open.find(one => one.item === item);
      if (state === 'routed') assert.equal(place?.state, 'on-shelf', told);
      if (state === 'picked' || state === 'on-the-van') {
        assert.equal(place?.state, 'in-transit', `${told}: ${state}`);
        assert.equal(transit?.to, pickup, `${told}: not to where it is wanted`);
      }
      if (state === 'ready') assert.deepEqual([place?.state, place?.unit], ['on-hold-shelf', pickup], told);
      if (state === 'wrong-shelf')
        assert.deepEqual([place?.state, place?.unit], ['on-hold-shelf', shelf], told);
    }
    for (const { item, state, reason, boardedAt } of open)
      if (state === 'packed' && reason === 'request' && boardedAt === null)
        assert.ok(kept.includes(item), `${told}: packed for nobody`);
    for (const [item, { state, unit }] of where) {
      if (state === 'in-transit')
        assert.ok(
          open.some(one => one.item === item),
          `${told}: on no journey`,
        );
      if (state === 'on-hold-shelf')
        assert.ok(
          requests.some(one => one.item === item && one.shelf === unit),
          `${told}: on a hold shelf that does not show it`,
        );
    }
    const steps = await tx.many<{ request: number; ends: number; last: string }>(sql`
      select request, count(*) filter (where state in ('withdrawn', 'expired', 'unfilled')) as ends,
             (array_agg(state order by number desc))[1] as last
        from requests.step group by request order by request`);
    steps.forEach(({ last, ends: times }, i) => {
      assert.equal(last, requests[i]?.state, `${told}: the story says otherwise`);
      assert.equal(times, ends.has(requests[i]?.state ?? 'asked') ? 1 : 0, `${told}: ended ${times} times`);
    });
  };

  await fc.assert(
    fc.asyncProperty(fc.array(stepOf, { minLength: 3, maxLength: 14 }), async steps => {
      await db
        .transaction(async tx => {
          const at = winter('2026-01-12T11:00');
          await placeRequests(
            tx,
            wishes.map(wish => ({ ...wish, pickup: north, at, by: system })),
          );
          let day: Day = '2026-01-13';
          const told: string[] = [];
          for (const { deed, who: n, where } of steps) {
            told.push(`${deed} ${n} ${where}`);
            await play(tx, day)[deed](n, places[where] ?? north);
            await check(tx, told.join(', '));
            day = addDays(day, 1);
          }
          throw new Undone();
        })
        .catch((error: unknown) => {
          if (!(error instanceof Undone)) throw error;
        });
    }),
    { numRuns: 60 },
  );
});
