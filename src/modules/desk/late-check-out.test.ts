import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { openLoans, whereabouts } from '#circulation';
import { type Db, sql } from '#platform/db.ts';
import { requestsOf } from '#requests';
import { aCopyAt, aDesk, copiesAt, good, winter, wishFor } from '../../../test/support/desk.ts';
import { aLine } from '../../../test/support/sip2-line.ts';
import { said } from '../../../test/support/sip2-terminal.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';
import { loadToDo } from './pages/afterwards/load.ts';
import { scan, type Scan } from './scan.ts';
import { system } from '#people';

// The network was away at one desk. What it lent then arrives after others have had the same book in hand.

const modules = [catalogueModule, circulationModule, transportModule, requestsModule];
const at = (minutes: number): Date => new Date(winter('2026-01-13T11:00').getTime() + minutes * 60_000);

const loansOf = (db: Db, item: number) =>
  db.many<{ lentAt: Date; returnedAt: Date | null; returnedUnit: number | null; member: number | null }>(sql`
    select lent_at, returned_at, returned_unit, member from circulation.loan where item = ${item} order by lent_at`);
const counted = async (db: Db) => [
  ...(await db.many(sql`
    select kind, sum(amount)::integer as amount from ledger.item_event group by kind order by kind`)),
  ...(await db.many(sql`
    select kind, sum(amount)::integer as amount from ledger.person_event_buffer where kind = 'loan' group by kind`)),
];
const stateOf = async (db: Db, item: number) => (await whereabouts(db, [item])).get(item)?.state;
const opening = async (t: TestContext) => {
  const desk = await aDesk(t, modules);
  const book = await aCopyAt(desk.db, desk.units.north.id);
  return { ...desk, book, north: desk.units.north.id, south: desk.units.south.id };
};

test('a loan that arrives after its own return is over, counted once, and listed to look at', async t => {
  const { db, units, ada, north, book, desks } = await opening(t);
  assert.equal((await desks(north, book.barcode, at(30), { device: 'return' })).kind, 'shelf');
  const late = { device: 'offline', member: ada, told: at(60) };
  const answer = await desks(north, book.barcode, at(0), late);
  assert.deepEqual([answer.kind, answer.tone], ['lent-and-back', 'attention']);
  assert.deepEqual(await loansOf(db, book.id), [
    { lentAt: at(0), returnedAt: at(30), returnedUnit: units.north.id, member: null },
  ]);
  assert.deepEqual(await openLoans(db, { member: ada }), []);
  assert.equal(await stateOf(db, book.id), 'on-shelf');
  const again = await desks(north, book.barcode, at(0), { ...late, device: 'offline too', told: at(90) });
  assert.equal(again.kind, 'lent-and-back', 'the same moment again is the same loan');
  assert.deepEqual(await counted(db), [
    { kind: 'loan', amount: 1 },
    { kind: 'return', amount: 1 },
    { kind: 'loan', amount: 1 },
  ]);
  const toDo = await loadToDo(db, north);
  assert.deepEqual(
    toDo.map(({ step }) => step),
    ['was-back', 'was-back'],
  );
});

test('a loan of which nothing is known afterwards is open, however late it arrives; its late return ends it', async t => {
  const { db, ada, north, book, desks } = await opening(t);
  await desks(north, book.barcode, at(-30), { device: 'return' });
  const late = await desks(north, book.barcode, at(0), { device: 'a', member: ada, told: at(300) });
  assert.equal(late.kind, 'lent');
  assert.equal((await openLoans(db, { member: ada })).length, 1);
  await desks(north, book.barcode, at(20), { device: 'b', told: at(310) });
  assert.deepEqual(
    (await loansOf(db, book.id)).map(loan => loan.returnedAt),
    [at(20)],
  );
});

test('a scan of this moment lends as always, also when another desk is a second ahead', async t => {
  const { db, ada, north, book, desks } = await opening(t);
  await desks(north, book.barcode, new Date(at(0).getTime() + 1000), { device: 'return' });
  const now = await desks(north, book.barcode, at(0), { device: 'lend', member: ada, told: at(0) });
  assert.equal(now.kind, 'lent');
  assert.equal((await openLoans(db, { member: ada })).length, 1);
});

test('what was kept for somebody meanwhile, or sent on, stays theirs', async t => {
  const { db, ada, ben, cor, north, south, book, desks } = await opening(t);
  const sent = await aCopyAt(db, north);
  await wishFor(db, ben, book, north, at(-60));
  await wishFor(db, cor, sent, south, at(-60));
  assert.equal((await desks(north, book.barcode, at(30), { device: 'return' })).kind, 'hold-shelf');
  assert.equal((await desks(north, sent.barcode, at(31), { device: 'return' })).kind, 'crate');
  for (const copy of [book, sent]) {
    const late = await desks(north, copy.barcode, at(0), { device: 'a', member: ada, told: at(60) });
    assert.equal(late.kind, 'lent-and-back', JSON.stringify(late));
  }
  assert.deepEqual([await stateOf(db, book.id), await stateOf(db, sent.id)], ['on-hold-shelf', 'in-transit']);
  assert.equal((await requestsOf(db, ben))[0]?.state, 'ready');
  assert.deepEqual(await openLoans(db, { member: ada }), []);
});

test('lent to another since, without a check-in between: nothing changes and somebody looks', async t => {
  const { db, ada, ben, north, book, desks } = await opening(t);
  await desks(north, book.barcode, at(30), { device: 'live', member: ben });
  const late = await desks(north, book.barcode, at(0), { device: 'a', member: ada, told: at(60) });
  assert.equal(late.kind === 'refused' && late.refusal.code, 'circulation/lent-since');
  assert.equal((await openLoans(db, { member: ben })).length, 1);
  await desks(north, book.barcode, at(90), { device: 'return' });
  const later = await desks(north, book.barcode, at(45), { device: 'a', member: ada, told: at(120) });
  assert.equal(later.kind, 'refused', 'Ben had it then');
  assert.equal((await loansOf(db, book.id)).length, 1);
  assert.deepEqual(
    (await loadToDo(db, north)).map(({ step }) => step),
    ['lent-since', 'lent-since'],
  );
});

/** What happened to one book, each at its own minute, and the order in which we hear of it. */
const story = fc.array(fc.constantFrom('lend', 'return'), { minLength: 2, maxLength: 7 }).chain(what =>
  fc.record({
    what: fc.constant(what),
    order: fc.shuffledSubarray([...what.keys()], { minLength: what.length }),
    twice: fc.boolean(),
  }),
);

test('in whatever order late scans arrive: no two loans at a time, each counted once or listed, none left open after its return', async t => {
  const { db, ada, ben, cor, north, south } = await opening(t);
  const people = [ada, ben, cor];
  let number = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ what, order, twice }) => {
      const [book] = await copiesAt(db, north);
      assert.ok(book);
      const answers = new Map<number, string>();
      for (const nth of twice ? [...order, ...order.toReversed()] : order) {
        number += 1;
        const lends = what[nth] === 'lend';
        const wish: Scan = {
          unit: nth % 2 ? south : north,
          device: `offline ${number}`,
          number,
          code: book.barcode,
          at: at(nth * 10),
          told: at(600),
          by: system,
          member: lends ? people[nth % 3] : undefined,
        };
        const answer = good(await db.transaction(tx => scan(tx, wish)));
        if (!answers.has(nth)) answers.set(nth, answer.kind);
      }
      const loans = await loansOf(db, book.id);
      const tale = JSON.stringify({ what, order, answers: [...answers], loans });
      for (const [n, loan] of loans.entries())
        assert.ok(n === 0 || (loans[n - 1]?.returnedAt ?? at(999)) <= loan.lentAt, `at once: ${tale}`);
      const isOpen = (await stateOf(db, book.id)) === 'on-loan';
      assert.equal(
        isOpen,
        loans.some(({ returnedAt }) => returnedAt === null),
        tale,
      );
      if (what.at(-1) === 'return') assert.equal(isOpen, false, `left open: ${tale}`);
      for (const [nth, kind] of answers)
        if (what[nth] === 'lend')
          assert.ok(kind !== 'lent' || loans.some(({ lentAt }) => lentAt <= at(nth * 10)), `lost: ${tale}`);
      const { amount } = await db.one<{ amount: number }>(sql`
        select coalesce(sum(amount), 0)::integer as amount from ledger.item_event where kind = 'loan' and item = ${book.id}`);
      assert.equal(amount, loans.length, `counted once: ${tale}`);
    }),
    { numRuns: 60 },
  );
});

const offline = (barcode: string, stamp: string) =>
  `11NY${stamp}                  AOnorth|AAC0|AB${barcode}|AC|`;
const live = (barcode: string, stamp: string) =>
  `11NN${stamp}                  AOnorth|AAC1|AB${barcode}|AC|`;

test('a self-check that comes back from a broken line places its loans by its clock, lists them once, and is not believed when that clock is wrong', async t => {
  const { db, units, ada, clock, terminal, desks } = await aLine(t);
  const [one, two, three] = await copiesAt(db, units.north.id, 3);
  assert.ok(one && two && three);
  for (const copy of [one, two])
    await desks(units.north.id, copy.barcode, winter('2026-01-13T09:50'), { device: copy.barcode });
  const machine = await terminal();
  const stamp = '20260113    093000';
  for (const _ of [1, 2]) {
    const answer = await machine.ask(offline(one.barcode, stamp));
    assert.equal(answer.fixed[0], '1', said(answer, 'AF'));
  }
  assert.deepEqual(await openLoans(db, { member: ada }), [], 'it was back at ten to ten');
  assert.equal((await loansOf(db, one.id)).length, 1);
  assert.deepEqual(
    (await loadToDo(db, units.north.id)).map(({ step, code }) => [step, code]),
    [['was-back', one.barcode]],
  );
  clock.pass(1000);
  const wrong = await machine.ask(live(three.barcode, '20260111    093000'));
  assert.equal(wrong.fixed[0], '1', 'two days slow, and lends');
  const doubted = await machine.ask(offline(two.barcode, '20260111    093100'));
  assert.equal(doubted.fixed[0], '1');
  assert.deepEqual(
    (await openLoans(db, { member: ada })).map(({ item }) => item),
    [two.id],
    'by a clock that is wrong nothing is over: it is lent now',
  );
});
