import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { items } from '#catalogue';
import { loadRules, whereabouts } from '#circulation';
import { addMembers, system } from '#people';
import { only } from '#platform/result.ts';
import type { Tx } from '#platform/db.ts';
import { board, deliver, loadVanCalendar, openTransits, receive } from '#transport';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork, firstDay, tinyProvince } from '../../../test/support/network.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { transportModule } from '../transport/module.ts';
import { pickLines, placeRequests, requestsById, sayStory, storyOf } from './index.ts';
import { requestsModule } from './module.ts';

const at = (text: string): Date => new Date(`${text}:00+01:00`);

/** Thrown to leave a transaction without a trace, so that each round begins from the same state. */
class Undone extends Error {}

test('scans that come twice, or after what they caused, leave the same state and the same story', async t => {
  const db = await testDatabase(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { network, units } = await aNetwork(db);
  const [north, south] = [units.north.id, units.south.id];
  const { item, request } = await db.transaction(async tx => {
    await loadRules(tx, tinyProvince.rules, network);
    await loadVanCalendar(tx, tinyProvince.van, network);
    const ada = {
      home: north,
      category: 'basic',
      givenName: 'Ada',
      familyName: 'Voorbeeld',
      birthDay: '1980-05-05' as const,
      postcode: '1234 AB',
      since: firstDay,
      by: system,
    };
    const member = only(await addMembers(tx, [ada]));
    assert.ok(member.ok);
    const item = only(await aShelf(db, south, 1));
    const edition = (await items(db, [item])).get(item)?.edition ?? 0;
    const wish = { member: member.value, edition, pickup: north, at: at('2026-01-12T11:00'), by: system };
    const placed = only(await placeRequests(tx, [wish]));
    assert.ok(placed.ok);
    return { item, request: placed.value.request };
  });

  const scans: readonly ((tx: Tx) => Promise<unknown>)[] = [
    tx => pickLines(tx, [{ item, unit: south, at: at('2026-01-13T10:10'), by: system }]),
    tx => board(tx, [{ unit: south, take: 'all', at: at('2026-01-13T11:00'), by: system }]),
    tx => deliver(tx, [{ item, unit: north, at: at('2026-01-15T09:55'), by: system }]),
    tx => receive(tx, [{ item, unit: north, at: at('2026-01-15T10:05'), by: system }]),
  ];
  const endOf = async (order: readonly number[]): Promise<unknown[]> => {
    let end: unknown[] = [];
    const play = db.transaction(async tx => {
      for (const n of order) await scans[n]?.(tx);
      const [row] = await requestsById(tx, [request]);
      const place = (await whereabouts(tx, [item])).get(item);
      const story = sayStory(await storyOf(tx, request), network);
      end = [row, place, await openTransits(tx), story];
      throw new Undone();
    });
    await assert.rejects(play, Undone);
    return end;
  };

  const once = await endOf([0, 1, 2, 3]);
  assert.deepEqual(
    (await endOf([0, 3, 1])).slice(0, 3),
    once.slice(0, 3),
    'arrived before anybody scanned the boarding',
  );
  assert.deepEqual(
    (await endOf([0, 2, 3])).slice(0, 3),
    once.slice(0, 3),
    'brought, and nobody scanned the boarding',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)),
      fc.array(fc.nat(3), { maxLength: 4 }),
      async (again, late) => {
        const twice = [0, 1, 2, 3].flatMap((scan, i) => [
          scan,
          ...Array.from({ length: again[i] ?? 0 }, () => scan),
        ]);
        assert.deepEqual(await endOf([...twice, ...late]), once, `played ${[...twice, ...late].join(' ')}`);
      },
    ),
    { numRuns: 25 },
  );
});
