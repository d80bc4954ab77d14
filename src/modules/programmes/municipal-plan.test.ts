import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Actor, Role } from '#people';
import { sql } from '#platform/db.ts';
import { flaws } from '#platform/state-table.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aNetwork, tinyProvince } from '../../../test/support/network.ts';
import { changePlan, type PlanChange } from './change-plan.ts';
import { loadProgrammes } from './load-programmes.ts';
import { linesOf, type Offer, offersIn, planLife } from './municipal-plan.ts';
import { readPlan, stepsOf } from './store/municipal.ts';

const at = new Date('2026-03-02T10:00:00Z');

async function aCouncil(t: TestContext) {
  const db = await testDatabase(t);
  const { network, units } = await aNetwork(db);
  await db.transaction(async tx => good(await loadProgrammes(tx, tinyProvince.programmes, network)));
  const as = (role: Role, unit: number): Actor => ({ kind: 'staff', staff: 1, roles: [{ role, unit }] });
  const official = as('municipality', units.upham.id);
  const office = as('poi', units.tinyland.id);
  const change = (by: Actor, verb: PlanChange['verb'], amount?: number, reason = '') =>
    db.transaction(tx =>
      changePlan(tx, {
        municipality: units.upham.id,
        year: 2026,
        verb,
        ...(amount !== undefined && { choices: [{ offer: 'cafe', amount }] }),
        reason,
        at,
        by,
      }),
    );
  return { db, units, as, official, office, change };
}

test('every state of a plan can be reached and left', () => {
  assert.deepEqual(flaws(planLife, 'draft'), []);
});

test('a municipality chooses, asks with its budget, and what changes after the agreement leaves a trace', async t => {
  const { db, units, official, office, change } = await aCouncil(t);
  assert.equal(good(await change(official, 'choose', 20)), 'draft');
  assert.equal(good(await change(official, 'choose', 20)), 'draft');
  assert.equal(good(await change(official, 'request')), 'requested');
  assert.deepEqual(await change(official, 'agree'), {
    ok: false,
    refusal: { code: 'state/not-yours-to-do', verb: 'agree', only: 'provider, system' },
  });
  assert.equal(good(await change(office, 'agree')), 'agreed');
  assert.deepEqual(await change(official, 'choose', 12), {
    ok: false,
    refusal: { code: 'programmes/reason-needed' },
  });
  assert.equal(good(await change(official, 'choose', 12, 'De zaal is dicht tot september.')), 'draft');
  const steps = await stepsOf(db, units.upham.id, 2026);
  assert.deepEqual(
    steps.map(({ verb, amount, cents, side }) => [verb, amount, cents, side]),
    [
      ['choose', 20, 12_500, 'municipality'],
      ['request', null, null, 'municipality'],
      ['agree', null, null, 'provider'],
      ['choose', 12, 12_500, 'municipality'],
    ],
  );
  assert.equal((await readPlan(db, units.upham.id, 2026))?.state, 'draft');
  await assert.rejects(
    db.transaction(tx => tx.run(sql`update programmes.plan_step set amount = 1`)),
    /never changed/,
  );
});

test('who belongs to another municipality, and an offer that is none, are refused', async t => {
  const { units, as, official, change } = await aCouncil(t);
  const stranger = await change(as('municipality', units.downham.id), 'choose', 1);
  assert.deepEqual(stranger, {
    ok: false,
    refusal: { code: 'people/not-allowed', role: 'municipality', unit: units.upham.id },
  });
  for (const amount of [-1, 1.5, 10_001])
    assert.equal((await change(official, 'choose', amount)).ok, false, String(amount));
});

test('what was agreed keeps its price, what was done is paid by it, and what nobody chose stays in sight', () => {
  const offer = (code: string, more: Partial<Offer> = {}): Offer => ({
    code,
    from: '2020-01-01',
    programme: code,
    provider: 1,
    nameNl: code,
    nameEn: code,
    each: 'meeting',
    people: 10,
    cents: 100,
    source: 'invented',
    ...more,
  });
  const all = [
    offer('cafe'),
    offer('cafe', { from: '2026-07-01', cents: 200 }),
    offer('desk', { each: 'year' }),
  ];
  const of = (year: number) => offersIn(all, year).map(({ code, cents }) => [code, cents]);
  assert.deepEqual(of(2025), [
    ['cafe', 100],
    ['desk', 100],
  ]);
  assert.deepEqual(of(2026), [
    ['cafe', 200],
    ['desk', 100],
  ]);
  const lines = linesOf(
    offersIn(all, 2026),
    new Map([['cafe', { amount: 4, cents: 100 }]]),
    new Map([
      ['cafe', { programme: 'cafe', done: 3, people: 25 }],
      ['desk', { programme: 'desk', done: 7, people: 7 }],
    ]),
  );
  assert.deepEqual(
    lines.map(({ chosen, budget, meant, done, people, cost }) => [chosen, budget, meant, done, people, cost]),
    [
      [4, 400, 40, 3, 25, 300],
      [0, 0, 0, 7, 7, 0],
    ],
  );
});
