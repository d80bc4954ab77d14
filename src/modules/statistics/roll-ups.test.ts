import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  closeDay,
  forgetMember,
  type ItemEvent,
  type PersonEvent,
  type Position,
  record,
  rolledUpTo,
  rollUp,
  safePosition,
} from '#ledger';
import { seededChance } from '#platform/chance.ts';
import type { Day } from '#platform/day.ts';
import { type Db, sql } from '#platform/db.ts';
import { anEmptyBook } from '../../../test/support/book.ts';
import { type Definition, readsLedger } from './definition.ts';
import { figure, recompute } from './figure.ts';
import { keepPeriod } from './keep-month.ts';
import { shippedDefinitions } from './load-definitions.ts';
import { outcomes } from './outcome.ts';
import { monthOf, type Period, parsePeriod } from './period.ts';
import { canBeRolled } from './store/rolled.ts';

const year: Period = parsePeriod('2025') ?? monthOf('2025-01-01');
const march = monthOf('2025-03-01');
const days = ['2024-12-31', '2025-02-28', '2025-03-01', '2025-03-02', '2025-03-31', '2025-04-01'] as const;

/** One of each formula that can be answered from what was added up. */
const rollable: readonly Definition[] = [
  ...new Map(
    shippedDefinitions()
      .filter(({ formula }) => readsLedger(formula) && canBeRolled({ formula, period: year }))
      .map((definition): [string, Definition] => [JSON.stringify(definition.formula), definition]),
  ).values(),
];

const write = (db: Db, items: ItemEvent[], people: PersonEvent[] = []) =>
  db.transaction(tx => record(tx, { items, people }));
const close = (db: Db, day: Day) => db.transaction(tx => closeDay(tx, day, seededChance(1)));

/** Every figure that can be rolled, of the whole, of two places and of all at once, one way or row by row. */
async function answers(
  { db, units }: Awaited<ReturnType<typeof anEmptyBook>>,
  position: Position,
  rowByRow: boolean,
) {
  const places = [
    {},
    { only: { level: 'unit', unit: units.north.id } },
    { only: { level: 'organisation', unit: units.lowland.id } },
    { by: 'municipality' },
  ] as const;
  const found = [];
  for (const definition of rollable)
    for (const place of places)
      for (const period of [year, march])
        found.push({
          code: definition.code,
          place,
          period: period.name,
          outcome: [...(await outcomes(db, definition, { ...place, period, position, rowByRow }))],
        });
  return found;
}

const kinds = ['loan', 'renewal', 'item-added', 'item-withdrawn', 'request-ready', 'visit'] as const;
const aMove = fc.oneof(
  fc.record({
    move: fc.constant('events' as const),
    day: fc.constantFrom(...days),
    kind: fc.constantFrom(...kinds),
    took: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    many: fc.integer({ min: 1, max: 4 }),
    north: fc.boolean(),
  }),
  fc.record({ move: fc.constant('close' as const), day: fc.constantFrom(...days) }),
  fc.record({ move: fc.constant('roll' as const), day: fc.constantFrom(...days) }),
  fc.record({ move: fc.constant('erase' as const), member: fc.integer({ min: 1, max: 4 }) }),
);

test('whatever happens, in whatever order, what was added up says what the rows of the book say, at every place in it', async t => {
  await fc.assert(
    fc.asyncProperty(fc.array(aMove, { minLength: 6, maxLength: 14 }), async moves => {
      const ground = await anEmptyBook(t);
      const { db, at, thing, person } = ground;
      const positions: Position[] = [];
      for (const step of moves) {
        if (step.move === 'events') {
          const { day, kind, took, many, north } = step;
          const place = at(north ? 'north' : 'south');
          const material = many % 2 === 0 ? 'dvd' : 'book';
          const quality = many === 3 ? 'estimated' : 'registered';
          const things = Array.from({ length: many }, (_, n) =>
            thing(day, {
              kind,
              ...place,
              material,
              quality,
              days: took === undefined ? undefined : took + n,
              amount: n === 2 ? -1 : 1,
              ...(kind === 'request-ready' && { scope: north ? 'same-branch' : 'other-organisation' }),
            }),
          );
          await write(db, things, [
            person(many, day, { ...place, material }),
            person(many, day, { kind: 'member-joined' }),
          ]);
        } else if (step.move === 'close') await close(db, step.day);
        else if (step.move === 'roll') await db.transaction(tx => rollUp(tx, step.day));
        else await db.transaction(tx => forgetMember(tx, step.member));
        positions.push(await safePosition(db));
      }
      for (const position of [positions[2], positions.at(-1)])
        if (position)
          assert.deepEqual(await answers(ground, position, false), await answers(ground, position, true));
    }),
    { numRuns: 6 },
  );
});

test('a figure of a whole month is read from what was added up, and a scan since then counts at once', async t => {
  const { db, units, thing } = await anEmptyBook(t);
  await write(db, [thing('2025-03-01'), thing('2025-03-02')]);
  await db.transaction(tx => rollUp(tx, '2025-03-02'));
  await db.script("update ledger.rolled_item set amount = 40 where day = '2025-03-02'");
  const loans = async (rowByRow: boolean) =>
    (await figure(db, { definition: 'loans', scope: units.tinyland.id, period: march, rowByRow })).value;
  assert.equal(await loans(false), 41, 'the added up rows are what was read');
  assert.equal(await loans(true), 2, 'and row by row is row by row');
  await write(db, [thing('2025-03-03')]);
  assert.equal(await loans(false), 42);
});

test('a fact that comes late is in the next adding up under its own day, and the figure of before stays', async t => {
  const ground = await anEmptyBook(t);
  const { db, units, thing } = ground;
  await write(db, [thing('2025-03-01')]);
  await db.transaction(tx => rollUp(tx, '2025-03-31'));
  const before = await safePosition(db);
  await write(db, [thing('2025-03-31'), thing('2025-04-01')]);
  await db.transaction(tx => rollUp(tx, '2025-04-01'));
  await write(db, [thing('2025-03-15')]);
  await db.transaction(tx => rollUp(tx, '2025-04-30'));
  const loans = async (position?: Position) =>
    (await figure(db, { definition: 'loans', scope: units.tinyland.id, period: march, position })).value;
  assert.equal(await loans(before), 1);
  assert.equal(await loans(), 3);
  assert.deepEqual(await answers(ground, before, false), await answers(ground, before, true));
});

test('days are folded into months, and a month later the days themselves are gone', async t => {
  const ground = await anEmptyBook(t);
  const { db, thing } = ground;
  const rolls = async () =>
    (
      await db.many<{ grain: string; rows: number }>(sql`
        select grain, (select count(*) from ledger.rolled_item where roll = number) as rows from ledger.roll order by number`)
    ).map(({ grain, rows }) => `${grain} ${rows}`);
  for (const day of ['2025-03-01', '2025-03-02', '2025-03-31'] as const) {
    await write(db, [thing(day)]);
    await db.transaction(tx => rollUp(tx, day));
  }
  assert.deepEqual(await rolls(), ['day 1', 'day 1', 'day 1', 'month 1']);
  await write(db, [thing('2025-04-30')]);
  await db.transaction(tx => rollUp(tx, '2025-04-30'));
  assert.deepEqual(await rolls(), ['month 1', 'day 1', 'month 1']);
  const position = await safePosition(db);
  assert.equal((await rolledUpTo(db, position)).rolls.length, 2, 'each row stands in one of them');
  assert.deepEqual(await answers(ground, position, false), await answers(ground, position, true));
});

test('an adding up that is killed half-way leaves nothing, and the next one begins where the last whole one ended', async t => {
  const ground = await anEmptyBook(t);
  const { db, thing } = ground;
  await write(db, [thing('2025-03-01')]);
  await db.transaction(tx => rollUp(tx, '2025-03-01'));
  await write(db, [thing('2025-03-02'), thing('2025-03-03')]);
  // It has added up the things and waits for the people when its session is killed.
  const holder = await db.pool.connect();
  await holder.query('begin');
  await holder.query('lock table ledger.rolled_person in access exclusive mode');
  const broken = assert.rejects(db.transaction(tx => rollUp(tx, '2025-03-03')));
  let killed = 0;
  while (killed === 0)
    ({ killed } = await db.one<{ killed: number }>(sql`
      select count(pg_terminate_backend(pid)) as killed from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`));
  await broken;
  await holder.query('rollback');
  holder.release();
  const { rolls } = await db.one<{ rolls: number }>(sql`select count(*) as rolls from ledger.roll`);
  assert.equal(rolls, 1);
  await db.transaction(tx => rollUp(tx, '2025-03-03'));
  const position = await safePosition(db);
  const { mark } = await rolledUpTo(db, position);
  assert.equal(mark.item, position.item);
  assert.deepEqual(await answers(ground, position, false), await answers(ground, position, true));
});

test('who began before the adding up and ends after it is counted, also when a lower number in the book came to them', async t => {
  const ground = await anEmptyBook(t);
  const { db, units, thing } = ground;
  await write(db, [thing('2025-03-01')]);
  const [early, slow] = [await db.pool.connect(), await db.pool.connect()];
  const lend = `insert into ledger.item_event (kind, at, day, unit, material, amount)
                values ('loan', '2025-03-01T11:00:00Z', '2025-03-01', ${units.north.id}, 'book', 1)`;
  await early.query('begin');
  await early.query('select pg_current_xact_id()');
  await slow.query('begin');
  await slow.query(lend);
  await early.query(lend);
  await early.query('commit');
  early.release();
  const loans = async () =>
    (await figure(db, { definition: 'loans', scope: units.tinyland.id, period: year })).value;
  await db.transaction(tx => rollUp(tx, '2025-03-01'));
  assert.equal(await loans(), 2);
  await slow.query('commit');
  slow.release();
  assert.equal(await loans(), 3);
  await db.transaction(tx => rollUp(tx, '2025-03-02'));
  assert.equal(await loans(), 3);
  const position = await safePosition(db);
  assert.deepEqual(await answers(ground, position, false), await answers(ground, position, true));
});

test('keeping a year that is killed half-way keeps nothing, and done again keeps each figure once', async t => {
  const { db, units, thing } = await anEmptyBook(t);
  await write(db, [thing('2025-03-01'), thing('2025-03-02')]);
  const at = new Date('2026-01-03T03:00:00Z');
  const kept = async () =>
    (await db.one<{ rows: number }>(sql`select count(*) as rows from statistics.figure`)).rows;
  const holder = await db.pool.connect();
  await holder.query('begin');
  await holder.query('lock table statistics.figure in access exclusive mode');
  const broken = assert.rejects(keepPeriod(db, year, at));
  let killed = 0;
  while (killed === 0)
    ({ killed } = await db.one<{ killed: number }>(sql`
      select count(pg_terminate_backend(pid)) as killed from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`));
  await broken;
  await holder.query('rollback');
  holder.release();
  assert.equal(await kept(), 0);
  const many = await keepPeriod(db, year, at);
  assert.equal(await kept(), many);
  const wish = { definition: 'loans', scope: units.tinyland.id, period: year };
  const { kept: first, same } = await db.transaction(tx => recompute(tx, wish, at));
  assert.deepEqual([first.value, same, await kept()], [2, true, many], 'and it comes out again, row by row');
});
