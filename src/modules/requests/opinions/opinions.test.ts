import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { aCopyAt, aDesk, good, winter, wishFor } from '../../../../test/support/desk.ts';
import { lend } from '../../../../test/support/loans.ts';
import { catalogueModule } from '../../catalogue/module.ts';
import { circulationModule } from '../../circulation/module.ts';
import { transportModule } from '../../transport/module.ts';
import { loadRequestRules, pickLines } from '../index.ts';
import { requestsModule } from '../module.ts';
import { giveOpinion, inviteReaders, readSatisfaction } from './opinion.ts';

const morning = winter('2026-01-14T09:30');

/** Ada picked up in North, on Tuesday, what lay ready for her; Ben did not come yet. */
async function aPickUp(t: TestContext) {
  const desk = await aDesk(t, [catalogueModule, circulationModule, transportModule, requestsModule]);
  const { db, ada, ben, units, network } = desk;
  const north = units.north.id;
  for (const [member, comes] of [
    [ada, true],
    [ada, true],
    [ben, false],
  ] as const) {
    const copy = await aCopyAt(db, north);
    await wishFor(db, member, copy, north, winter('2026-01-12T11:00'));
    const at = winter('2026-01-13T10:10');
    await db.transaction(async tx =>
      good(only(await pickLines(tx, [{ item: copy.id, unit: north, at, by: system }]))),
    );
    if (comes) await lend(db, copy.id, member, north, winter('2026-01-13T14:00'));
  }
  const invite = () => db.transaction(tx => inviteReaders(tx, '2026-01-13', morning));
  const codes = async () =>
    (
      await db.many<{ body: string }>(sql`
        select body from notices.message where key like 'request-opinion:%' and channel = 'account' order by id`)
    ).map(({ body }) => /\/mening\/(\w+)/.exec(body)?.[1] ?? '');
  const give = (code: string, mark: number, better = 'sooner') =>
    db.transaction(tx => giveOpinion(tx, { code, mark, better, at: winter('2026-01-15T20:00') }));
  const targets = (service: unknown) =>
    db.transaction(async tx =>
      good(await loadRequestRules(tx, { requests: { order: [], service } }, network)),
    );
  return { ...desk, invite, codes, give, targets };
}

test('who picked something up is asked once, however often the job runs, and answers once; nobody’s name is kept', async t => {
  const { db, invite, codes, give } = await aPickUp(t);
  assert.equal(await invite(), 1, 'Ada once for two books, Ben not yet');
  assert.equal(await invite(), 0);
  const [code = '', ...more] = await codes();
  assert.match(code, /^[0-9a-f]{32}$/);
  assert.deepEqual(more, []);
  const refused = async (...args: Parameters<typeof give>) => {
    const answer = await give(...args);
    return answer.ok ? undefined : answer.refusal.code;
  };
  assert.equal(await refused(code, 11), 'requests/opinion-unsound');
  assert.equal(await refused(code, 8, 'iets met mijn naam'), 'requests/opinion-unsound');
  good(await give(code, 8));
  assert.equal(await refused(code, 1), 'requests/opinion-closed', 'once');
  assert.equal(await refused('raden', 1), 'requests/opinion-closed');
  const rows = await db.many(sql`select * from requests.opinion`);
  assert.deepEqual(Object.keys(rows[0] ?? {}).toSorted(), ['better', 'day', 'id', 'mark', 'pickup']);
  assert.deepEqual(await db.many(sql`select from requests.opinion_invitation`), []);
  const book = await db.many(sql`
    select kind, amount, item, edition from ledger.item_event_view where kind in ('request-rated', 'request-mark') order by kind`);
  assert.deepEqual(book, [
    { kind: 'request-mark', amount: 8, item: null, edition: null },
    { kind: 'request-rated', amount: 1, item: null, edition: null },
  ]);
});

test('what readers think stands beside what the province wants to reach on that day', async t => {
  const { db, targets, units } = await aPickUp(t);
  const target = { satisfiedFrom: 7, satisfied: 0.8, mark: 7.5, source: 'invented' };
  await targets([
    { ...target, from: '2025-01-01' },
    { ...target, from: '2027-01-01', mark: 8 },
  ]);
  await targets([{ ...target, from: '2025-01-01', mark: 9 }]);
  for (const mark of [9, 8, 7, 6])
    await db.transaction(tx =>
      tx.run(sql`
        insert into requests.opinion (pickup, day, mark, better) values (${units.north.id}, '2026-01-14', ${mark}, 'sooner')`),
    );
  const found = await readSatisfaction(db, '2026-01-01', '2026-01-15');
  assert.deepEqual(
    [found.answers, found.mark, found.satisfied, found.target?.mark, found.better],
    [4, 7.5, 0.75, 7.5, [{ wish: 'sooner', count: 4 }]],
  );
  assert.equal((await readSatisfaction(db, '2026-01-15', '2027-02-01')).mark, undefined);
});
