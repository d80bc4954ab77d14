import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from '#platform/db.ts';
import { good, winter } from '../../../../test/support/desk.ts';
import { aQueue } from '../../../../test/support/queue.ts';
import { readWhatIf } from '../store/what-if.ts';
import { type Change, changeIn } from './change.ts';
import { askWhatIf, runWhatIf } from './run-what-if.ts';

const later = winter('2026-02-05T11:00');

/** Ada, Ben and Cor each asked in North for another book of South, on three days of January. */
async function aMonth(t: TestContext) {
  const queue = await aQueue(t);
  const { db, ada, ben, cor, north, south, titles, asked } = queue;
  const known = await titles(
    { title: 'Een', at: [south] },
    { title: 'Twee', at: [south] },
    { title: 'Drie', at: [south, north] },
  );
  const days = ['2026-01-12', '2026-01-14', '2026-01-16'] as const;
  for (const [i, member] of [ada, ben, cor].entries())
    await asked(member, known[i]?.edition ?? 0, { at: winter(`${days[i]}T11:00`) });
  const rows = async () => db.many(sql`select id, state, item, promised from requests.request order by id`);
  const what = async (change: Change) => {
    const { id } = await db.transaction(tx => askWhatIf(tx, change, later));
    await runWhatIf(db, id);
    const found = await readWhatIf(db, id);
    assert.ok(found?.outcome, `${found?.state}`);
    return found.outcome;
  };
  return { ...queue, rows, what };
}

const mean = ({ days, ready }: { days: number; ready: number }) => days / ready;

test('last month with a van on every weekday: sooner, with as many journeys, and nothing changes in truth', async t => {
  const { what, rows } = await aMonth(t);
  const truth = await rows();
  const { before, after } = await what({ van: { route: 'round', weekdays: [1, 2, 3, 4, 5] } });
  assert.deepEqual([before.asked, before.ready, after.ready], [3, 3, 3]);
  assert.ok(mean(after) < mean(before), `${mean(before)} to ${mean(after)}`);
  assert.deepEqual([after.out, after.back], [before.out, before.back]);
  assert.deepEqual(await rows(), truth);
});

test('a second round on the same days: what is collected in the morning is there that day, with as many journeys', async t => {
  const { what } = await aMonth(t);
  const { before, after } = await what({ again: true });
  assert.equal(after.ready, before.ready);
  assert.ok(mean(after) <= mean(before) - 1, `${mean(before)} to ${mean(after)}`);
  assert.deepEqual([after.out, after.back], [before.out, before.back]);
  assert.equal(good(changeIn({ tweede: 'on' }, [], [])).again, true);
});

test('a branch that is closed supplies nothing, and who fetched there goes to the nearest other one', async t => {
  const { what, units } = await aMonth(t);
  const south = await what({ closed: 'south' });
  assert.deepEqual([south.before.ready, south.after.ready], [3, 1], 'only what stands in North too');
  const north = await what({ closed: 'north' });
  assert.equal(north.after.ready, 3);
  assert.equal(north.after.out, 3, 'what stood in North must come from South now');
  const lowland = ({ balance }: typeof north.after) =>
    balance.find(({ organisation }) => organisation === units.lowland.id)?.lent;
  assert.deepEqual([lowland(north.before), lowland(north.after)], [2, 3]);
});

test('where organisations do not lend to each other those wait who need another one’s copy', async t => {
  const { what } = await aMonth(t);
  const { before, after } = await what({ rule: 'inside-organisation' });
  assert.deepEqual([before.between, after.between, after.ready], [2, 0, 1]);
});

test('the same what-if has the same answer; one that changes nothing, or a round without days, is refused', async t => {
  const { what } = await aMonth(t);
  const change: Change = { rule: 'no-balance', closed: 'east' };
  assert.deepEqual(await what(change), await what(change));
  const code = (form: Record<string, string>) => {
    const answer = changeIn(form, [], [{ code: 'east' }]);
    return answer.ok ? undefined : answer.refusal.code;
  };
  assert.equal(code({ rit: '', regel: '', dicht: '' }), 'requests/nothing-changed');
  assert.equal(code({ rit: 'alle' }), 'requests/van-days-unsound');
  assert.deepEqual(good(changeIn({ dicht: 'east' }, [], [{ code: 'east' }])).closed, 'east');
});
