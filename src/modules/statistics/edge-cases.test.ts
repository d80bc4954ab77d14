import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { closeDay, forgetMember, type ItemEvent, type PersonEvent, record, safePosition } from '#ledger';
import { seededChance } from '#platform/chance.ts';
import type { Day } from '#platform/day.ts';
import { type Db, sql } from '#platform/db.ts';
import { anEmptyBook } from '../../../test/support/book.ts';
import { definitionsFor, figure, recompute } from './figure.ts';
import { keepPeriod } from './keep-month.ts';
import { monthOf, type Period, parsePeriod } from './period.ts';

const year: Period = parsePeriod('2025') ?? monthOf('2025-01-01');
const march = monthOf('2025-03-01');

async function aProvince(t: TestContext) {
  const book = await anEmptyBook(t);
  const read = (definition: string, period: Period = year, vintage?: Date) =>
    figure(book.db, { definition, scope: book.units.tinyland.id, period, vintage });
  return { ...book, read };
}

const write = (db: Db, items: ItemEvent[], people: PersonEvent[] = []) =>
  db.transaction(tx => record(tx, { items, people }));
const close = (db: Db, day: Day) => db.transaction(tx => closeDay(tx, day, seededChance(1)));

test('case 95: a renewal counts on its own day and never as a loan', async t => {
  const { db, thing, read } = await aProvince(t);
  await write(db, [thing('2025-03-31'), thing('2025-04-14', { kind: 'renewal' })]);
  const april = monthOf('2025-04-01');
  assert.deepEqual([(await read('loans', march)).value, (await read('renewals', march)).value], [1, 0]);
  assert.deepEqual([(await read('loans', april)).value, (await read('renewals', april)).value], [0, 1]);
});

test('case 96: a book that another library supplies is one request filled, and a loan only when somebody borrows it', async t => {
  const { db, units, thing, read } = await aProvince(t);
  const supplied = {
    kind: 'request-ready',
    scope: 'other-organisation',
    otherUnit: units.south.id,
    otherOrganisation: units.lowland.id,
    days: 2,
  } as const;
  await write(db, [thing('2025-03-03', supplied)]);
  assert.equal((await read('loans')).value, 0);
  assert.deepEqual((await read('requests-by-reach')).parts, [{ part: 'other-organisation', value: 1 }]);
  await write(db, [thing('2025-03-04')]);
  assert.equal((await read('loans')).value, 1);
  assert.equal((await read('requests-by-reach')).value, 1);
});

test('case 97: a member who never borrows is a member, and no active borrower', async t => {
  const { db, person, read } = await aProvince(t);
  const joined = { kind: 'member-joined' } as const;
  await write(
    db,
    [],
    [
      person(1, '2025-02-01', joined),
      person(2, '2025-02-01', joined),
      person(2, '2025-03-01'),
      person(2, '2025-03-02'),
    ],
  );
  await close(db, '2025-12-31');
  assert.equal((await read('members')).value, 2);
  assert.equal((await read('active-borrowers')).value, 1);
});

test('case 98: a loan keeps the age that the borrower had that day', async t => {
  const { db, person, read } = await aProvince(t);
  await write(
    db,
    [],
    [
      person(1, '2025-03-01', { ageBand: '13-18' }),
      person(1, '2025-09-01', { ageBand: '19-30' }),
      person(1, '2025-09-02', { ageBand: '19-30' }),
    ],
  );
  await close(db, '2025-12-31');
  assert.deepEqual((await read('loans-by-age')).parts, [
    { part: '13-18', value: 1 },
    { part: '19-30', value: 2 },
  ]);
});

test('case 99: a copy that is withdrawn in January was still in the collection of 31 December', async t => {
  const { db, thing, read } = await aProvince(t);
  await write(db, [
    thing('2024-05-01', { kind: 'item-added' }),
    thing('2025-05-01', { kind: 'item-added', item: 2 }),
    thing('2026-01-05', { kind: 'item-withdrawn' }),
  ]);
  assert.equal((await read('collection')).value, 2);
  assert.equal((await read('collection', monthOf('2026-01-01'))).value, 1);
});

test('a copy that goes to another branch for good counts there, on the day itself as well, and once in the whole', async t => {
  const { db, units, at, thing, read } = await aProvince(t);
  const moved = { item: 2, day: '2025-06-01' as Day };
  await write(db, [
    thing('2024-05-01', { kind: 'item-added' }),
    thing('2024-05-01', { kind: 'item-added', item: 2 }),
    thing(moved.day, { kind: 'item-moved-out', item: 2, otherUnit: units.south.id }),
    thing(moved.day, { kind: 'item-moved-in', item: 2, otherUnit: units.north.id, ...at('south') }),
  ]);
  const of = async (scope: number, month: Day) =>
    (await figure(db, { definition: 'collection', scope, period: monthOf(month) })).value;
  assert.deepEqual([await of(units.north.id, '2025-05-01'), await of(units.south.id, '2025-05-01')], [2, 0]);
  assert.deepEqual([await of(units.north.id, '2025-06-01'), await of(units.south.id, '2025-06-01')], [1, 1]);
  assert.equal((await read('collection')).value, 2);
});

test('case 101: what comes in after a figure was kept is a new vintage, and the old one is still what was known then', async t => {
  const { db, units, thing, read } = await aProvince(t);
  const [first, second] = [new Date('2026-01-10T03:00:00Z'), new Date('2026-02-10T03:00:00Z')];
  await write(db, [thing('2025-03-01'), thing('2025-03-02')]);
  await keepPeriod(db, year, first);
  await write(db, [thing('2025-03-03')]);
  const wish = { definition: 'loans', scope: units.tinyland.id, period: year };
  await db.transaction(tx => recompute(tx, wish, second));
  const known = async (at: string) => (await read('loans', year, new Date(at))).value;
  assert.equal(await known('2026-01-31T00:00:00Z'), 2);
  assert.equal(await known('2026-03-01T00:00:00Z'), 3);
  const before = await read('loans', year, new Date('2026-01-01T00:00:00Z'));
  assert.deepEqual([before.value, before.status], [undefined, 'missing']);
});

test('case 102: whoever is erased, in whatever company, every figure stays what it was', async t => {
  const { db, at, units, person } = await aProvince(t);
  const kinds = ['loan', 'member-joined', 'member-left'] as const;
  const loans = Array.from({ length: 60 }, (_, n) =>
    person(1 + (n % 12), n % 3 === 0 ? '2025-03-01' : '2025-11-20', {
      kind: kinds[n % 7 === 0 ? 1 : n % 11 === 0 ? 2 : 0],
      ageBand: n % 2 === 0 ? '13-18' : '31-65',
      ...at(n % 5 === 0 ? 'south' : 'north'),
    }),
  );
  await write(db, [], loans);
  await close(db, '2025-03-01');
  const asked = [
    [units.tinyland.id, year],
    [units.highland.id, march],
    [units.lowland.id, year],
    [units.south.id, march],
  ] as const;
  const figures = () =>
    db.transaction(async tx => {
      const position = await safePosition(tx);
      const found = [];
      for (const { code } of await definitionsFor(tx, year))
        for (const [scope, period] of asked) {
          const wish = { definition: code, scope, period, position };
          const { value, parts, events, status } = await figure(tx, wish);
          found.push({ code, scope, period: period.name, value, parts, events, status });
        }
      return found;
    });
  const before = await figures();
  const distinct = () =>
    db.many(
      sql`select unit, day, count(distinct pseudonym) from ledger.person_event_view group by 1, 2 order by 1, 2`,
    );
  const waiting = await distinct();
  assert.ok(before.some(({ code, value }) => code === 'active-borrowers' && value));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 12 })), async members => {
      await db.transaction(async tx => {
        for (const member of members) await forgetMember(tx, member);
      });
      assert.deepEqual(await figures(), before);
      assert.deepEqual(await distinct(), waiting, 'and so do the people of days that are not closed');
    }),
    { numRuns: 4 },
  );
});

test('a figure says whether it is firm, provisional or partly estimated', async t => {
  const { db, thing, read } = await aProvince(t);
  await write(db, [
    thing('2025-03-01'),
    thing('2025-03-01', { kind: 'visit', amount: 80, quality: 'estimated' }),
  ]);
  assert.equal((await read('loans', march)).status, 'provisional');
  await close(db, '2025-03-31');
  assert.equal((await read('loans', march)).status, 'normal');
  assert.equal((await read('visits', march)).status, 'estimated');
  assert.equal((await read('loans')).status, 'provisional', 'the year is not over in the book');
  assert.equal((await read('days-to-ready-median', march)).status, 'missing');
  const correction = { kind: 'visit', correction: true } as const;
  await write(db, [
    thing('2025-03-01', { ...correction, amount: -80, quality: 'estimated' }),
    thing('2025-03-01', { ...correction, amount: 75 }),
  ]);
  const counted = await read('visits', march);
  assert.deepEqual([counted.value, counted.status], [75, 'normal'], 'a count took the place of the estimate');
});
