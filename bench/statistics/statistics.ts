import { join } from 'node:path';
import { record, rollUp, safePosition } from '#ledger';
import { network } from '#network';
import { seededChance, under } from '#platform/chance.ts';
import { sql } from '#platform/db.ts';
import { figure, openRound, prefill, readDeliveries } from '#statistics';
import { enterInvented } from '../../src/demo/deliveries.ts';
import { check, type Checked } from '../../src/modules/statistics/deliveries/check.ts';
import { shippedRules } from '../../src/modules/statistics/deliveries/check-rule.ts';
import { cellsOf, type Questionnaire } from '../../src/modules/statistics/deliveries/questionnaire.ts';
import { type BenchGround, benchGround } from '../journey/ground.ts';
import { type Bench, type Measurement, milliseconds } from '../measurement.ts';
import { fillBook } from './book.ts';
import { measureDashboard } from './dashboard.ts';
import { openDuck } from './duckdb.ts';
import { countDifferences, timeFigures } from './figures.ts';

const year = { name: '2025', from: '2025-01-01', to: '2025-12-31' } as const;
const december = { name: '2025-12', from: '2025-12-01', to: '2025-12-31' } as const;
const drenthe = join(import.meta.dirname, '../../provinces/drenthe');
const at = new Date('2026-02-01T08:00:00Z');

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
      found += check(rules, {
        ...ground,
        peers: () => peers,
        areas: { places: 5, outside: 0 },
        figure: () => undefined,
      }).length;
    }
    if (found === 0) throw new Error('the checks asked nothing');
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const seconds = (ms: number) => `${(ms / 1000).toPrecision(3)} s`;

async function bytesOf({ db }: BenchGround): Promise<{ book: number; rolls: number }> {
  return db.one(sql`
    select (select sum(pg_total_relation_size(part.relid))
              from unnest('{ledger.item_event,ledger.person_event_book}'::regclass[]) as whole
             cross join lateral pg_partition_tree(whole) as part)::bigint as book,
           pg_total_relation_size('ledger.rolled_item') + pg_total_relation_size('ledger.rolled_person') as rolls`);
}

/** A round of the four Wsob questionnaires for all organisations and the province, prefilled; milliseconds and the share filled. */
async function measureRound({ db }: BenchGround): Promise<{ took: number; share: number }> {
  const wsob = readDeliveries(drenthe).plans.filter(({ code }) => code === 'wsob');
  await db.transaction(tx => enterInvented(tx, '2026-02-01', seededChance(8)));
  const took = await milliseconds(async () => {
    const forms = await db.transaction(tx => openRound(tx, wsob, 2025, at));
    await db.transaction(tx => prefill(tx, forms, at));
  });
  const { filled, cells } = await db.one<{ filled: number; cells: number }>(sql`
    select (select count(distinct (form, cell)) from statistics.answer where source = 'figure') as filled,
           (select sum((select count(*) from jsonb_path_query(questionnaire.body, '$.sections[*].cells[*]')))
              from statistics.form join statistics.questionnaire
                on questionnaire.code = form.questionnaire and questionnaire.version = form.version) as cells`);
  return { took, share: filled / cells };
}

/** From a scan that is committed to the figure of the day's month that counts it; milliseconds, the slowest of ten. */
async function measureScan({ db }: BenchGround): Promise<number> {
  const [branch] = (await network(db)).branches(year.to);
  const { id: unit = 0, organisation, municipality } = branch ?? {};
  const loans = async () =>
    (await figure(db, { definition: 'loans', scope: unit, period: december })).value ?? 0;
  let slowest = 0;
  for (let n = 0; n < 10; n += 1) {
    const before = await loans();
    const loan = { kind: 'loan', at, day: '2025-12-30' as const, unit, organisation, municipality };
    await db.transaction(tx => record(tx, { items: [{ ...loan, material: 'book' }] }));
    let now = before;
    slowest = Math.max(
      slowest,
      await milliseconds(async () => {
        while (now === before) now = await loans();
      }),
    );
  }
  return slowest;
}

async function measureAll(
  ground: BenchGround,
  events: number,
  say: (line: string) => void,
): Promise<Omit<Measurement, 'bench'>[]> {
  const { db, folder } = ground;
  const duck = await openDuck(join(folder, 'events.duckdb'));
  say(`Making ${events} events…`);
  const filling = await milliseconds(async () => {
    const made = await fillBook({ db, folder, say }, duck, events);
    say('Adding up all but the last day…');
    const rolling = await milliseconds(() => db.transaction(tx => rollUp(tx, '2025-12-29')));
    say(`… in ${seconds(rolling)}`);
    await made.lastDay();
    await db.script('vacuum (analyze) ledger.rolled_item, ledger.rolled_person, ledger.item_event');
  });
  const { book, rolls } = await bytesOf(ground);
  say(
    `All in ${seconds(filling)}; the book ${Math.round(book / 1e6)} MB, what was added up ${Math.round(rolls / 1e6)} MB`,
  );

  say('A round of four organisations…');
  const round = await measureRound(ground);

  say('Each figure of a questionnaire…');
  const holdings = readDeliveries(drenthe).questionnaires.find(({ code }) => code === 'wsob-holdings');
  if (!holdings) throw new Error('the province lost its first questionnaire');
  const place = await network(db);
  const scope = place.units('organisation', year.to)[0]?.id ?? place.province.id;
  let slowest = 0;
  for (const { definition } of cellsOf(holdings))
    if (definition !== undefined)
      slowest = Math.max(slowest, await milliseconds(() => figure(db, { definition, scope, period: year })));

  say('Each figure of the province three ways…');
  const position = await safePosition(db);
  const times = await timeFigures(db, duck, { period: year, position });
  for (const { code, rows, rolled, duck: theirs } of times)
    say(
      `  ${code.padEnd(28)} rows ${seconds(rows)}, added up ${rolled ? seconds(rolled) : 'no'}, DuckDB ${seconds(theirs)}`,
    );
  const theirs = sum(times.map(one => one.duck));
  const both = times.flatMap(({ rolled, duck: one }) => (rolled === undefined ? [] : [{ rolled, one }]));
  const peer = (value: number, figures: number) => ({
    name: 'DuckDB',
    version: duck.version,
    settings: `${figures} figures of 2025, best of three each, raw rows`,
    value: value / 1000,
    unit: 's',
  });

  say('What was added up against each row…');
  const { different, compared } = await countDifferences(db, [year, december], position);
  say(`… ${different} of ${compared} differ`);
  duck.close();

  say('From a scan to the figure…');
  const seen = await measureScan(ground);
  say('The page of each place…');
  const dashboard = await measureDashboard(ground, at);
  say('A million answers through all checks…');
  const checks = await checkMany(holdings, 1_000_000);
  return [
    {
      metric: 'raw_recompute_vs_duckdb',
      value: sum(times.map(({ rows }) => rows)) / theirs,
      unit: 'ratio of times',
      peer: peer(theirs, times.length),
    },
    {
      metric: 'rollup_figure_vs_duckdb',
      value: sum(both.map(({ rolled }) => rolled)) / sum(both.map(({ one }) => one)),
      unit: 'ratio of times',
      peer: peer(sum(both.map(({ one }) => one)), both.length),
    },
    { metric: 'rollups_differ_from_raw', value: different, unit: 'figures', peer: null },
    { metric: 'figure_s', value: slowest / 1000, unit: 's', peer: null },
    { metric: 'wsob_round_s', value: round.took / 1000, unit: 's', peer: null },
    { metric: 'scan_to_figure_s', value: seen / 1000, unit: 's', peer: null },
    { metric: 'checks_1m_facts_s', value: checks / 1000, unit: 's', peer: null },
    { metric: 'ledger_bytes_per_event', value: (book + rolls) / events, unit: 'bytes', peer: null },
    { metric: 'prefilled_share', value: round.share, unit: 'share of cells', peer: null },
    { metric: 'dashboard_p95_ms', value: dashboard.p95, unit: 'ms', peer: null },
    { metric: 'dashboard_kb', value: dashboard.kb, unit: 'KB compressed, font apart', peer: null },
  ];
}

/** Figures, a whole round and its checks over five years of a province's events, beside DuckDB on the same. */
export const statistics: Bench = {
  name: 'statistics',
  run: async (say, scale) => {
    const ground = await benchGround();
    try {
      return await measureAll(ground, Math.round(30_000_000 * scale), say);
    } finally {
      await ground.close();
    }
  },
};
