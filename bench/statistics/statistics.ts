import { join } from 'node:path';
import { record } from '#ledger';
import { network } from '#network';
import { seededChance, under } from '#platform/chance.ts';
import { sql } from '#platform/db.ts';
import { figure, openRound, prefill, readDeliveries } from '#statistics';
import { check, type Checked } from '../../src/modules/statistics/deliveries/check.ts';
import { shippedRules } from '../../src/modules/statistics/deliveries/check-rule.ts';
import { cellsOf, type Questionnaire } from '../../src/modules/statistics/deliveries/questionnaire.ts';
import { type BenchGround, benchGround } from '../journey/ground.ts';
import { type Bench, milliseconds } from '../measurement.ts';

const year = { name: '2025', from: '2025-01-01', to: '2025-12-31' } as const;
const drenthe = join(import.meta.dirname, '../../provinces/drenthe');

/** Five years of events about things, in the proportions of a province; straight into the book. */
export async function fillBook({ db }: BenchGround, events: number): Promise<void> {
  const branches = (await network(db)).branches(year.to);
  const column = (of: (branch: (typeof branches)[number]) => number | undefined) =>
    branches.map(branch => of(branch) ?? null);
  await db.script(`
    insert into ledger.item_event (kind, at, day, unit, organisation, municipality, item, edition, material, audience)
    select kind, day + interval '11 hours', day, branch.unit, branch.organisation, branch.municipality, n, n / 3,
           (array['book', 'book', 'book', 'dvd', 'audiobook', 'magazine'])[1 + n % 6],
           (array['child', 'youth', 'adult', 'adult'])[1 + n % 4]
      from (select n, date '2021-01-01' + (n % 1826)::integer as day,
                   (array['loan', 'loan', 'return', 'return', 'renewal', 'visit'])[1 + (n / 7) % 6] as kind
              from generate_series(1, ${events}) as n) as event
      join unnest('{${column(one => one.id).join()}}'::bigint[], '{${column(one => one.organisation).join()}}'::bigint[],
                  '{${column(one => one.municipality).join()}}'::bigint[])
           with ordinality as branch(unit, organisation, municipality, place) on branch.place = 1 + n % ${branches.length}`);
  await db.script('vacuum (analyze) ledger.item_event');
}

/** Puts a questionnaire with numbers that mostly agree through all rules, until so many answers were looked at; milliseconds. */
function checkMany(questionnaire: Questionnaire, answers: number): Promise<number> {
  const chance = seededChance(3);
  const rules = shippedRules();
  const cells = cellsOf(questionnaire).map(cell => ({ ...cell, decimals: cell.decimals ?? 0 }));
  const peers = Array.from({ length: 11 }, (_, n) => ({ now: 1_000 + n * 3, last: 1_000 }));
  let found = 0;
  return milliseconds(async () => {
    for (let done = 0; done < answers; done += cells.length) {
      const held = new Map(
        cells.map(({ code }): [string, Checked] => [
          code,
          { value: 1_000 + under(chance, 50), absence: null, definition: code, version: 1 },
        ]),
      );
      const answer = (cell: string) => held.get(cell);
      const number = (ref: string) => held.get(ref.replace(/@.*/, ''))?.value ?? undefined;
      const ground = { questionnaire: questionnaire.code, cells, answer, last: answer, number };
      found += check(rules, { ...ground, peers: () => peers, figure: () => undefined }).length;
    }
    if (found === 0) throw new Error('the checks asked nothing');
  });
}

/** Figures, a whole round and its checks over five years of a province's events. */
export const statistics: Bench = {
  name: 'statistics',
  run: async (say, scale) => {
    const ground = await benchGround();
    const { db } = ground;
    try {
      const events = Math.round(30_000_000 * scale);
      say(`Writing ${events} events…`);
      await fillBook(ground, events);
      const { size } = await db.one<{ size: number }>(
        sql`select pg_total_relation_size('ledger.item_event') as size`,
      );
      const { plans, questionnaires } = readDeliveries(drenthe);
      const holdings = questionnaires.find(({ code }) => code === 'wsob-holdings');
      if (!holdings) throw new Error('the province lost its first questionnaire');
      const place = await network(db);
      const [largest] = place.units('organisation', year.to);
      const scope = largest?.id ?? place.province.id;

      say('Each figure of a questionnaire…');
      let slowest = 0;
      for (const { definition } of cellsOf(holdings))
        if (definition !== undefined)
          slowest = Math.max(
            slowest,
            await milliseconds(() => figure(db, { definition, scope, period: year })),
          );

      say('A round of four organisations…');
      const at = new Date('2026-02-01T08:00:00Z');
      const wsob = plans.filter(({ code }) => code === 'wsob');
      const round = await milliseconds(async () => {
        const forms = await db.transaction(tx => openRound(tx, wsob, 2025, at));
        await db.transaction(tx => prefill(tx, forms, at));
      });

      say('From a scan to the figure…');
      const [branch] = place.branches(year.to);
      const { id: unit = 0, organisation, municipality } = branch ?? {};
      const month = { name: '2025-12', from: '2025-12-01', to: '2025-12-31' } as const;
      const seen = await milliseconds(async () => {
        const loan = { kind: 'loan', at, day: '2025-12-30' as const, unit, organisation, municipality };
        await db.transaction(tx => record(tx, { items: [{ ...loan, material: 'book' }] }));
        await figure(db, { definition: 'loans', scope: unit, period: month });
      });

      say('A million answers through all checks…');
      const checks = await checkMany(holdings, 1_000_000);
      return [
        { metric: 'figure_s', value: slowest / 1000, unit: 's', peer: null },
        { metric: 'wsob_round_s', value: round / 1000, unit: 's', peer: null },
        { metric: 'scan_to_figure_s', value: seen / 1000, unit: 's', peer: null },
        { metric: 'checks_1m_facts_s', value: checks / 1000, unit: 's', peer: null },
        { metric: 'ledger_bytes_per_event', value: size / events, unit: 'bytes', peer: null },
      ];
    } finally {
      await ground.close();
    }
  },
};
