import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { type Item, withdrawItems } from '#catalogue';
import { moveItems, whereabouts } from '#circulation';
import { replaceCard, system } from '#people';
import { addDays } from '#platform/day.ts';
import { only } from '#platform/result.ts';
import { board, pack } from '#transport';
import { aCopyAt, aDesk, good, winter, wishFor } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';
import { codes, items, type Party, type Situation } from './decide.ts';
import { recognise, slipCode } from './recognise.ts';
import type { Told } from './answer.ts';

const modules = [catalogueModule, circulationModule, transportModule, requestsModule];
const monday = winter('2026-01-12T11:00');
const tuesday = winter('2026-01-13T11:00');
const wednesday = winter('2026-01-14T11:00');

type Desk = Awaited<ReturnType<typeof aDesk>>;
const parties = ['desk', 'member', 'van'] as const;

/** Brings about each situation, seen from North, in the way that it comes about. */
const brought: Readonly<Record<Situation, (desk: Desk) => Promise<Item>>> = {
  loose: ({ db, units }) => aCopyAt(db, units.north.id),
  'to-pick': async ({ db, units, ben }) => {
    const item = await aCopyAt(db, units.north.id);
    await wishFor(db, ben, item, units.south.id, monday);
    return item;
  },
  lent: async ({ db, units, ben, desks }) => {
    const item = await aCopyAt(db, units.north.id);
    await desks(units.north.id, item.barcode, monday, { device: 'earlier', member: ben });
    return item;
  },
  'held-here': async ({ db, units, ben, desks }) => {
    const item = await aCopyAt(db, units.north.id);
    await wishFor(db, ben, item, units.north.id, monday);
    await desks(units.north.id, item.barcode, tuesday, { device: 'earlier' });
    return item;
  },
  'held-elsewhere': async ({ db, units, ben, desks }) => {
    const item = await aCopyAt(db, units.south.id);
    await wishFor(db, ben, item, units.south.id, monday);
    await desks(units.south.id, item.barcode, tuesday, { device: 'earlier' });
    return item;
  },
  'bound-here': desk => onItsWay(desk, 'north'),
  'waits-here': async ({ db, units, desks }) => {
    const item = await aCopyAt(db, units.south.id);
    await desks(units.north.id, item.barcode, monday, { device: 'earlier' });
    return item;
  },
  'bound-elsewhere': desk => onItsWay(desk, 'east'),
  missing: async ({ db, units }) => {
    const item = await aCopyAt(db, units.north.id);
    await db.transaction(async tx =>
      good(only(await moveItems(tx, [{ item: item.id, verb: 'miss', unit: units.north.id, at: monday }]))),
    );
    return item;
  },
  withdrawn: async ({ db, units }) => {
    const item = await aCopyAt(db, units.north.id);
    await db.transaction(async tx =>
      good(only(await withdrawItems(tx, [{ item: item.id, at: monday, by: system, reason: 'worn' }]))),
    );
    return item;
  },
};

/** A copy of South in the van since Tuesday. */
async function onItsWay({ db, units }: Desk, to: 'north' | 'east'): Promise<Item> {
  const item = await aCopyAt(db, units.south.id);
  const away = { from: units.south.id, to: units[to].id, reason: 'other' as const, at: monday, by: system };
  await db.transaction(async tx => {
    good(only(await pack(tx, [{ item: item.id, ...away }])));
    good(only(await board(tx, [{ unit: units.south.id, take: 'all', at: tuesday, by: system }])));
  });
  return item;
}

/** What each cell of the table must lead to: the kind of answer, and the state that the item is left in. */
const expected: Readonly<Record<Situation, Readonly<Record<Party, readonly [Told['kind'], string]>>>> = {
  loose: { desk: ['shelf', 'on-shelf'], member: ['lent', 'on-loan'], van: ['desk-first', 'on-shelf'] },
  'to-pick': { desk: ['crate', 'in-transit'], member: ['lent', 'on-loan'], van: ['desk-first', 'on-shelf'] },
  lent: { desk: ['shelf', 'on-shelf'], member: ['refused', 'on-loan'], van: ['desk-first', 'on-loan'] },
  'held-here': {
    desk: ['hold-shelf', 'on-hold-shelf'],
    member: ['refused', 'on-hold-shelf'],
    van: ['desk-first', 'on-hold-shelf'],
  },
  'held-elsewhere': {
    desk: ['held-elsewhere', 'on-hold-shelf'],
    member: ['refused', 'on-hold-shelf'],
    van: ['desk-first', 'on-hold-shelf'],
  },
  'bound-here': {
    desk: ['crate', 'in-transit'],
    member: ['lent', 'on-loan'],
    van: ['handed-over', 'in-transit'],
  },
  'waits-here': {
    desk: ['crate', 'in-transit'],
    member: ['not-lendable', 'in-transit'],
    van: ['boarded', 'in-transit'],
  },
  'bound-elsewhere': {
    desk: ['crate', 'in-transit'],
    member: ['not-lendable', 'in-transit'],
    van: ['keep-in-van', 'in-transit'],
  },
  missing: { desk: ['shelf', 'on-shelf'], member: ['lent', 'on-loan'], van: ['desk-first', 'missing'] },
  withdrawn: {
    desk: ['withdrawn', 'withdrawn'],
    member: ['withdrawn', 'withdrawn'],
    van: ['desk-first', 'withdrawn'],
  },
};

const partyOf = (party: Party, { ada }: Desk) =>
  party === 'van' ? { van: { run: undefined } } : party === 'member' ? { member: ada } : {};

test('every cell of the table of items does what it says', async t => {
  const desk = await aDesk(t, modules);
  const { db, units, desks } = desk;
  for (const situation of Object.keys(items) as Situation[])
    for (const party of parties)
      await t.test(`${situation}, ${party}: ${items[situation][party]}`, async () => {
        const item = await brought[situation](desk);
        const seen = await recognise(db, item.barcode, units.north.id, '2026-01-14');
        assert.equal('situation' in seen && seen.situation, situation);
        const answer = await desks(units.north.id, item.barcode, wednesday, partyOf(party, desk));
        const state = (await whereabouts(db, [item.id])).get(item.id)?.state;
        assert.deepEqual([answer.kind, state], expected[situation][party]);
        assert.equal(answer.item?.barcode, item.barcode);
      });
});

/** A code of each kind that is no item, and what each party is told. */
async function codesOf(t: TestContext) {
  const desk = await aDesk(t, modules);
  const { db, units } = desk;
  const item = await aCopyAt(db, units.north.id);
  const crated = await aCopyAt(db, units.north.id);
  await db.transaction(tx =>
    pack(tx, [
      {
        item: crated.id,
        from: units.north.id,
        to: units.south.id,
        reason: 'other',
        at: monday,
        by: system,
        crate: 'K7',
      },
    ]),
  );
  const swap = { member: desk.cor, card: 'D2', why: 'replaced', at: monday, by: system } as const;
  good(await db.transaction(tx => replaceCard(tx, swap)));
  return {
    desk,
    code: { nothing: '', card: 'C1', 'old-card': 'C2', slip: slipCode(item), crate: 'K7', unknown: '999' },
  };
}

const told = {
  nothing: { desk: 'scan-something', member: 'member-closed', van: 'scan-something' },
  card: { desk: 'member-open', member: 'member-open', van: 'no-card-here' },
  'old-card': { desk: 'old-card', member: 'old-card', van: 'no-card-here' },
  slip: { desk: 'shelf', member: 'shelf', van: 'shelf' },
  crate: { desk: 'crate-holds', member: 'crate-holds', van: 'crate-boarded' },
  unknown: { desk: 'unknown-code', member: 'unknown-code', van: 'unknown-code' },
} as const satisfies Record<keyof typeof codes, Record<Party, Told['kind']>>;

test('every cell of the table of other codes does what it says', async t => {
  const { desk, code } = await codesOf(t);
  for (const kind of Object.keys(told) as (keyof typeof told)[])
    for (const party of parties)
      await t.test(`${kind}, ${party}: ${codes[kind][party]}`, async () => {
        const more = { device: `${kind} ${party}`, ...partyOf(party, desk) };
        const answer = await desk.desks(desk.units.north.id, code[kind], wednesday, more);
        assert.equal(answer.kind, told[kind][party]);
      });
});

test('a book of a later list that is in hand already is picked', async t => {
  const desk = await aDesk(t, modules);
  const item = await brought['to-pick'](desk);
  const seen = await recognise(desk.db, item.barcode, desk.units.north.id, addDays('2026-01-12', -1));
  assert.equal('situation' in seen && seen.situation, 'to-pick');
});
