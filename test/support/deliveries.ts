import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { record } from '#ledger';
import { system } from '#people';
import { loadDefinitions, loadDeliveries, readDeliveries, recordEntries } from '#statistics';
import type { Listener } from '#platform/wiring.ts';
import { testDatabase } from './database.ts';
import { aNetwork, type TinyUnit } from './network.ts';
import { good } from './desk.ts';

const drenthe = join(import.meta.dirname, '../../provinces/drenthe');

/** The tiny province with the calendar and questionnaires of Drenthe, and loans of 2025 in the book. */
export async function aRound(t: TestContext, modules: readonly Listener[] = []) {
  const db = await testDatabase(t, modules);
  const { units, network } = await aNetwork(db);
  const files = readDeliveries(drenthe);
  const at = new Date('2026-02-10T09:00:00Z');
  await db.transaction(async tx => {
    await loadDefinitions(tx);
    await loadDeliveries(tx, files, at);
  });
  const lend = (unit: 'north' | 'south', amount: number, more: { kind?: string; audience?: string } = {}) => {
    const { id, organisation, municipality } = units[unit];
    const event = { kind: 'loan', at, day: '2025-03-05' as const, material: 'book', audience: 'adult' };
    return db.transaction(tx =>
      record(tx, { items: [{ ...event, unit: id, organisation, municipality, amount, ...more }] }),
    );
  };
  const enter = (code: string, unit: TinyUnit, number: number, year = '2025') =>
    db.transaction(async tx => {
      const period = { name: year, from: `${Number(year)}-01-01`, to: `${Number(year)}-12-31` } as const;
      const wish = { code, unit: units[unit].id, period, value: { number }, at, by: system, name: 'Cor' };
      const said = { status: 'final', evidence: 'lijst', owner: 'hr', seen: 'any', reason: 'beter' } as const;
      for (const answer of await recordEntries(tx, [{ ...wish, ...said }])) good(answer);
    });
  return { db, units, network, files, at, lend, enter };
}
