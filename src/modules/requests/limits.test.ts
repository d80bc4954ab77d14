import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadRules } from '#circulation';
import { network } from '#network';
import { type Actor, system } from '#people';
import { isRefused } from '#platform/result.ts';
import { firstDay } from '../../../test/support/network.ts';
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
