import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { withdrawItems } from '#catalogue';
import { system } from '#people';
import type { Tx } from '#platform/db.ts';
import { only, type Result } from '#platform/result.ts';
import { stories } from '../../../tools/stories.ts';
import {
  type Action,
  type ActionRow,
  actions,
  actionsPage,
  claimOf,
  rows,
} from '../../../test/support/actions.ts';
import { aLibrary, at, monday } from '../../../test/support/library.ts';
import { aShelf } from '../../../test/support/shelf.ts';
import { checkIn } from './check-in.ts';
import { checkOut } from './check-out.ts';
import { disputeLoans, loseItems, useInHouse } from './disputes.ts';
import { type ItemState, itemStates } from './item-life.ts';
import { countParts, keepParts, partsOf } from './kits.ts';
import { chargeLastBorrower } from './last-borrower.ts';
import { type Move, moveItems } from './move-items.ts';
import { openLoans, whereabouts } from './reading.ts';
import { renew } from './renew.ts';
import { takeInDamaged } from './take-in-damaged.ts';

const home = join(import.meta.dirname, '../../..');

test('every state has a column, every row a number of its own, and docs/actions.md is what the table says', () => {
  assert.deepEqual([...new Set(rows.map(({ state }) => state))].toSorted(), [...itemStates].toSorted());
  assert.deepEqual(
    rows.map(({ n }) => n),
    Array.from({ length: actions.length * itemStates.length }, (_, n) => n + 1),
  );
  const kept = readFileSync(join(home, 'docs/actions.md'), 'utf8');
  assert.ok(kept === actionsPage(stories(home)), 'docs/actions.md is stale: npm run actions');
});

type Library = Awaited<ReturnType<typeof aLibrary>>;

/** Everything that a row may do, on one item of the shelf in North. */
function hands({ units, ada, ben }: Library) {
  const north = units.north.id;
  const move = async (tx: Tx, item: number, when: Date, verb: Move['verb'], more: Partial<Move> = {}) =>
    only(await moveItems(tx, [{ item, verb, unit: north, at: when, ...more }]));
  const lend = async (tx: Tx, item: number, when: Date, member: number) =>
    only(await checkOut(tx, [{ item, member, unit: north, at: when, by: system }]));
  const said = (item: number, when: Date) => ({ item, unit: north, at: when, by: system });
  const deeds: Readonly<Record<Action, (tx: Tx, item: number, when: Date) => Promise<Result<unknown>>>> = {
    lend: (tx, item, when) => lend(tx, item, when, ada),
    'lend to who waits': (tx, item, when) => lend(tx, item, when, ben),
    'lend for the library only': (tx, item, when) => lend(tx, item, when, ada),
    'check in here': async (tx, item, when) => only(await checkIn(tx, [said(item, when)])),
    'check in elsewhere': async (tx, item, when) =>
      only(await checkIn(tx, [{ ...said(item, when), unit: units.south.id }])),
    'check in with an earlier time': async (tx, item) =>
      only(await checkIn(tx, [said(item, at('2025-03-01T10:00'))])),
    renew: async (tx, item, when) => {
      const [loan] = await openLoans(tx, { items: [item] });
      return only(await renew(tx, [{ loan: loan?.id ?? 0, at: when, by: system }]));
    },
    'say it was returned': async (tx, item, when) =>
      only(await disputeLoans(tx, [{ ...said(item, when), kind: 'claimed' }])),
    'say it was never borrowed': async (tx, item, when) =>
      only(await disputeLoans(tx, [{ ...said(item, when), kind: 'voided' }])),
    lose: async (tx, item, when) => only(await loseItems(tx, [said(item, when)])),
    'take in damaged': (tx, item, when) =>
      takeInDamaged(tx, { ...said(item, when), note: 'nat geworden', charge: true }),
    'charge the last borrower': (tx, item, when) =>
      chargeLastBorrower(tx, { ...said(item, when), note: 'nat geworden' }),
    mend: (tx, item, when) => move(tx, item, when, 'mend'),
    'put on display': (tx, item, when) => move(tx, item, when, 'display'),
    'mark as ordered': (tx, item, when) => move(tx, item, when, 'order'),
    'use in the house': async (tx, item, when) => only(await useInHouse(tx, [said(item, when)])),
    'count the parts': async (tx, item, when) => {
      const parts = [{ name: 'pion', count: 4 }];
      await keepParts(tx, { ...said(item, when), parts });
      const there = [{ name: 'pion', count: 3 }];
      const answer = await countParts(tx, { ...said(item, when), there });
      assert.equal((await partsOf(tx, [item])).get(item)?.[0]?.missing, answer.ok ? 1 : 0);
      return answer;
    },
    'keep ready': (tx, item, when) => move(tx, item, when, 'hold', { heldFor: ben, heldUntil: '2025-03-20' }),
    send: (tx, item, when) => move(tx, item, when, 'send'),
    receive: (tx, item, when) => move(tx, item, when, 'arrive'),
    'put on the shelf': (tx, item, when) => move(tx, item, when, 'shelve'),
    'mark as missing': (tx, item, when) => move(tx, item, when, 'miss'),
    find: (tx, item, when) => move(tx, item, when, 'find'),
    withdraw: async (tx, item, when) =>
      only(await withdrawItems(tx, [{ item, at: when, by: system, reason: 'versleten' }])),
  };
  /** How an item that stands on the shelf comes into a state. */
  const into: Readonly<Record<ItemState, (tx: Tx, item: number) => Promise<unknown>>> = {
    'on-shelf': async () => undefined,
    'on-loan': (tx, item) => deeds.lend(tx, item, monday),
    'on-hold-shelf': (tx, item) => deeds['keep ready'](tx, item, monday),
    'in-transit': (tx, item) => deeds.send(tx, item, monday),
    'on-display': (tx, item) => deeds['put on display'](tx, item, monday),
    missing: (tx, item) => deeds['mark as missing'](tx, item, monday),
    lost: (tx, item) => deeds.lose(tx, item, monday),
    'in-repair': (tx, item) => deeds['take in damaged'](tx, item, monday),
    'on-order': (tx, item) => deeds['mark as ordered'](tx, item, monday),
    withdrawn: (tx, item) => deeds.withdraw(tx, item, monday),
  };
  return { deeds, into };
}

class Undone extends Error {}

/** Plays one row in a transaction that is undone, twice: the second time nothing may change any more. */
async function play(library: Library, { action, state, outcome }: ActionRow, item: number) {
  const { deeds, into } = hands(library);
  const later = at('2025-03-10T11:00');
  const run = library.db.transaction(async tx => {
    if (action === 'charge the last borrower') {
      await deeds.lend(tx, item, at('2025-03-02T10:00'));
      await deeds['check in here'](tx, item, at('2025-03-02T12:00'));
    }
    await into[state](tx, item);
    const look = async () => ({
      place: (await whereabouts(tx, [item])).get(item),
      loans: await openLoans(tx, { items: [item] }),
    });
    assert.equal((await look()).place?.state, state, 'the item could not be brought into the state');
    const answer = await deeds[action](tx, item, later);
    const now = await look();
    if (outcome.startsWith('no: ')) {
      assert.equal(answer.ok ? 'done' : `no: ${answer.refusal.code}`, outcome);
      assert.equal(now.place?.state, state);
    } else {
      assert.ok(answer.ok, JSON.stringify(answer));
      assert.equal(now.place?.state, outcome);
    }
    assert.equal(now.loans.length, now.place?.state === 'on-loan' ? 1 : 0, 'on loan is one open loan');
    await deeds[action](tx, item, later);
    assert.deepEqual(await look(), now, 'the same a second time changes nothing');
    throw new Undone();
  });
  await assert.rejects(run, error => {
    if (error instanceof Undone) return true;
    throw error;
  });
}

/** The rows of one action share a library; each is a test of its own. */
for (const action of actions)
  test(`every state: ${action}`, async (t: TestContext) => {
    const library = await aLibrary(t);
    const [item] = await aShelf(library.db, library.units.north.id, 1);
    assert.ok(item);
    await library.rule({ about: 'damaged', says: { cents: 250, foundDays: 14 } });
    await library.rule({ about: 'lost', says: { price: 1500, work: 250, refundDays: 180 } });
    if (action === 'lend for the library only')
      await library.rule({
        about: 'loan',
        organisation: 'highland',
        category: 'basic',
        audience: 'adult',
        says: { no: true },
        from: '2025-03-05',
      });
    for (const one of rows.filter(known => known.action === action))
      await t.test(claimOf(one), () => play(library, one, item));
  });
