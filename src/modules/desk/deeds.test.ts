import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { type ItemState, itemStates, loadRules, moveItems, whereabouts } from '#circulation';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { aCopyAt, aDesk, good, winter, wishFor } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';
import type { Told } from './answer.ts';
import { type Deed, deedsFor } from './deeds.ts';
import { scan, type Scan } from './scan.ts';

const modules = [catalogueModule, circulationModule, transportModule, requestsModule];
const monday = winter('2026-01-12T11:00');
const tuesday = winter('2026-01-13T11:00');

/** What a desk is offered in each state. */
const offered: Readonly<Record<ItemState, readonly Deed[]>> = {
  'on-shelf': ['damaged', 'display', 'ordered', 'used', 'missing', 'lost', 'withdrawn'],
  'on-display': ['damaged', 'off-display', 'used', 'missing', 'withdrawn'],
  'on-hold-shelf': ['damaged', 'missing', 'withdrawn'],
  'on-loan': ['damaged', 'lost'],
  'in-transit': ['missing', 'withdrawn'],
  missing: ['found', 'lost', 'withdrawn'],
  lost: ['damaged', 'found', 'withdrawn'],
  'in-repair': ['mended', 'withdrawn'],
  'on-order': ['damaged', 'arrived', 'withdrawn'],
  withdrawn: [],
};

/** What is said, and what the item is then doing. */
const leads: Readonly<Record<Deed, readonly [Told['kind'], ItemState]>> = {
  damaged: ['in-repair', 'in-repair'],
  mended: ['shelf', 'on-shelf'],
  display: ['on-display', 'on-display'],
  'off-display': ['shelf', 'on-shelf'],
  ordered: ['on-order', 'on-order'],
  arrived: ['shelf', 'on-shelf'],
  used: ['used', 'on-shelf'],
  missing: ['looked-for', 'missing'],
  found: ['shelf', 'on-shelf'],
  lost: ['noted-lost', 'lost'],
  withdrawn: ['withdrawn', 'withdrawn'],
};

async function aShop(t: TestContext) {
  const desk = await aDesk(t, modules);
  const { db, network, units, ada, ben, desks } = desk;
  const lost = { about: 'lost', says: { price: 1500, work: 250, refundDays: 180 }, from: '2020-01-01' };
  await db.transaction(async tx => good(await loadRules(tx, { rules: [lost] }, network)));
  const north = units.north.id;
  const move = (item: number, verb: 'display' | 'order' | 'miss' | 'damage') =>
    db.transaction(async tx => good(only(await moveItems(tx, [{ item, verb, unit: north, at: monday }]))));
  const at = (code: string, more: Partial<Scan> = {}) => desks(north, code, monday, more);
  let count = 0;
  /** Chooses something to do with a copy on Tuesday; each time the next scan of its own device. */
  const choose = (code: string, deed: Deed, more: Partial<Scan> = {}) =>
    desks(north, code, new Date(tuesday.getTime() + (count += 1) * 10_000), {
      device: 'choosing',
      wanted: { deed, note: 'versleten' },
      ...more,
    });
  const stateOf = async (item: number) => (await whereabouts(db, [item])).get(item)?.state;
  /** A copy of North in a state. */
  const inState: Readonly<Record<ItemState, (item: { id: number; barcode: string }) => Promise<unknown>>> = {
    'on-shelf': async () => undefined,
    'on-loan': ({ barcode }) => at(barcode, { device: 'lends', member: ada }),
    'on-hold-shelf': async item => {
      await wishFor(db, ben, item as Parameters<typeof wishFor>[2], north, monday);
      await at(item.barcode, { device: 'holds' });
    },
    'in-transit': async item => {
      await wishFor(db, ben, item as Parameters<typeof wishFor>[2], units.south.id, monday);
      await at(item.barcode, { device: 'sends' });
    },
    'on-display': ({ id }) => move(id, 'display'),
    missing: ({ id }) => move(id, 'miss'),
    lost: ({ barcode }) => choose(barcode, 'lost'),
    'in-repair': ({ id }) => move(id, 'damage'),
    'on-order': ({ id }) => move(id, 'order'),
    withdrawn: ({ barcode }) => choose(barcode, 'withdrawn'),
  };
  return { ...desk, north, move, at, choose, stateOf, inState };
}

test('a desk is offered what the table of an item’s life lets it do, and nothing else', () => {
  for (const state of itemStates) assert.deepEqual(deedsFor(state), offered[state], state);
});

test('every button in every state does what it says, once', async t => {
  const shop = await aShop(t);
  for (const state of itemStates)
    for (const deed of offered[state])
      await t.test(`${state}: ${deed}`, async () => {
        const item = await aCopyAt(shop.db, shop.north);
        await shop.inState[state](item);
        assert.equal(await shop.stateOf(item.id), state);
        const answer = await shop.choose(item.barcode, deed);
        const [kind, then] = deed === 'used' ? ['used', state] : leads[deed];
        assert.deepEqual([answer.kind, await shop.stateOf(item.id)], [kind, then]);
      });
});

test('what the table does not offer is refused and changes nothing, whoever sends the form', async t => {
  const { db, north, choose, stateOf } = await aShop(t);
  const item = await aCopyAt(db, north);
  const answer = await choose(item.barcode, 'mended');
  assert.equal(answer.kind === 'refused' && answer.refusal.code, 'circulation/not-possible-now');
  const silent = await choose(item.barcode, 'withdrawn', { wanted: { deed: 'withdrawn', note: ' ' } });
  assert.equal(silent.kind === 'refused' && silent.refusal.code, 'desk/no-reason');
  assert.equal(await stateOf(item.id), 'on-shelf');
});

test('what stands at another branch is written off there, not here', async t => {
  const { db, units, desks, stateOf } = await aShop(t);
  const item = await aCopyAt(db, units.east.id);
  const north = {
    kind: 'staff' as const,
    staff: 1,
    roles: [{ role: 'desk' as const, unit: units.north.id }],
  };
  for (const deed of ['missing', 'lost'] as const) {
    const wanted = { deed, note: '' };
    const answer = await desks(units.north.id, item.barcode, tuesday, { device: deed, by: north, wanted });
    assert.equal(answer.kind === 'refused' && answer.refusal.code, 'people/not-allowed');
  }
  assert.equal(await stateOf(item.id), 'on-shelf');
});

test('a mended or newly arrived book goes to whoever waits for it, not to the shelf', async t => {
  const { db, north, ben, move, choose } = await aShop(t);
  for (const [verb, deed] of [
    ['damage', 'mended'],
    ['order', 'arrived'],
  ] as const) {
    const item = await aCopyAt(db, north);
    await move(item.id, verb);
    await wishFor(db, ben, item, north, monday);
    assert.equal((await choose(item.barcode, deed)).kind, 'hold-shelf');
  }
});

test('a button that is pressed twice counts once, a use an hour later counts again', async t => {
  const { db, north } = await aShop(t);
  const item = await aCopyAt(db, north);
  const press = (number: number, at: Date) =>
    db.transaction(async tx =>
      good(
        await scan(tx, {
          unit: north,
          device: 'desk 1',
          number,
          code: item.barcode,
          at,
          by: system,
          wanted: { deed: 'used', note: '' },
        }),
      ),
    );
  const first = await press(1, tuesday);
  assert.deepEqual(await press(1, tuesday), first, 'the same message again');
  assert.deepEqual(await press(2, new Date(tuesday.getTime() + 1000)), first, 'a hand that trembles');
  assert.equal(first.kind, 'used');
  await press(3, winter('2026-01-13T12:00'));
  const { uses } = await db.one<{ uses: number }>(
    sql`select count(*)::integer as uses from ledger.item_event where kind = 'in-house-use' and item = ${item.id}`,
  );
  assert.equal(uses, 2);
});
