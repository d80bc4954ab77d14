import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange, network as readNetwork } from '#network';
import { system } from '#people';
import { only } from '#platform/result.ts';
import { board, receive } from '#transport';
import { good, winter } from '../../../test/support/desk.ts';
import { aQueue } from '../../../test/support/queue.ts';
import { balanceByMonth, clear, clearingTariff, type Lent, lentBetween, readLent } from './clearing.ts';
import { pickLines } from './index.ts';

const units = fc.integer({ min: 1, max: 4 });
const lentRows = fc.array(
  fc.record({
    request: fc.nat(),
    day: fc.constantFrom('2026-01-15' as const, '2026-02-03' as const, '2026-12-31' as const),
    supplier: units,
    pickup: units,
    lender: units,
    borrower: units,
    agreement: fc.constant(null),
    cents: fc.constantFrom(0, 25, 33, 675),
    payer: fc.constantFrom('requesting-library' as const, 'supplying-library' as const, 'member' as const),
  }),
  { maxLength: 60 },
);

test('whatever was lent, the statement adds up to the list of requests to the cent, and what is left to nothing', () => {
  fc.assert(
    fc.property(lentRows, (rows: readonly Lent[]) => {
      const { dues, net, free } = clear(rows);
      const listed = rows.filter(({ cents, payer }) => cents > 0 && payer !== 'member');
      const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
      assert.equal(sum(dues.map(({ cents }) => cents)), sum(listed.map(({ cents }) => cents)));
      assert.equal(sum(dues.map(({ count }) => count)) + free, rows.length);
      for (const { count, each, cents } of dues) assert.equal(cents, count * each);
      assert.equal(sum([...net.values()]), 0);
      const months = balanceByMonth(rows);
      assert.equal(sum(months.map(({ aToB, bToA }) => aToB + bToA)), rows.length);
    }),
  );
});

test('a copy counts at the tariff of the day on which it lay ready; inside one organisation nobody owes anything', async t => {
  const queue = await aQueue(t);
  const { db, ada, ben, north, south, east, title, asked, now } = queue;
  const place = await readNetwork(db);
  const mandates = [{ role: 'poi', unit: queue.units.poi.id }];
  const tariff = (cents: number) => ({
    table: 'tariff' as const,
    code: clearingTariff,
    unit: undefined,
    payer: 'requesting-library' as const,
    cents,
    basis: 'per-item',
    source: 'test',
  });
  for (const [cents, from] of [
    [30, '2026-01-01'],
    [45, '2026-01-20'],
  ] as const)
    good(await db.transaction(tx => arrange(tx, { arrangement: tariff(cents), from, mandates })));
  const bring = async (
    member: number,
    from: number,
    to: number,
    pick: string,
    leave: string,
    come: string,
  ) => {
    const { edition } = await title(from);
    const request = await asked(member, edition, { pickup: to });
    const { item } = await now(request);
    const one = item ?? 0;
    await db.transaction(async tx => {
      good(only(await pickLines(tx, [{ item: one, unit: from, at: winter(pick), by: system }])));
      await board(tx, [{ unit: from, take: 'all', at: winter(leave), by: system }]);
      good(only(await receive(tx, [{ item: one, unit: to, at: winter(come), by: system }])));
    });
    return request;
  };
  const early = await bring(ada, south, north, '2026-01-13T10:10', '2026-01-13T11:00', '2026-01-15T10:05');
  const late = await bring(ben, south, north, '2026-01-15T10:20', '2026-01-20T11:00', '2026-01-22T10:05');
  await bring(ben, east, north, '2026-01-22T13:10', '2026-01-27T10:00', '2026-01-29T10:05');
  const lent = await readLent(db, place, 2026);
  assert.deepEqual(
    (await readLent(db, await readNetwork(db), 2026)).map(({ request, cents }) => [request, cents]),
    [
      [early, 30],
      [late, 45],
    ],
  );
  const { highland, lowland } = queue.units;
  const { dues, net } = clear(await readLent(db, await readNetwork(db), 2026));
  assert.deepEqual(
    dues.map(({ from, to, count, cents }) => [from, to, count, cents]),
    [
      [highland.id, lowland.id, 1, 30],
      [highland.id, lowland.id, 1, 45],
    ],
  );
  assert.deepEqual([net.get(highland.id), net.get(lowland.id)], [-75, 75]);
  assert.equal(lent.length, 2);
  assert.deepEqual(await readLent(db, place, 2025), []);
  assert.deepEqual(lentBetween([], place), []);
});
