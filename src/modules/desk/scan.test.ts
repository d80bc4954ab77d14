import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { whereabouts } from '#circulation';
import { addStaff, type Actor, system } from '#people';
import { type Db, sql } from '#platform/db.ts';
import { requestsById } from '#requests';
import { board } from '#transport';
import { aCopyAt, aDesk, copiesAt, good, winter, wishFor } from '../../../test/support/desk.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { circulationModule } from '../circulation/module.ts';
import { requestsModule } from '../requests/module.ts';
import { transportModule } from '../transport/module.ts';
import { forgetScans } from './jobs.ts';
import { scan, type Scan } from './scan.ts';
import { aWorld } from '../../../test/support/world.ts';

const modules = [catalogueModule, circulationModule, transportModule, requestsModule];
const opening = (t: TestContext) => aDesk(t, modules);
const after = (seconds: number, from = winter('2026-01-13T11:00')): Date =>
  new Date(from.getTime() + seconds * 1000);

const stateOf = async (db: Db, item: number) => (await whereabouts(db, [item])).get(item)?.state;
const stateOfRequest = async (db: Db, id: number) => (await requestsById(db, [id]))[0]?.state;
const count = async (db: Db, table: 'desk.scan' | 'circulation.loan') =>
  (await db.one<{ n: number }>(sql`select count(*) as n from ${sql.raw(table)}`)).n;

test('a card opens a turn, books are lent to its owner, and Enter alone ends it', async t => {
  const { db, units, ada, desks } = await opening(t);
  const [one, two] = await copiesAt(db, units.north.id, 2);
  assert.ok(one && two);
  const north = units.north.id;
  const card = await desks(north, 'C0', after(0));
  assert.deepEqual(card.kind === 'member-open' && [card.name, card.loans, card.ready, card.member], [
    'Ada van der Voorbeeld',
    0,
    0,
    ada,
  ]);
  assert.equal((await desks(north, one.barcode, after(5))).kind, 'lent');
  assert.equal((await desks(north, '', after(10))).kind, 'member-closed');
  assert.equal((await desks(north, two.barcode, after(15))).kind, 'shelf');
  assert.equal(await stateOf(db, one.id), 'on-loan');
});

test('for a membership that ended nothing is lent, and what comes back is taken in', async t => {
  const { db, units, ada, desks } = await opening(t);
  const item = await aCopyAt(db, units.north.id);
  await desks(units.north.id, item.barcode, after(0), { member: ada });
  await db.pool.query('update people.member set until = $1 where id = $2', ['2026-01-12', ada]);
  const card = await desks(units.north.id, 'C0', after(60));
  assert.deepEqual([card.kind, card.member], ['member-ended', undefined]);
  assert.equal((await desks(units.north.id, item.barcode, after(70))).kind, 'shelf');
});

test('a member who left their turn open lends nothing ten minutes later', async t => {
  const { db, units, desks } = await opening(t);
  const item = await aCopyAt(db, units.north.id);
  await desks(units.north.id, 'C0', after(0));
  assert.equal((await desks(units.north.id, item.barcode, after(11 * 60))).kind, 'shelf');
});

test('a request travels from the pick list to its reader by scans alone', async t => {
  const { db, units, ada, desks } = await opening(t);
  const [north, south] = [units.north.id, units.south.id];
  const item = await aCopyAt(db, south);
  const { request } = await wishFor(db, ada, item, north, winter('2026-01-12T11:00'));
  const picked = await desks(south, item.barcode, after(0));
  assert.deepEqual(picked.kind === 'crate' && [picked.to, picked.reason, picked.slip?.purpose], [
    north,
    'request',
    'request',
  ]);
  const thursday = winter('2026-01-15T11:00');
  assert.equal(
    (await desks(south, item.barcode, thursday, { device: 'van', van: { run: undefined } })).kind,
    'boarded',
  );
  assert.equal(await stateOfRequest(db, request), 'on-the-van');
  const friday = winter('2026-01-16T11:00');
  const brought = winter('2026-01-16T10:30');
  assert.equal(
    (await desks(north, item.barcode, brought, { device: 'van', van: { run: undefined } })).kind,
    'handed-over',
  );
  assert.equal(await stateOfRequest(db, request), 'on-the-van', 'brought is not yet on the hold shelf');
  const ready = await desks(north, item.barcode, friday);
  assert.deepEqual(ready.kind === 'hold-shelf' && ready.mark, { letter: 'V', card: 'C0' });
  assert.equal(await stateOfRequest(db, request), 'ready');
  const card = await desks(north, 'C0', after(60, friday));
  assert.equal(card.kind === 'member-open' && card.ready, 1);
  assert.equal((await desks(north, item.barcode, after(65, friday))).kind, 'lent');
  assert.equal(await stateOfRequest(db, request), 'lent');
  await desks(north, '', after(70, friday));
  const back = await desks(north, item.barcode, after(600, friday));
  assert.deepEqual(back.kind === 'crate' && [back.to, back.reason], [south, 'home']);
  await db.transaction(tx =>
    board(tx, [{ unit: north, take: 'all', at: winter('2026-01-20T09:00'), by: system }]),
  );
  assert.equal((await desks(south, item.barcode, winter('2026-01-21T11:00'))).kind, 'shelf');
  assert.equal(await stateOfRequest(db, request), 'home');
});

test('a hand that trembles scans once: the second return does not catch the next wish', async t => {
  const { db, units, ben, desks } = await opening(t);
  const item = await aCopyAt(db, units.north.id);
  const first = await desks(units.north.id, item.barcode, after(0));
  await wishFor(db, ben, item, units.north.id, after(1));
  const second = await desks(units.north.id, item.barcode, after(2));
  assert.deepEqual(second, first);
  assert.equal((await desks(units.north.id, item.barcode, after(10))).kind, 'hold-shelf');
});

test('the same scan delivered again gets the same answer and happens once', async t => {
  const { db, units, ada } = await opening(t);
  const item = await aCopyAt(db, units.north.id);
  const wish: Scan = {
    unit: units.north.id,
    device: 'self-check',
    number: 1,
    code: item.barcode,
    at: after(0),
    by: system,
    member: ada,
  };
  const deliver = (given: Scan) => db.transaction(tx => scan(tx, given));
  const both = await Promise.all([deliver(wish), deliver({ ...wish, at: after(60) })]);
  assert.deepEqual(both[0], both[1]);
  assert.equal(good(both[0]).kind, 'lent');
  assert.deepEqual([await count(db, 'desk.scan'), await count(db, 'circulation.loan')], [1, 1]);
  const other = await deliver({ ...wish, code: 'C1' });
  assert.equal(!other.ok && other.refusal.code, 'desk/number-used');
});

test('two desks lend one copy in the same second: one wins, the other hears one clear sentence', async t => {
  const { db, units, ada, ben } = await opening(t);
  const item = await aCopyAt(db, units.north.id);
  const lend = (device: string, member: number) =>
    db.transaction(tx =>
      scan(tx, {
        unit: units.north.id,
        device,
        number: 1,
        code: item.barcode,
        at: after(0),
        by: system,
        member,
      }),
    );
  const answers = (await Promise.all([lend('left', ada), lend('right', ben)])).map(good);
  assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['lent', 'refused']);
  const refused = answers.find(({ kind }) => kind === 'refused');
  assert.equal(refused?.kind === 'refused' && refused.refusal.code, 'circulation/already-lent');
  assert.equal(await count(db, 'circulation.loan'), 1);
});

test('a book that came to the wrong branch goes on with the next van', async t => {
  const { db, units, ada, desks } = await opening(t);
  const item = await aCopyAt(db, units.south.id);
  await wishFor(db, ada, item, units.north.id, winter('2026-01-12T11:00'));
  await desks(units.south.id, item.barcode, after(0));
  const strayed = await desks(units.west.id, item.barcode, winter('2026-01-14T14:00'));
  assert.deepEqual(strayed.kind === 'crate' && [strayed.to, strayed.reason], [units.north.id, 'strayed']);
  assert.equal((await desks(units.west.id, item.barcode, winter('2026-01-14T14:01'))).kind, 'crate');
});

test('an old scan that arrives late does not end the loan that began after it', async t => {
  const { db, units, ada, desks } = await opening(t);
  const item = await aCopyAt(db, units.north.id);
  await desks(units.north.id, item.barcode, after(60), { member: ada });
  assert.equal(
    (await desks(units.north.id, item.barcode, after(0), { device: 'offline' })).kind,
    'lent-since',
  );
  assert.equal(await stateOf(db, item.id), 'on-loan');
});

test('a code that nobody knows gets a next step, and what scanners add is ignored', async t => {
  const { db, units, desks } = await opening(t);
  const unknown = await desks(units.north.id, '31234', after(0));
  assert.deepEqual([unknown.kind, unknown.tone], ['unknown-code', 'error']);
  const item = await aCopyAt(db, units.north.id);
  assert.equal((await desks(units.north.id, ` ${item.barcode}\r\n`, after(10))).kind, 'shelf');
});

test('a desk scans for its own branch only, and a look at a member is written down', async t => {
  const { db, units, ada } = await opening(t);
  const { staff } = good(
    await db.transaction(tx =>
      addStaff(tx, {
        name: 'Bo Balie',
        login: 'bo',
        password: 'dichtbij huis',
        roles: [{ role: 'desk', unit: units.north.id }],
        from: '2026-01-01',
        by: system,
      }),
    ),
  );
  const by: Actor = { kind: 'staff', staff, roles: [{ role: 'desk', unit: units.north.id }] };
  const at = (unit: number) => ({ unit, device: 'desk', number: unit, code: 'C0', at: after(0), by });
  const there = await db.transaction(tx => scan(tx, at(units.south.id)));
  assert.equal(!there.ok && there.refusal.code, 'people/not-allowed');
  assert.equal(await count(db, 'desk.scan'), 0);
  good(await db.transaction(tx => scan(tx, at(units.north.id))));
  const looks = await db.many<{ member: number }>(sql`select member from people.look`);
  assert.deepEqual(looks, [{ member: ada }]);
});

test('at night the desk forgets what was scanned', async t => {
  const { db, units, desks } = await opening(t);
  await desks(units.north.id, 'C0', after(0));
  const world = aWorld(db, [], { clock: { now: () => after(86_401) } });
  await forgetScans.run(world, undefined);
  assert.equal(await count(db, 'desk.scan'), 0);
});

test('scans in any order, each delivered twice, leave the same behind as delivered once', async t => {
  const { db, units, desks } = await opening(t);
  const places = [units.north.id, units.south.id] as const;
  let round = 0;
  const step = fc.record({ place: fc.nat(1), what: fc.nat(4), pause: fc.integer({ min: 0, max: 900 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
      const states = [];
      for (const twice of [false, true]) {
        round += 1;
        const copies = await copiesAt(db, units.north.id, 2);
        let at = after(round * 1_000_000);
        let number = 0;
        for (const { place, what, pause } of steps) {
          at = after(pause, at);
          number += 1;
          const unit = places[place] ?? 0;
          const code = ['C0', 'C1', '', copies[0]?.barcode ?? '', copies[1]?.barcode ?? ''][what] ?? '';
          const wish = { unit, device: `round ${round} ${unit}`, number, code, at, by: system };
          const first = good(await db.transaction(tx => scan(tx, wish)));
          if (twice) assert.deepEqual(good(await db.transaction(tx => scan(tx, wish))), first);
        }
        const found = await whereabouts(
          db,
          copies.map(({ id }) => id),
        );
        states.push(copies.map(({ id }) => [found.get(id)?.state, found.get(id)?.unit]));
        for (const { barcode } of copies)
          await desks(units.north.id, barcode, after(1000, at), { device: `sweep ${round} ${barcode}` });
      }
      assert.deepEqual(states[0], states[1]);
    }),
    { numRuns: 25 },
  );
});
