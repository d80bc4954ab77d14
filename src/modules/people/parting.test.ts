import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openLoans } from '#circulation';
import { only } from '#platform/result.ts';
import { aDesk, copiesAt, good, winter } from '../../../test/support/desk.ts';
import { lend } from '../../../test/support/loans.ts';
import { everythingOf } from '../../../test/support/people.ts';
import { modules } from '../../main.ts';
import { system } from './actor.ts';
import { blockReasons } from './block.ts';
import { blockMembers } from './block-members.ts';
import { changeMember } from './change-member.ts';
import { chooseHistory } from './choose-history.ts';
import { endMembership } from './end-membership.ts';
import { mergeMembers, partMembers } from './merge-members.ts';
import { addNote } from './notes.ts';
import { nameProxy } from './proxies.ts';
import { replaceCard } from './replace-card.ts';

const at = winter('2026-01-13T11:00');

/** What may have happened to a member before two turn out to be one. */
const events = ['block', 'note', 'proxy', 'card', 'lost', 'history', 'address', 'loan', 'end'] as const;
const lives = fc.array(
  fc.record({ whose: fc.boolean(), what: fc.constantFrom(...events), number: fc.nat(1000) }),
  { maxLength: 14 },
);

test('whatever two members have, merging loses nothing of it and parting gives each exactly their own', async t => {
  const { db, units, ada, ben } = await aDesk(t, modules);
  const north = units.north.id;
  const books = (await copiesAt(db, north, 40)).map(({ id }) => id);
  let cards = 0;
  const live = async (member: number, what: (typeof events)[number], n: number) => {
    if (what === 'loan') {
      const book = books.pop();
      const blocked = book === undefined ? [] : [book];
      for (const item of blocked) await lend(db, item, member, north, at).catch(() => books.push(item));
      return;
    }
    await db.transaction(async tx => {
      const who = { member, at, by: system };
      cards += 1;
      const until = n % 3 === 0 ? undefined : (`2026-03-${10 + (n % 20)}` as const);
      if (what === 'block') {
        const reason = blockReasons[n % blockReasons.length] ?? 'other';
        only(await blockMembers(tx, [{ ...who, reason, note: '', reach: n % 2 ? north : undefined, until }]));
      }
      if (what === 'note') good(await addNote(tx, { ...who, text: `Notitie ${n}`, until: '2026-03-01' }));
      if (what === 'proxy') good(await nameProxy(tx, { ...who, card: 'C2', until }));
      if (what === 'card') good(await replaceCard(tx, { ...who, card: `X${cards}`, why: 'replaced' }));
      if (what === 'lost') good(await replaceCard(tx, { ...who, card: null, why: 'lost' }));
      if (what === 'history')
        good(await chooseHistory(tx, { ...who, keep: n % 2 === 0, by: { kind: 'member', member } }));
      if (what === 'address')
        good(await changeMember(tx, { ...who, changes: { email: n % 2 ? `x${n}@example.org` : undefined } }));
      if (what === 'end') good(await endMembership(tx, { ...who, why: 'other' }));
    });
  };
  await fc.assert(
    fc.asyncProperty(lives, fc.boolean(), async (life, turned) => {
      for (const { whose, what, number } of life) await live(whose ? ada : ben, what, number);
      const [kept, gone] = turned ? [ben, ada] : [ada, ben];
      const before = await everythingOf(db);
      const loans = async (member: number) => (await openLoans(db, { member })).length;
      const together = (await loans(kept)) + (await loans(gone));
      const { merge } = good(await db.transaction(tx => mergeMembers(tx, { kept, gone, at, by: system })));
      assert.equal(await loans(kept), together);
      assert.equal(await loans(gone), 0);
      good(await db.transaction(tx => partMembers(tx, { merge, at, by: system })));
      assert.equal(await everythingOf(db), before);
    }),
    { numRuns: 40 },
  );
});
