import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { checkOut, explainRule, loadRules } from '#circulation';
import { network } from '#network';
import type { Day } from '#platform/day.ts';
import { only } from '#platform/result.ts';
import { sql } from '#platform/db.ts';
import { aCopyAt, aDesk, copiesAt, good, winter } from '../../../test/support/desk.ts';
import { modules } from '../../main.ts';
import { arrange } from '../network/arrange.ts';
import { system } from './actor.ts';
import { blockMembers } from './block-members.ts';
import { changeMember } from './change-member.ts';
import { standingAt } from './guest.ts';

const at = winter('2026-01-13T11:00');

/** The tiny province, whose two organisations change what they agreed by day. */
async function aBorder(t: TestContext) {
  const desk = await aDesk(t, modules);
  const { db, units, ada } = desk;
  const mandates = [{ role: 'admin', unit: units.tinyland.id }];
  const parties = [units.highland.id, units.lowland.id];
  const agree = async (terms: Record<string, unknown>, from: Day) => {
    const arrangement = { table: 'agreement', code: 'lend-as-one', parties, terms, source: 'test' } as const;
    good(await db.transaction(tx => arrange(tx, { arrangement, from, mandates })));
  };
  const end = async (from: Day) => {
    const arrangement = { ends: { table: 'agreement', code: 'lend-as-one' } } as const;
    good(await db.transaction(tx => arrange(tx, { arrangement, from, mandates })));
  };
  const lend = async (item: number, moment = at) => {
    const wish = { item, member: ada, unit: units.south.id, at: moment, by: system };
    return only(await db.transaction(tx => checkOut(tx, [wish])));
  };
  const standing = async (day: Day) => standingAt(await network(db), units.north.id, units.south.id, day);
  return { ...desk, agree, end, lend, standing };
}

test('an agreement says whose rules and fees a guest has and what the desk sees, from its day on', async t => {
  const { units, agree, end, standing } = await aBorder(t);
  const [highland, lowland] = [units.highland.id, units.lowland.id];
  await agree({ guestRules: 'home-library', guestFees: 'home-library', guestSees: 'all' }, '2026-02-01');
  await agree({ guests: 'no' }, '2026-03-01');
  await end('2026-04-01');
  assert.deepEqual(await standing('2026-01-31'), {
    kind: 'guest',
    rules: lowland,
    fees: lowland,
    sees: 'needed',
  });
  assert.deepEqual(await standing('2026-02-01'), {
    kind: 'guest',
    rules: highland,
    fees: highland,
    sees: 'all',
  });
  assert.equal(await standing('2026-03-01'), undefined);
  assert.equal(await standing('2026-04-01'), undefined);
});

test('a guest borrows under the rules that the agreement names, and not at all without one', async t => {
  const { db, units, agree, end, lend } = await aBorder(t);
  const [one, two, three] = await copiesAt(db, units.south.id, 3);
  assert.ok(one && two && three);
  const rules = [
    { about: 'loan', organisation: 'highland', says: { days: 35 }, from: '2020-01-01' },
    { about: 'loan', organisation: 'lowland', says: { days: 14 }, from: '2020-01-01' },
  ];
  await db.transaction(async tx => good(await loadRules(tx, { rules }, await network(tx))));
  const days = async (rule: number) => {
    const found = await explainRule(db, rule);
    return found.topic === 'loan' && found.says.days;
  };
  assert.equal(await days(good(await lend(one.id)).rule), 14);
  await agree({ guestRules: 'home-library' }, '2026-01-14');
  assert.equal(await days(good(await lend(two.id, winter('2026-01-14T11:00'))).rule), 35);
  await end('2026-01-15');
  const refused = await lend(three.id, winter('2026-01-15T11:00'));
  assert.equal(!refused.ok && refused.refusal.code, 'circulation/no-guests');
});

test('a block at one organisation leaves the others open, one without a reach closes all', async t => {
  const { db, units, ada, lend } = await aBorder(t);
  const [one, two] = await copiesAt(db, units.south.id, 2);
  assert.ok(one && two);
  const block = async (reach: number | undefined) =>
    good(
      only(
        await db.transaction(tx =>
          blockMembers(tx, [
            { member: ada, reason: 'unpaid', note: '', reach, until: undefined, at, by: system },
          ]),
        ),
      ),
    );
  await block(units.highland.id);
  assert.equal((await lend(one.id)).ok, true);
  await block(undefined);
  const refused = await lend(two.id);
  assert.deepEqual(!refused.ok && refused.refusal, {
    code: 'circulation/blocked',
    member: ada,
    reason: 'unpaid',
  });
});

test('case 76: who moves in the course of the year counts where they lived at each loan, and afterwards where they live now', async t => {
  const { db, units, ada, lend } = await aBorder(t);
  const [one, two] = [await aCopyAt(db, units.south.id), await aCopyAt(db, units.south.id)];
  good(await lend(one.id));
  const changes = { postcode: '7901 AB', town: 'Verzonnenveen', home: units.south.id };
  good(await db.transaction(tx => changeMember(tx, { member: ada, changes, at, by: system })));
  good(await lend(two.id, winter('2026-01-14T11:00')));
  const loans = await db.many<{ day: Day; area: string; n: number }>(sql`
    select day, postcode_area as area, amount as n from ledger.person_event_view where kind = 'loan' order by day`);
  assert.deepEqual(loans, [
    { day: '2026-01-13', area: '1234', n: 1 },
    { day: '2026-01-14', area: '7901', n: 1 },
  ]);
  const { home } = await db.one<{ home: number }>(
    sql`select home from people.member_view where member = ${ada}`,
  );
  assert.equal(home, units.south.id);
});
