import assert from 'node:assert/strict';
import { test } from 'node:test';
import { items } from '#catalogue';
import { type Db, sql } from '#platform/db.ts';
import { system } from '#people';
import { only } from '#platform/result.ts';
import { aLibrary, at, codeOf, monday } from '../../../test/support/library.ts';
import { disputeLoans, loseItems, timesDisputed, useInHouse } from './disputes.ts';
import { payFees } from './fees/pay.ts';
import { refundFee } from './fees/put-right.ts';
import { accountOf } from './fees/reading.ts';
import { statement } from './fees/statement.ts';
import { moveItems } from './move-items.ts';
import { openLoans, whereabouts } from './reading.ts';
import { takeInDamaged } from './take-in-damaged.ts';

/** The library with 20 cents a day too late, € 15 and € 2,50 for what is lost, back within half a year, € 2,50 for damage. */
async function aLostAndFound(t: Parameters<typeof aLibrary>[0]) {
  const library = await aLibrary(t);
  const { db, units, book, ada, rule } = library;
  await rule(
    { about: 'late', says: { cents: 20 } },
    { about: 'lost', says: { price: 1500, work: 250, refundDays: 180 } },
    { about: 'damaged', says: { cents: 250 } },
  );
  const said = (when: Date, unit = units.north.id) => ({ item: book, unit, at: when, by: system });
  const dispute = (kind: 'claimed' | 'voided', when: Date) =>
    db.transaction(async tx => only(await disputeLoans(tx, [{ ...said(when), kind }])));
  const lose = (when: Date) => db.transaction(async tx => only(await loseItems(tx, [said(when)])));
  const owed = async () => (await accountOf(db, ada, '2025-01-01')).owed;
  const state = async () => (await whereabouts(db, [book])).get(book)?.state;
  return { ...library, said, dispute, lose, owed, state };
}

const loansCounted = async (db: Db) => {
  const { things, people } = await db.one<{ things: number; people: number }>(sql`
    select (select coalesce(sum(amount), 0) from ledger.item_event_view where kind = 'loan') as things,
           (select coalesce(sum(amount), 0) from ledger.person_event_view where kind = 'loan') as people`);
  return [things, people];
};

test('case 58: who says that a book was brought back owes nothing for it, a scan that finds it settles that, and how often it was said is known', async t => {
  const { db, lend, take, dispute, owed, state, ada } = await aLostAndFound(t);
  await lend({});
  assert.ok((await dispute('claimed', at('2025-04-10T11:00'))).ok);
  assert.deepEqual([await owed(), await state(), await openLoans(db, { member: ada })], [0, 'missing', []]);
  assert.equal(codeOf(await dispute('claimed', at('2025-04-10T11:00'))), 'circulation/not-possible-now');
  assert.ok((await take({ at: at('2025-05-01T11:00') })).ok);
  assert.deepEqual([await owed(), await state(), await timesDisputed(db, ada)], [0, 'on-shelf', 1]);
  assert.deepEqual(await db.many(sql`select resolved, item from circulation.claim`), [
    { resolved: 'found', item: null },
  ]);
});

test('case 58: a disputed book that is lent to somebody else settles it too', async t => {
  const { db, lend, dispute, ben } = await aLostAndFound(t);
  await lend({});
  await dispute('claimed', at('2025-04-10T11:00'));
  assert.ok((await lend({ member: ben, at: at('2025-04-11T11:00') })).ok);
  assert.deepEqual(await db.many(sql`select resolved from circulation.claim`), [{ resolved: 'lent' }]);
});

test('case 59: a loan that never was is counted away beside what was counted, and nothing that was counted is gone', async t => {
  const { db, lend, dispute, state, longer, second } = await aLostAndFound(t);
  await lend({});
  await lend({ item: second });
  assert.ok((await dispute('voided', at('2025-03-05T11:00'))).ok);
  assert.deepEqual(await loansCounted(db), [1, 1]);
  const rows = await db.one(sql`
    select count(*) as rows, count(*) filter (where correction) as corrections
      from ledger.item_event_view where kind = 'loan'`);
  assert.deepEqual(rows, { rows: 3, corrections: 1 });
  assert.equal(await state(), 'missing');
  assert.ok((await longer(second, at('2025-03-10T11:00'))).ok, 'the other loan goes on');
});

test('case 60: a lost book costs its price and the work; found in time, what was paid of the price is given back by the library that charged it', async t => {
  const { db, units, lend, take, lose, owed, state, ada } = await aLostAndFound(t);
  await lend({});
  assert.ok((await lose(at('2025-04-10T11:00'))).ok);
  assert.deepEqual([await owed(), await state()], [1750, 'lost']);
  const here = { unit: units.north.id, at: at('2025-04-11T11:00'), by: system };
  await db.transaction(tx => payFees(tx, { member: ada, cents: 1000, method: 'card', key: 'pin', ...here }));
  const back = await take({ at: at('2025-06-02T11:00'), unit: units.south.id });
  assert.ok(back.ok && back.value.was === 'lost' && back.value.state === 'on-shelf');
  const { fees, toGiveBack } = await accountOf(db, ada, '2025-01-01');
  assert.deepEqual(
    fees.map(({ kind, owed: open }) => [kind, open]),
    [
      ['lost', -1000],
      ['work', 250],
    ],
  );
  assert.equal(toGiveBack, 1000);
  const lostFee = fees[0]?.id ?? 0;
  await take({ at: at('2025-06-02T11:00') });
  const refund = (unit: number) =>
    db.transaction(tx =>
      refundFee(tx, { fee: lostFee, method: 'card', ...here, unit, at: at('2025-06-03T11:00') }),
    );
  assert.ok((await refund(units.north.id)).ok);
  assert.equal((await accountOf(db, ada, '2025-01-01')).toGiveBack, 0);
  const june = await statement(db, units.highland.id, { first: '2025-06-01', last: '2025-06-30' });
  assert.deepEqual([june.opening, june.closing], [750, 250]);
});

test('case 61: a lost book that was paid for and turns up after the term is the library’s again, and nothing is given back', async t => {
  const { db, units, lend, take, lose, owed, ada, state } = await aLostAndFound(t);
  await lend({});
  await lose(at('2025-04-10T11:00'));
  const here = { unit: units.north.id, at: at('2025-04-11T11:00'), by: system };
  await db.transaction(tx => payFees(tx, { member: ada, cents: 1750, method: 'card', key: 'pin', ...here }));
  await take({ at: at('2025-10-08T11:00'), unit: units.south.id });
  assert.deepEqual(
    [await owed(), (await accountOf(db, ada, '2025-01-01')).toGiveBack, await state()],
    [0, 0, 'on-shelf'],
  );
  assert.deepEqual(
    await db.many(sql`select id from circulation.fee where item is not null`),
    [],
    'nobody needs to know any more',
  );
});

test('case 60: what was let off of a lost book is not given back as money when it is found', async t => {
  const { db, lend, take, lose, ada } = await aLostAndFound(t);
  await lend({});
  await lose(at('2025-04-10T11:00'));
  await take({ at: at('2025-04-20T11:00') });
  const { owed, toGiveBack } = await accountOf(db, ada, '2025-01-01');
  assert.deepEqual([owed, toGiveBack], [250, 0]);
});

test('case 63: a book that comes back damaged ends its loan, costs its borrower, and is not kept ready for who waits', async t => {
  const { db, lend, said, owed, state, ben, units } = await aLostAndFound(t);
  await lend({});
  const damaged = await db.transaction(tx =>
    takeInDamaged(tx, { ...said(at('2025-03-10T11:00')), note: 'nat geworden', charge: true }),
  );
  assert.ok(damaged.ok && damaged.value.damage === 250);
  assert.deepEqual([await owed(), await state()], [250, 'in-repair']);
  const hold = await db.transaction(async tx =>
    only(
      await moveItems(tx, [
        { ...said(at('2025-03-10T12:00')), verb: 'hold', unit: units.north.id, heldFor: ben },
      ]),
    ),
  );
  assert.equal(codeOf(hold), 'circulation/not-possible-now');
});

test('case 64: a check-out whose answer was lost is asked again and lends once', async t => {
  const { db, lend, ada } = await aLostAndFound(t);
  const [first, again] = [await lend({}), await lend({})];
  assert.deepEqual(again, first);
  assert.deepEqual([(await openLoans(db, { member: ada })).length, await loansCounted(db)], [1, [1, 1]]);
});

test('use in the house is counted once each time, and the book stands where it stood', async t => {
  const { db, said, state, book } = await aLostAndFound(t);
  for (const when of [monday, monday, at('2025-03-04T11:00')])
    assert.ok((await db.transaction(async tx => only(await useInHouse(tx, [said(when)])))).ok);
  assert.equal(await state(), 'on-shelf');
  const { n } = await db.one<{ n: number }>(
    sql`select count(*) as n from ledger.item_event_view where kind = 'in-house-use' and item = ${book}`,
  );
  assert.equal(n, 2);
  assert.equal((await items(db, [book])).get(book)?.id, book);
});
