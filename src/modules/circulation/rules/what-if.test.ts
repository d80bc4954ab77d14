import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#platform/day.ts';
import { aLibrary, at, monday } from '../../../../test/support/library.ts';
import { aShelf } from '../../../../test/support/shelf.ts';
import type { Draft } from './keep-rules.ts';
import { forAll } from './rule.ts';
import { whatIf } from './what-if.ts';

const march = { first: '2025-03-01', last: '2025-03-31' } as const;
const draft = (more: Partial<Draft<'loan'>>): Draft<'loan'> => ({
  ...forAll,
  topic: 'loan',
  says: { days: 28 },
  from: '2025-05-01',
  ...more,
});

/** In March five books go to adults in North, two to a child of twelve, one film to an adult; one book in April. */
async function aMonth(t: Parameters<typeof aLibrary>[0]) {
  const library = await aLibrary(t);
  const { db, units, join, lend, ada } = library;
  const cas = await join({ givenName: 'Cas', category: 'youth', birthDay: '2013-01-01' });
  const books = await aShelf(db, units.north.id, 8);
  const [film] = await aShelf(db, units.north.id, 1, { material: 'dvd' });
  for (const [n, item] of books.entries()) {
    const last = n === 7;
    const day = last ? '2025-04-01' : addDays('2025-03-03', n % 5);
    assert.ok((await lend({ item, member: n < 5 || last ? ada : cas, at: at(`${day}T11:00`) })).ok);
  }
  assert.ok(film && (await lend({ item: film, at: monday })).ok);
  return library;
}

test('last month lent again under a draft: what would have gone otherwise, the most frequent first', async t => {
  const { db, units } = await aMonth(t);
  const all = await whatIf(db, draft({}), march);
  assert.deepEqual([all.loans, all.changed, all.perhaps], [8, 7, 0], 'films keep their own rule');
  assert.deepEqual(
    all.differences.map(({ before, instead, organisation, category, loans }) => [
      before?.says,
      instead?.says,
      organisation,
      category,
      loans,
    ]),
    [
      [{ days: 21 }, { days: 28 }, units.highland.id, 'basic', 5],
      [{ days: 21 }, { days: 28 }, units.highland.id, 'youth', 2],
    ],
  );
  const here = await whatIf(db, draft({ organisation: units.lowland.id }), march);
  assert.deepEqual([here.loans, here.changed, here.differences], [8, 0, []]);
  const same = await whatIf(db, draft({ says: { days: 21 } }), march);
  assert.equal(same.changed, 0, 'the rule that holds already changes nothing');
});

test('where the ledger does not know enough, the answer says perhaps', async t => {
  const { db } = await aMonth(t);
  const sure = await whatIf(db, draft({ ageTo: 18 }), march);
  assert.deepEqual([sure.changed, sure.perhaps], [2, 0]);
  const half = await whatIf(db, draft({ ageTo: 11 }), march);
  assert.deepEqual([half.changed, half.perhaps], [2, 2], 'the band is 4 to 12');
  const fresh = await whatIf(db, draft({ itemDays: 90, category: 'youth' }), march);
  assert.deepEqual([fresh.changed, fresh.perhaps], [2, 2]);
});
