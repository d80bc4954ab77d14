import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { type Actor, eraseMember, linkChild, mergeMembers, partMembers, system } from '#people';
import { addDays } from '#platform/day.ts';
import { type Db, sql } from '#platform/db.ts';
import { aLibrary, at, codeOf, monday } from '../../../../test/support/library.ts';
import { aShelf } from '../../../../test/support/shelf.ts';
import { chargeFee } from './charge.ts';
import { closeDrawer, drawers, openDrawer } from './drawer.ts';
import { beginOnline, finishOnline, payFees } from './pay.ts';
import { refundFee, reverseEntry, waiveFee } from './put-right.ts';
import { accountOf } from './reading.ts';
import { statement } from './statement.ts';
import { chargeSubscriptions } from './subscriptions.ts';

/** The library with 20 cents an open day too late, never more than € 4, nothing up to 18; and a debt of € 5 closes the door. */
async function aTill(t: TestContext) {
  const library = await aLibrary(t);
  const { db, units, rule, ada } = library;
  await rule(
    { about: 'late', says: { cents: 20, most: 400 } },
    { about: 'late', ageTo: 18, says: { cents: 0 } },
    { about: 'debt', says: { cents: 500 } },
    { about: 'damaged', says: { cents: 250 } },
  );
  const here = { unit: units.north.id, at: at('2025-04-01T12:00'), by: system };
  const charge = (more: object = {}) =>
    db.transaction(tx => chargeFee(tx, { member: ada, kind: 'damaged', note: '', ...here, ...more }));
  let keys = 0;
  const pay = (cents: number, more: object = {}) =>
    db.transaction(tx =>
      payFees(tx, { member: ada, cents, method: 'card', key: `pin ${(keys += 1)}`, ...here, ...more }),
    );
  const owed = async (member = ada) => (await accountOf(db, member, '2025-01-01')).owed;
  return { ...library, here, charge, pay, owed };
}

const march = { first: '2025-03-01', last: '2025-03-31' } as const;
const april = { first: '2025-04-01', last: '2025-04-30' } as const;

test('a book that comes back late costs for each day on which the branch was open, never more than the most', async t => {
  const { lend, take, owed, ada, second } = await aTill(t);
  assert.ok((await lend({})).ok, 'due on Monday 24 March');
  const back = await take({ at: at('2025-03-31T11:00') });
  assert.deepEqual(back.ok && [back.value.daysLate, back.value.charged], [7, 120], 'shut on Sunday');
  assert.equal(await owed(ada), 120);
  await take({ at: at('2025-03-31T11:00') });
  assert.equal(await owed(ada), 120, 'a scan that comes twice costs once');
  await lend({ item: second });
  const late = await take({ item: second, at: at('2025-12-01T11:00') });
  assert.equal(late.ok && late.value.charged, 400);
});

test('case 54: what lay in the book drop over the weekend is taken in with an earlier time, and costs by that time', async t => {
  const { lend, take, owed } = await aTill(t);
  await lend({ at: at('2025-03-01T11:00') });
  const monday31 = await take({ at: at('2025-03-23T20:00') });
  assert.deepEqual(
    monday31.ok && [monday31.value.daysLate, monday31.value.charged],
    [1, 0],
    'due on Saturday, dropped on Sunday',
  );
  assert.equal(await owed(), 0);
});

test('case 54: a return that is older than the loan ends nothing and costs nothing', async t => {
  const { lend, take, owed } = await aTill(t);
  await lend({});
  const old = await take({ at: at('2025-03-01T11:00') });
  assert.ok(old.ok && old.value.loan === undefined && old.value.charged === 0);
  assert.equal(await owed(), 0);
});

test('case 62: a child up to 18 pays nothing for being late, and what it does owe stands with its guardian', async t => {
  const { db, units, here, lend, take, owed, join, ada, charge } = await aTill(t);
  const cas = await join({ givenName: 'Cas', category: 'youth', birthDay: '2014-01-01' });
  await db.transaction(tx => linkChild(tx, { guardian: ada, child: cas, at: monday, by: system }));
  await lend({ member: cas });
  const back = await take({ at: at('2025-04-07T11:00') });
  assert.equal(back.ok && back.value.charged, 0);
  assert.ok((await charge({ member: cas })).ok);
  assert.deepEqual([await owed(cas), await owed(ada)], [0, 250]);
  assert.equal(here.unit, units.north.id);
});

test('who owes as much as the limit does not borrow and does not renew, until it is paid', async t => {
  const { lend, longer, charge, pay, book, second, third } = await aTill(t);
  await lend({});
  await charge({ cents: 499 });
  assert.equal(codeOf(await lend({ item: second, at: at('2025-03-05T11:00') })), undefined);
  await charge({ cents: 1, kind: 'other' });
  assert.equal(codeOf(await longer(book, at('2025-03-10T11:00'))), 'circulation/owes');
  assert.equal(codeOf(await lend({ item: third, at: at('2025-03-11T11:00') })), 'circulation/owes');
  assert.ok((await pay(1)).ok);
  assert.equal(codeOf(await longer(book, at('2025-03-10T11:00'))), undefined);
});

test('money goes to the oldest fee first; the same payment told twice is paid once; more than is owed is not taken', async t => {
  const { db, ada, charge, pay, owed } = await aTill(t);
  await charge({ cents: 100 });
  await charge({ cents: 300 });
  assert.ok((await pay(150, { key: 'one' })).ok);
  assert.ok((await pay(150, { key: 'one' })).ok);
  assert.equal(codeOf(await pay(160, { key: 'one' })), 'circulation/other-payment');
  assert.equal(await owed(), 250);
  const { fees } = await accountOf(db, ada, '2025-01-01');
  assert.deepEqual(
    fees.map(fee => fee.owed),
    [0, 250],
  );
  assert.deepEqual(await pay(251), { ok: false, refusal: { code: 'circulation/too-much', cents: 250 } });
  const [a, b] = await Promise.all([pay(250, { key: 'two' }), pay(250, { key: 'two' })]);
  assert.ok(a.ok && b.ok);
  assert.equal(await owed(), 0);
});

test('an entry is never changed: the database refuses it, and a mistake is taken back by its opposite, once', async t => {
  const { db, ada, here, charge, pay, owed } = await aTill(t);
  await charge({ cents: 300 });
  await pay(300);
  await assert.rejects(
    db.transaction(tx => tx.run(sql`update circulation.fee_entry set cents = 1`)),
    /only added/,
  );
  await assert.rejects(
    db.transaction(tx => tx.run(sql`delete from circulation.fee_entry`)),
    /only added/,
  );
  const paid = (await accountOf(db, ada, '2025-01-01')).fees[0]?.entries[1];
  assert.ok(paid);
  const back = () =>
    db.transaction(tx => reverseEntry(tx, { ...here, entry: paid.id, reason: 'verkeerde lener' }));
  assert.deepEqual(await back(), { ok: true, value: { owed: 300 } });
  assert.deepEqual(await back(), { ok: true, value: { owed: 300 } });
  assert.equal(await owed(), 300);
});

test('only a desk of the organisation whose bill it is lets somebody off, and says why', async t => {
  const { db, units, here, charge, owed } = await aTill(t);
  const charged = await charge({ cents: 300 });
  assert.ok(charged.ok);
  const { fee } = charged.value;
  const desk = (unit: number): Actor => ({ kind: 'staff', staff: 1, roles: [{ role: 'desk', unit }] });
  const waive = (more: object) =>
    db.transaction(tx => waiveFee(tx, { ...here, fee, reason: 'was ziek', ...more }));
  assert.equal(codeOf(await waive({ unit: units.south.id, by: desk(units.south.id) })), 'people/not-allowed');
  assert.equal(codeOf(await waive({ reason: ' ' })), 'circulation/no-reason');
  assert.equal(codeOf(await waive({ cents: 301 })), 'circulation/too-much');
  assert.deepEqual(await waive({ cents: 100 }), { ok: true, value: { owed: 200 } });
  assert.deepEqual(await waive({}), { ok: true, value: { owed: 0 } });
  assert.equal(await owed(), 0);
});

test('cash needs an open drawer, and counting it tells the difference', async t => {
  const { db, here, charge, pay } = await aTill(t);
  await charge({ cents: 300 });
  assert.equal(codeOf(await pay(300, { method: 'cash' })), 'circulation/drawer-shut');
  const open = () => db.transaction(tx => openDrawer(tx, { ...here, float: 5000 }));
  const first = await open();
  assert.deepEqual(await open(), first, 'open is open');
  assert.ok((await pay(200, { method: 'cash' })).ok);
  assert.ok((await pay(100)).ok);
  assert.equal((await drawers(db, here.unit))[0]?.inside, 5200, 'the card does not go into the drawer');
  const close = () => db.transaction(tx => closeDrawer(tx, { ...here, counted: 5150, note: 'nageteld' }));
  const closed = await close();
  assert.deepEqual(closed.ok && [closed.value.expected, closed.value.counted, closed.value.note], [
    5200,
    5150,
    'nageteld',
  ]);
  assert.equal(codeOf(await close()), 'circulation/drawer-shut');
});

test('paying online settles only when the provider says so, once; what was paid at the desk meanwhile is given back', async t => {
  const { db, ada, here, charge, pay, owed } = await aTill(t);
  await charge({ cents: 300 });
  const begin = (key: string) =>
    db.transaction(tx => beginOnline(tx, { member: ada, unit: here.unit, key, at: here.at }));
  const finish = (payment: number, outcome: 'paid' | 'failed') =>
    db.transaction(tx => finishOnline(tx, { payment, outcome, at: here.at, by: system }));
  const failed = await begin('a');
  assert.ok(failed.ok);
  await finish(failed.value.payment, 'failed');
  assert.equal(await owed(), 300);
  const begun = await begin('b');
  assert.ok(begun.ok);
  await pay(300);
  await finish(begun.value.payment, 'paid');
  await finish(begun.value.payment, 'paid');
  const { toGiveBack, fees } = await accountOf(db, ada, '2025-01-01');
  assert.equal(toGiveBack, 300);
  const refund = () =>
    db.transaction(tx => refundFee(tx, { ...here, fee: fees[0]?.id ?? 0, method: 'card' }));
  assert.deepEqual(await refund(), { ok: true, value: { owed: 0 } });
  assert.deepEqual(await refund(), { ok: true, value: { owed: 0 } });
  assert.equal((await accountOf(db, ada, '2025-01-01')).toGiveBack, 0);
});

test('a subscription is charged on the day on which its year begins, by kind and age, once; up to 18 it is free', async t => {
  const { db, join, rule, owed } = await aTill(t);
  await rule(
    { about: 'membership', category: 'basic', says: { cents: 5400, per: 'year' } },
    { about: 'membership', category: 'monthly', says: { cents: 1050, per: 'month' } },
    { about: 'membership', ageTo: 18, says: { cents: 0, per: 'year' } },
    { about: 'membership', ageTo: 18, category: 'basic', says: { cents: 0, per: 'year' } },
  );
  const dora = await join({ givenName: 'Dora', since: '2024-02-29' });
  const cas = await join({ givenName: 'Cas', since: '2024-02-29', birthDay: '2010-01-01' });
  const mo = await join({ givenName: 'Mo', since: '2024-10-31', category: 'monthly' });
  const night = (day: `${number}-${number}-${number}`) =>
    db.transaction(tx => chargeSubscriptions(tx, day, at(`${day}T00:15`)));
  for (let day = '2025-02-01' as const, n = 0; n < 59; n += 1) {
    await night(addDays(day, n));
    await night(addDays(day, n));
  }
  assert.deepEqual([await owed(dora), await owed(cas), await owed(mo)], [5400, 0, 2100]);
});

test('fees follow two members who turn out to be one, and go back when they part', async t => {
  const { db, ada, ben, here, charge, owed } = await aTill(t);
  await charge({ member: ben, cents: 300 });
  const merged = await db.transaction(tx =>
    mergeMembers(tx, { kept: ada, gone: ben, at: here.at, by: system }),
  );
  assert.ok(merged.ok, JSON.stringify(merged));
  assert.equal(await owed(ada), 300);
  await charge({ cents: 100 });
  const parted = await db.transaction(tx =>
    partMembers(tx, { merge: merged.value.merge, at: here.at, by: system }),
  );
  assert.ok(parted.ok, JSON.stringify(parted));
  assert.deepEqual([await owed(ada), await owed(ben)], [100, 300]);
});

test('who owes cannot be erased; after paying the amounts stay in the books without a name, and the total is the same', async t => {
  const { db, ada, here, units, charge, pay } = await aTill(t);
  await charge({ cents: 300 });
  const erase = () => db.transaction(tx => eraseMember(tx, { member: ada, at: here.at, by: system }));
  assert.equal((await erase()).ok, false);
  await pay(300);
  const before = await statement(db, units.highland.id, april);
  assert.ok((await erase()).ok);
  assert.deepEqual(await statement(db, units.highland.id, april), before);
  assert.deepEqual(
    await db.many(sql`select id from circulation.fee where member is not null or item is not null`),
    [],
  );
});

test('what was settled has forgotten which book it was', async t => {
  const { db, lend, take, pay, ada } = await aTill(t);
  await lend({});
  await take({ at: at('2025-03-31T11:00') });
  const item = async () => (await accountOf(db, ada, '2025-01-01')).fees[0]?.item;
  assert.notEqual(await item(), null);
  await pay(120);
  assert.equal(await item(), null);
});

/** What everybody owes to everybody, straight from the rows. */
const rawOwed = async (db: Db, organisation: number) =>
  (
    await db.one<{ cents: number | null }>(
      sql`select sum(owed) as cents from circulation.fee where organisation = ${organisation}`,
    )
  ).cents ?? 0;

test('whatever is charged, paid, waived, reversed and given back, every statement adds up to the cent and the next begins where it ended', async t => {
  const { db, units, ada, ben } = await aTill(t);
  class Undone extends Error {}
  const step = fc.record({
    what: fc.constantFrom('charge', 'pay', 'waive', 'reverse', 'refund', 'online'),
    who: fc.boolean(),
    where: fc.constantFrom('north' as const, 'south' as const),
    cents: fc.integer({ min: 1, max: 700 }),
    day: fc.integer({ min: 0, max: 58 }),
    nth: fc.nat(6),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const run = db.transaction(async tx => {
        for (const [n, { what, who, where, cents, day, nth }] of steps.entries()) {
          const member = who ? ada : ben;
          const here = { unit: units[where].id, at: at(`${addDays('2025-03-01', day)}T12:00`), by: system };
          const { fees } = await accountOf(tx, member, '2025-01-01');
          const fee = fees[nth % Math.max(1, fees.length)];
          const reason = 'bij toeval';
          if (what === 'charge') await chargeFee(tx, { member, kind: 'other', cents, note: '', ...here });
          if (what === 'pay') await payFees(tx, { member, cents, method: 'card', key: `k${n}`, ...here });
          if (what === 'waive' && fee) await waiveFee(tx, { fee: fee.id, cents, reason, ...here });
          const entry = fee?.entries[nth % fee.entries.length];
          if (what === 'reverse' && entry) await reverseEntry(tx, { entry: entry.id, reason, ...here });
          if (what === 'refund' && fee) await refundFee(tx, { fee: fee.id, method: 'card', ...here });
          if (what === 'online') {
            const begun = await beginOnline(tx, { member, unit: here.unit, key: `o${n}`, at: here.at });
            if (begun.ok)
              await finishOnline(tx, {
                payment: begun.value.payment,
                outcome: 'paid',
                at: here.at,
                by: system,
              });
          }
        }
        let passed = 0;
        for (const organisation of [units.highland.id, units.lowland.id]) {
          const [first, second] = [
            await statement(tx, organisation, march),
            await statement(tx, organisation, april),
          ];
          assert.equal(first.opening, 0);
          assert.equal(second.opening, first.closing);
          const sum = first.lines.reduce((all, { cents }) => all + cents, first.opening);
          assert.equal(sum, first.closing);
          assert.equal(second.closing, await rawOwed(tx as unknown as Db, organisation));
          for (const one of [first, second]) {
            passed += one.forOthers.reduce((all, { cents }) => all + cents, 0);
            passed += one.lines.reduce(
              (all, { elsewhere, cents }) => all + (elsewhere === undefined ? 0 : cents),
              0,
            );
          }
        }
        assert.equal(passed, 0, 'what one took for the other is what the other says it took');
        throw new Undone();
      });
      await assert.rejects(run, Undone);
    }),
    { numRuns: 40 },
  );
});

test('a late DVD of another organisation is billed by the library that lent it', async t => {
  const { db, units, lend, take, ada } = await aTill(t);
  const [film] = await aShelf(db, units.south.id, 1, { material: 'dvd' });
  await lend({ ...(film !== undefined && { item: film }), unit: units.south.id });
  const back = await take({ ...(film !== undefined && { item: film }), at: at('2025-03-12T11:00') });
  assert.equal(back.ok && back.value.charged, 40);
  const { fees } = await accountOf(db, ada, '2025-01-01');
  assert.equal(fees[0]?.organisation, units.lowland.id);
});
