import assert from 'node:assert/strict';
import { test } from 'node:test';
import { system } from '#people';
import { aLibrary, at, codeOf, monday } from '../../../test/support/library.ts';
import { countParts, keepParts, partsOf } from './kits.ts';

const list = [
  { name: 'speelbord', count: 1 },
  { name: 'pionnen', count: 4 },
];

async function aGame(t: Parameters<typeof aLibrary>[0]) {
  const library = await aLibrary(t);
  const { db, units, book: game } = library;
  const hand = { item: game, unit: units.north.id, at: monday, by: system };
  const keep = (parts: Parameters<typeof keepParts>[1]['parts'], more = {}) =>
    db.transaction(tx => keepParts(tx, { ...hand, parts, ...more }));
  const count = (there: Parameters<typeof countParts>[1]['there'], more = {}) =>
    db.transaction(tx => countParts(tx, { ...hand, there, ...more }));
  const missing = async () =>
    Object.fromEntries(((await partsOf(db, [game])).get(game) ?? []).map(part => [part.name, part.missing]));
  return { ...library, game, keep, count, missing };
}

test('a game is one loan with its parts; a pawn that did not come back is known until it is found', async t => {
  const { game, lend, take, keep, count, missing } = await aGame(t);
  await keep(list);
  assert.equal(codeOf(await lend({ item: game })), undefined);
  assert.equal(
    codeOf(await count([{ name: 'pionnen', count: 3 }])),
    'circulation/not-possible-now',
    'what is at somebody’s home is not counted',
  );
  await take({ item: game });
  const later = { at: at('2025-03-10T11:05') };
  const told = await count([{ name: 'pionnen', count: 3 }], later);
  assert.deepEqual(told.ok && [told.value.state, told.value.missing.map(({ name }) => name)], [
    'on-shelf',
    ['pionnen'],
  ]);
  assert.deepEqual(await count([{ name: 'pionnen', count: 3 }], later), told, 'the same form again');
  assert.equal(
    codeOf(await lend({ item: game, at: at('2025-03-11T11:00') })),
    undefined,
    'it is lent all the same',
  );
  await take({ item: game, at: at('2025-03-18T11:00') });
  assert.deepEqual(await missing(), { speelbord: 0, pionnen: 1 });
  await count([{ name: 'pionnen', count: 4 }], { at: at('2025-03-18T11:01') });
  assert.deepEqual(await missing(), { speelbord: 0, pionnen: 0 });
});

test('a list of parts is put right without forgetting what is missing, and emptied it is one thing again', async t => {
  const { keep, count, missing } = await aGame(t);
  await keep(list);
  await count([{ name: 'pionnen', count: 1 }]);
  await keep([
    { name: 'pionnen', count: 2 },
    { name: 'dobbelsteen', count: 1 },
  ]);
  assert.deepEqual(await missing(), { pionnen: 2, dobbelsteen: 0 });
  await keep([]);
  assert.deepEqual(await missing(), {});
});

test('a list without sense is refused, and so is who does not work at that desk', async t => {
  const { units, keep, count, missing } = await aGame(t);
  const [board] = list;
  for (const parts of [[board, board], [{ name: ' ', count: 1 }], [{ name: 'pion', count: 0 }]])
    assert.equal(codeOf(await keep(parts.flatMap(part => part ?? []))), 'circulation/parts-unsound');
  await keep(list);
  assert.equal(codeOf(await count([{ name: 'pionnen', count: Number.NaN }])), 'circulation/parts-unsound');
  const elsewhere = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.south.id }] } as const;
  assert.equal(codeOf(await count([], { by: elsewhere })), 'people/not-allowed');
  assert.deepEqual(await missing(), { speelbord: 0, pionnen: 0 });
});
