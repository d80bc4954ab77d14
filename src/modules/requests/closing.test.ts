import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { checkOut, openLoans, renew, whereabouts } from '#circulation';
import { system } from '#people';
import { type Db, sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { deskModule } from '../desk/module.ts';
import { readersPlugs } from '../../../test/support/readers.ts';
import { aCopyAt, aDesk, good, winter, wishFor } from '../../../test/support/desk.ts';
import { shutTiny } from '../../../test/support/shut.ts';
import { expireShelf } from './expire-shelf.ts';
import { requestsOf } from './reading.ts';

const tuesday = winter('2026-01-13T11:00');

/** A book of North lent on Tuesday to Ada, one of South to Ben, and a book ready in North for Cor. */
async function aWeek(t: TestContext) {
  const desk = await aDesk(t, [...readersPlugs, deskModule]);
  const { db, units, ada, ben, cor, desks } = desk;
  const [here, there, asked] = [
    await aCopyAt(db, units.north.id),
    await aCopyAt(db, units.south.id),
    await aCopyAt(db, units.north.id),
  ];
  await db.transaction(async tx => {
    const lent = { at: tuesday, by: system };
    for (const answer of await checkOut(tx, [
      { ...lent, item: here.id, member: ada, unit: units.north.id },
      { ...lent, item: there.id, member: ben, unit: units.south.id },
    ]))
      good(answer);
  });
  await wishFor(db, cor, asked, units.north.id, tuesday);
  await desks(units.north.id, asked.barcode, tuesday);
  const due = async (member: number) => {
    const { dueDay, dueAt } = only(await openLoans(db, { member }));
    return [dueDay, dueAt.toISOString().slice(11, 16)];
  };
  const kept = async () => {
    const [request] = await requestsOf(db, cor);
    return [
      request?.state,
      request?.shelfUntil,
      (await whereabouts(db, [asked.id])).get(asked.id)?.heldUntil,
    ];
  };
  return { ...desk, here, due, kept };
}

const told = (db: Db, member: number) =>
  db.many<{ subject: string }>(
    sql`select subject from notices.message where member = ${member} and channel = 'account' and key like 'due-moved%'`,
  );

test('case 53: a branch that must shut moves what is due and what lies ready, and all of it goes back when it opens after all', async t => {
  const { db, units, ada, ben, due, kept } = await aWeek(t);
  assert.deepEqual(
    [await due(ada), await due(ben)],
    [
      ['2026-02-03', '17:00'],
      ['2026-02-03', '17:00'],
    ],
  );
  assert.deepEqual(await kept(), ['ready', '2026-01-21', '2026-01-21']);
  const shut = (first: `${number}-${number}-${number}`, last: typeof first, open = false) =>
    shutTiny(db, units.north.id, first, last, open);
  await shut('2026-02-02', '2026-02-04');
  await shut('2026-01-15', '2026-01-16');
  assert.deepEqual(await due(ada), ['2026-02-05', '17:00']);
  assert.deepEqual(await due(ben), ['2026-02-03', '17:00'], 'South is open');
  assert.deepEqual(await kept(), ['ready', '2026-01-23', '2026-01-23']);
  assert.deepEqual(
    (await told(db, ada)).map(({ subject }) => subject),
    ['North is dicht: je mag langer lenen'],
  );
  assert.deepEqual(await told(db, ben), []);
  await shut('2026-02-05', '2026-02-05');
  assert.deepEqual(await due(ada), ['2026-02-06', '17:00'], 'shut a day longer');
  await shut('2026-02-03', '2026-02-05', true);
  assert.deepEqual(await due(ada), ['2026-02-03', '17:00'], 'the day itself is open again');
  await shut('2026-01-15', '2026-01-16', true);
  assert.deepEqual(await kept(), ['ready', '2026-01-21', '2026-01-21']);
  const left = await db.many(sql`select id from circulation.loan where planned_day is not null`);
  assert.deepEqual(left, []);
});

test('case 53: shutting everything of an organisation moves all its branches, those of another stay', async t => {
  const { db, units, ada, ben, due } = await aWeek(t);
  await shutTiny(db, units.highland.id, '2026-02-03', '2026-02-03');
  assert.deepEqual(
    [await due(ada), await due(ben)],
    [
      ['2026-02-04', '17:00'],
      ['2026-02-03', '17:00'],
    ],
  );
});

test('case 53: what was renewed meanwhile keeps its new day when the branch opens after all', async t => {
  const { db, units, ada, due } = await aWeek(t);
  await shutTiny(db, units.north.id, '2026-02-03', '2026-02-03');
  await db.transaction(async tx => {
    const { id } = only(await openLoans(tx, { member: ada }));
    good(only(await renew(tx, [{ loan: id, at: winter('2026-01-20T11:00'), by: system }])));
  });
  await shutTiny(db, units.north.id, '2026-02-03', '2026-02-03', true);
  assert.deepEqual(await due(ada), ['2026-02-10', '17:00']);
});

test('case 47: seven open days on the hold shelf from the day of arrival, closed days not counted, up to closing time', async t => {
  const { db, units, kept, network: place } = await aWeek(t);
  const [, until] = await kept();
  assert.equal(until, '2026-01-21', 'Wednesday to Saturday, then Monday to Wednesday: Sunday does not count');
  assert.equal(place.closesAt(units.north.id, '2026-01-21')?.toISOString(), '2026-01-21T17:00:00.000Z');
  const expire = (day: `${number}-${number}-${number}`) =>
    db.transaction(tx => expireShelf(tx, day, winter('2026-01-21T18:30')));
  assert.deepEqual(await expire('2026-01-21'), [], 'on the last day it still lies there');
  assert.equal((await expire('2026-01-22')).length, 1);
});
