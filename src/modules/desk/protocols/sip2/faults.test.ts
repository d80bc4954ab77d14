import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { requestsOf } from '#requests';
import { openLoans, type Whereabouts, whereabouts } from '#circulation';
import { takeAway } from '../../../../../test/support/database.ts';
import { aCopyAt, copiesAt, wishFor } from '../../../../../test/support/desk.ts';
import { aLine, morning } from '../../../../../test/support/sip2-line.ts';
import { aTerminal, said } from '../../../../../test/support/sip2-terminal.ts';

const date = '20260113    100000';
const checkout = (barcode: string, card = 'C0') =>
  `11NN${date}                  AOnorth|AA${card}|AB${barcode}|AC|`;
const checkin = (barcode: string) => `09N${date}${date}APnorth|AOnorth|AB${barcode}|AC|`;

test('while the database is away a machine hears one clear sentence; nothing that was answered is lost, and the same message again is done', async t => {
  const { db, units, ada, clock, terminal } = await aLine(t);
  const [one, two] = await copiesAt(db, units.north.id, 2);
  assert.ok(one && two);
  const machine = await terminal();
  assert.equal((await machine.ask(checkout(one.barcode))).fixed[0], '1');
  const bringBack = await takeAway(db);
  for (let tries = 0; tries < 3; tries += 1) {
    const refused = await machine.ask(checkout(two.barcode));
    assert.deepEqual(
      [refused.code, refused.fixed[0], refused.fields.filter(([id]) => id === 'AF').length],
      ['12', '0', 1],
    );
    clock.pass(10_000);
  }
  await bringBack();
  const again = await machine.ask(checkout(two.barcode));
  assert.equal(again.fixed[0], '1', said(again, 'AF'));
  const lent = (await openLoans(db, { member: ada })).map(({ item }) => item);
  assert.deepEqual(lent.toSorted(), [one.id, two.id].toSorted());
});

test('a clock that jumps back or ahead makes no second loan: what is returned too early by the clock is taken in a little later', async t => {
  const { db, units, ada, clock, terminal } = await aLine(t);
  const [book] = await copiesAt(db, units.north.id, 1);
  assert.ok(book);
  const machine = await terminal();
  await machine.ask(checkout(book.barcode));
  clock.set(new Date(morning.getTime() - 3_600_000));
  assert.equal((await machine.ask(checkout(book.barcode, 'C1'))).fixed[0], '0', 'Ben does not get it too');
  const early = await machine.ask(checkin(book.barcode));
  assert.equal(early.fields.filter(([id]) => id === 'AF').length, 1, 'one sentence');
  assert.equal((await openLoans(db, { member: ada })).length, 1);
  clock.set(new Date(morning.getTime() + 3 * 86_400_000));
  const back = await machine.ask(checkin(book.barcode));
  assert.equal(back.fixed[0], '1');
  assert.deepEqual(await openLoans(db, { member: ada }), []);
  clock.set(new Date(morning.getTime() + 60_000));
  assert.equal((await whereabouts(db, [book.id])).get(book.id)?.state, 'on-shelf');
});

test('what a machine takes in while nobody is there ends the loan and waits for a hand: who waits hears when staff put it ready', async t => {
  const { db, units, ada, ben, clock, terminal, desks } = await aLine(t);
  const [plain, other] = [await aCopyAt(db, units.north.id), await aCopyAt(db, units.north.id)];
  const machine = await terminal();
  for (const { barcode } of [plain, other]) await machine.ask(checkout(barcode));
  const { request } = await wishFor(db, ben, other, units.north.id, morning);
  clock.set(new Date('2026-01-13T21:30:00+01:00'));
  const first = await machine.ask(checkin(plain.barcode));
  const second = await machine.ask(checkin(other.barcode));
  assert.deepEqual([said(first, 'CL'), said(second, 'CL'), second.fixed[0]], ['shelf', 'hold', '1']);
  assert.match(said(second, 'AF') ?? '', /Leg het in de bak/);
  assert.deepEqual(await openLoans(db, { member: ada }), []);
  const stateOf = async () => (await requestsOf(db, ben)).find(({ id }) => id === request)?.state;
  assert.equal(await stateOf(), 'asked', 'not told at night that it lies ready');
  const put = await desks(units.north.id, other.barcode, new Date('2026-01-14T10:05:00+01:00'));
  assert.deepEqual([put.kind, await stateOf()], ['hold-shelf', 'ready']);
});

test('messages that are broken off do nothing, and whatever order the rest comes in, one member has the book', async t => {
  const { db, server, units, ada, ben, clock, terminal } = await aLine(t);
  const [book] = await copiesAt(db, units.north.id, 1);
  assert.ok(book);
  const broken = await aTerminal(server.port);
  await broken.ask('9300CNnorth|COmachine-password|CP|');
  broken.send(Buffer.from(checkout(book.barcode).slice(0, -4)));
  broken.hangUp();
  const [left, right] = [await terminal('north'), await terminal('south')];
  assert.deepEqual(await openLoans(db, { member: ada }), [], 'half a message lends nothing');
  const asked = [
    () => left.ask(checkin(book.barcode)),
    () => left.ask(checkout(book.barcode)),
    () => right.ask(checkout(book.barcode, 'C1')),
    () => right.ask(checkin(book.barcode)),
  ];
  for (const order of [
    [0, 1, 2, 3],
    [1, 3, 2, 0],
    [2, 1, 0, 3],
    [3, 2, 1, 0],
  ]) {
    for (const n of order) {
      clock.pass(10_000);
      await asked[n]?.();
      const loans = [...(await openLoans(db, { member: ada })), ...(await openLoans(db, { member: ben }))];
      const place: Whereabouts | undefined = (await whereabouts(db, [book.id])).get(book.id);
      assert.equal(loans.length, place?.state === 'on-loan' ? 1 : 0, order.join(' '));
    }
  }
});

test('whatever bytes come from a machine that signed in: its line ends at most, and it may come back', async t => {
  const { db, units, terminal } = await aLine(t);
  const [book] = await copiesAt(db, units.north.id, 1);
  const message = Buffer.from(checkin(book?.barcode ?? ''));
  const odd = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(fc.nat(message.length - 1), fc.nat(255))
      .map(([at, byte]) => message.map((b, i) => (i === at ? byte : b))),
    fc.nat(message.length).map(length => message.subarray(0, length)),
  );
  let machine = await terminal('north');
  await fc.assert(
    fc.asyncProperty(odd, async bytes => {
      machine.send(bytes);
      machine.send('\r9900802.00\r');
      for (let heard = await machine.next(); heard?.code !== '98'; heard = await machine.next())
        if (!heard) {
          machine = await terminal('north');
          return;
        }
    }),
    { numRuns: 60 },
  );
  assert.equal((await machine.ask('9900802.00')).code, '98');
});
