import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openLoans } from '#circulation';
import { notify } from '#notices';
import { only } from '#platform/result.ts';
import { requestsById, requestsOf } from '#requests';
import { aDesk, copiesAt, good, winter, wishFor } from '../../../test/support/desk.ts';
import { bring, lend } from '../../../test/support/loans.ts';
import { everythingOf } from '../../../test/support/people.ts';
import { modules } from '../../main.ts';
import { type Actor, system } from './actor.ts';
import { addMembers } from './add-members.ts';
import { blockMembers } from './block-members.ts';
import { chooseHistory } from './choose-history.ts';
import { likelyDuplicates } from './duplicates.ts';
import { findMembers, members } from './members.ts';
import { mergeMembers, partMembers, previewMerge } from './merge-members.ts';
import { addNote, notesOf } from './notes.ts';
import { nameProxy } from './proxies.ts';
import { openMergeOf } from './store/merges.ts';
import { oldCardOf } from './replace-card.ts';

const at = winter('2026-01-13T11:00');
const later = winter('2026-01-14T11:00');
const opening = (t: TestContext) => aDesk(t, modules);

test('case 73: everything follows the one who is kept, the stricter choice wins, and undo gives all of it back', async t => {
  const desk = await opening(t);
  const { db, units, ada, ben, cor } = desk;
  const north = units.north.id;
  const [one, two] = await copiesAt(db, north, 2);
  assert.ok(one && two);
  await lend(db, one.id, ben, north, at);
  await lend(db, two.id, ada, north, at);
  const first = await wishFor(db, ada, one, north, at);
  const second = await wishFor(db, ben, one, north, later);
  await db.transaction(async tx => {
    await notify(tx, [
      {
        member: ben,
        key: 'hello',
        at,
        subject: { nl: 'Dag', en: 'Hello' },
        text: { nl: 'Dag', en: 'Hello' },
      },
    ]);
    const by: Actor = { kind: 'member', member: ben };
    good(await chooseHistory(tx, { member: ben, keep: true, at, by }));
    const block = { reason: 'unpaid', note: '', reach: undefined, at, by: system } as const;
    for (const wish of [
      { ...block, member: ada, until: '2026-02-01' as const },
      { ...block, member: ben, until: undefined },
      { ...block, member: ben, reason: 'address' as const, until: undefined },
    ])
      good(only(await blockMembers(tx, [wish])));
    good(await addNote(tx, { member: ben, text: 'Jas', until: '2026-02-01', at, by: system }));
    good(await nameProxy(tx, { member: ben, card: 'C2', until: undefined, at, by: system }));
    good(await nameProxy(tx, { member: ada, card: 'C2', until: undefined, at, by: system }));
  });
  const before = await everythingOf(db);
  const pair = { kept: ada, gone: ben };
  const preview = await db.transaction(tx => previewMerge(tx, pair));
  assert.deepEqual(
    preview.map(({ what, count }) => [what.nl, count]),
    [
      ['Berichten', 1],
      ['Leningen', 1],
      ['Aanvragen', 1],
    ],
  );
  assert.equal(await everythingOf(db), before, 'a look changes nothing');

  const { merge } = good(await db.transaction(tx => mergeMembers(tx, { ...pair, at: later, by: system })));
  const kept = (await members(db, [ada, ben])).get(ada);
  assert.equal((await members(db, [ben])).size, 0);
  assert.equal((await openLoans(db, { member: ada })).length, 2);
  assert.deepEqual(
    [kept?.card, (await oldCardOf(db, 'C1'))?.now, (await oldCardOf(db, 'C1'))?.member],
    ['C0', 'C0', ada],
  );
  assert.equal(kept?.historySince, undefined, 'only one of them wanted to have it remembered');
  assert.deepEqual(
    kept?.blocks.map(({ reason, until }) => [reason, until]),
    [
      ['unpaid', null],
      ['address', null],
    ],
    'one block a reason, the one that holds longer',
  );
  const states = (await requestsById(db, [first.request, second.request])).map(({ state }) => state);
  assert.deepEqual(states, ['asked', 'withdrawn'], 'one wish a title, the oldest');
  assert.deepEqual(
    (await findMembers(db, 'voorbeeld', 10)).map(({ id }) => id),
    [ada, cor],
  );
  assert.deepEqual((await notesOf(db, ada, '2026-01-14')).length, 1);

  good(await db.transaction(tx => partMembers(tx, { merge, at: later, by: system })));
  assert.equal(await everythingOf(db), before);
  const again = (await requestsOf(db, ben)).filter(({ state }) => state === 'asked');
  assert.deepEqual(
    again.map(({ askedAt }) => askedAt),
    [later],
    'with the place in the queue that it had',
  );
  assert.equal((await db.transaction(tx => partMembers(tx, { merge, at: later, by: system }))).ok, false);
});

test('what happened after a merge stays with who was kept when it is undone', async t => {
  const { db, units, ada, ben } = await opening(t);
  const north = units.north.id;
  const [one, two] = await copiesAt(db, north, 2);
  assert.ok(one && two);
  await lend(db, one.id, ben, north, at);
  const pair = { kept: ada, gone: ben, at, by: system };
  const { merge } = good(await db.transaction(tx => mergeMembers(tx, pair)));
  await lend(db, two.id, ada, north, later);
  await bring(db, one.id, north, later);
  good(await db.transaction(tx => partMembers(tx, { merge, at: later, by: system })));
  assert.deepEqual(
    (await openLoans(db, { member: ada })).map(({ item }) => item),
    [two.id],
  );
  assert.deepEqual(await openLoans(db, { member: ben }), []);
});

test('merges are undone in the order of a stack, and only within the term', async t => {
  const { db, ada, ben, cor } = await opening(t);
  const merge = async (kept: number, gone: number) =>
    good(await db.transaction(tx => mergeMembers(tx, { kept, gone, at, by: system }))).merge;
  const part = (id: number, moment = later) =>
    db.transaction(tx => partMembers(tx, { merge: id, at: moment, by: system }));
  const one = await merge(ada, ben);
  const two = await merge(ada, cor);
  assert.equal((await openMergeOf(db, ada))?.name, 'Cor van der Voorbeeld');
  const early = await part(one);
  assert.equal(!early.ok && early.refusal.code, 'people/merge-not-last');
  const late = await part(two, winter('2026-07-01T11:00'));
  assert.equal(!late.ok && late.refusal.code, 'people/merge-closed');
  good(await part(two));
  good(await part(one));
  assert.equal((await members(db, [ada, ben, cor])).size, 3);
});

test('two records of one person are found by what they share; twins are not', async t => {
  const { db, units, ben } = await opening(t);
  const add = (
    givenName: string,
    familyName: string,
    birthDay: '1980-05-05' | '1991-01-01',
    email?: string,
  ) =>
    db.transaction(async tx =>
      good(
        only(
          await addMembers(tx, [
            {
              home: units.east.id,
              category: 'basic',
              givenName,
              familyName,
              birthDay,
              email,
              postcode: '1234ab',
              since: '2026-01-01',
              by: system,
            },
          ]),
        ),
      ),
    );
  const again = await add('BEN', 'van der Voorbéeld', '1980-05-05');
  await add('Dirk', 'van der Voorbeeld', '1980-05-05');
  await add('Ben', 'Anders', '1991-01-01');
  const found = await likelyDuplicates(db, units.highland.id, '2026-01-13', 10);
  assert.deepEqual(
    found.map(({ one, other, clues }) => [one, other, clues]),
    [[ben, again, ['birthday', 'family-name', 'given-name', 'postcode']]],
  );
  assert.deepEqual(await likelyDuplicates(db, units.lowland.id, '2026-01-13', 10), []);
});
