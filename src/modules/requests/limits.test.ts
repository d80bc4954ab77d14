import assert from 'node:assert/strict';
import { test } from 'node:test';
import { items } from '#catalogue';
import { loadRules } from '#circulation';
import { network } from '#network';
import { type Actor, system } from '#people';
import { isRefused } from '#platform/result.ts';
import { firstDay } from '../../../test/support/network.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { aReadersProvince } from '../../../test/support/readers.ts';
import { addTitles } from '../../../test/support/titles.ts';
import { placeRequests } from './place-requests.ts';

test('case 16: a member asks for as many at once as the rules of the own library say; the same title twice counts once', async t => {
  const { db, units, ada } = await aReadersProvince(t);
  const rules = [
    { about: 'request', says: { requests: 9 }, from: firstDay },
    { about: 'request', organisation: 'highland', says: { requests: 2 }, from: firstDay },
  ];
  await db.transaction(async tx => loadRules(tx, { rules }, await network(tx)));
  const titles = ['Tide', 'Dike', 'Ferry', 'Quay'].map(title => ({ title, at: [units.south.id] }));
  const [a, b, c, d] = (await addTitles(db, titles)).map(({ edition }) => edition);
  const at = new Date('2026-01-13T11:00:00+01:00');
  const ask = (wanted: readonly (number | undefined)[], by: Actor = { kind: 'member', member: ada }) =>
    db.transaction(async tx =>
      (
        await placeRequests(
          tx,
          wanted.map(edition => ({ member: ada, edition: edition ?? 0, pickup: units.north.id, at, by })),
        )
      ).map(answer => (isRefused(answer) ? answer.refusal : 'asked')),
    );
  const tooMany = { code: 'requests/too-many', has: 2, may: 2 };
  assert.deepEqual(await ask([a, a, b, c]), ['asked', 'asked', 'asked', tooMany]);
  assert.deepEqual(await ask([c]), [tooMany]);
  assert.deepEqual(await ask([d], system), ['asked'], 'the house may always ask again');
});

test('each group of titles that a rule names is counted apart: one film at a time, two for children, and books beside them', async t => {
  const { db, units, ada } = await aReadersProvince(t);
  const rules = [
    { about: 'request', says: { requests: 4 }, from: firstDay },
    { about: 'request', materials: ['dvd'], says: { requests: 1 }, from: firstDay },
    { about: 'request', audience: 'youth', says: { requests: 2 }, from: firstDay },
  ];
  await db.transaction(async tx => loadRules(tx, { rules }, await network(tx)));
  const south = units.south.id;
  const make = async (title: string, kind: Parameters<typeof aShelf>[3]) => {
    const [item] = await aShelf(db, south, 1, { title, ...kind });
    return (await items(db, [item ?? 0])).get(item ?? 0)?.edition ?? 0;
  };
  const [film, other] = [await make('Quay', { material: 'dvd' }), await make('Ebb', { material: 'dvd' })];
  const young = [];
  for (const title of ['Crab', 'Gull', 'Seal']) young.push(await make(title, { audience: 'youth' }));
  const books = [await make('Dike', {}), await make('Ferry', {})];
  const at = new Date('2026-01-13T11:00:00+01:00');
  const ask = (edition: number) =>
    db.transaction(async tx => {
      const [answer] = await placeRequests(tx, [
        { member: ada, edition, pickup: units.north.id, at, by: { kind: 'member', member: ada } },
      ]);
      return isRefused(answer) ? answer.refusal : 'asked';
    });
  assert.equal(await ask(film), 'asked');
  assert.deepEqual(await ask(other), { code: 'requests/too-many', has: 1, may: 1 });
  assert.equal(await ask(young[0] ?? 0), 'asked');
  assert.equal(await ask(young[1] ?? 0), 'asked');
  assert.deepEqual(await ask(young[2] ?? 0), { code: 'requests/too-many', has: 2, may: 2 });
  assert.equal(await ask(books[0] ?? 0), 'asked');
  assert.deepEqual(await ask(books[1] ?? 0), { code: 'requests/too-many', has: 4, may: 4 }, 'all together');
});
