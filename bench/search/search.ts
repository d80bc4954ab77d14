import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeSnapshot } from '#discovery';
import { network } from '#network';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { snapshotPath } from '../../src/modules/discovery/adapters/embedded/make-snapshot.ts';
import { stemsOf } from '../../src/modules/discovery/stems.ts';
import { readTyped } from '../../src/modules/discovery/typed.ts';
import { benchGround, today } from '../journey/ground.ts';
import { type Bench, milliseconds, percentile } from '../measurement.ts';
import { changedCopyExtra, differences, staleReads, writeWord } from './checks.ts';
import { startLucene, titlesFor } from './lucene.ts';
import { startNaive } from './naive-postgres.ts';
import { makeCatalogue } from './made-catalogue.ts';
import { sessions, startOurs } from './ours.ts';
import { processorTime, resident } from './processor-time.ts';
import { type BenchQuery, kinds, queryLog } from './queries.ts';
import { measureResultPages } from './result-page.ts';
import { startZebra } from './zebra.ts';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Waits until a process does next to nothing of its own accord. */
async function untilIdle(pid: number): Promise<void> {
  for (let before = 0, calm = 0; calm < 3; ) {
    const now = processorTime(pid);
    calm = now - before < 20 ? calm + 1 : 0;
    before = now;
    await setTimeout(2_000);
  }
}

/** Answers a second that eight clients get, and milliseconds of processor that each took. */
async function throughput(
  count: number,
  ask: (at: number) => Promise<unknown>,
  time: () => Promise<number>,
): Promise<{ readonly rate: number; readonly each: number }> {
  let next = 0;
  const client = async () => {
    while (next < count) await ask((next += 1) - 1);
  };
  const before = await time();
  const took = await milliseconds(() => Promise.all(Array.from({ length: 8 }, client)));
  return { rate: (count / took) * 1000, each: ((await time()) - before) / count };
}

/** Of the same questions so many are put to PostgreSQL by itself, which takes long. */
const naiveQueries = 500;

/** Of the same questions so many are put to Zebra, which counts facets record by record. */
const zebraQueries = 200;

/** Milliseconds until the answer to each question has come. */
async function waits<T>(questions: readonly T[], ask: (one: T) => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (const one of questions) found.push(await milliseconds(() => ask(one)));
  return found;
}

/** Searches on a made catalogue: ours beside Lucene, in turns. At a scale of 1 that is a million records. */
export const search: Bench = {
  name: 'search',
  part: 'speed',
  run: async (say, scale, kept) => {
    const ground = await benchGround(kept);
    const { db, folder } = ground;
    const url = ground.embedded?.url() ?? '';
    const made = await makeCatalogue(db, Math.round(1_000_000 * scale), say);
    const index = join(folder, 'index');
    if (!existsSync(snapshotPath(index)))
      say(`Index made in ${((await milliseconds(() => makeSnapshot(db, index))) / 1000).toFixed(1)} s`);
    const ours = await startOurs(url, index);
    const titles = await titlesFor(db, join(folder, 'lucene'));
    const lucene = await startLucene(titles, join(folder, 'lucene'));
    try {
      const branches = (await network(db)).branches(today).map(({ id }) => id);
      // both have been compiled by the time that is measured, as in servers that have run for a while
      const log = queryLog(made, 8_500, branches);
      const [measured, warm] = [log.slice(0, 3_500), log.slice(3_500)];
      const stemOf = await stemsOf(
        db,
        log.flatMap(({ query }) => readTyped(query.words).words),
      );
      const tokensOf = ({ kind, query }: BenchQuery): string[] => {
        if (kind === 'begun') return [`${query.words}*`];
        const isbn = parseIsbn(query.words);
        return isbn === undefined ? readTyped(query.words).must.flat().map(stemOf) : [isbn];
      };
      const askLucene = (one: BenchQuery) => lucene.ask(tokensOf(one), one.query.filters.branch[0]);
      for (const one of warm) {
        await ours.ask(one.query);
        await askLucene(one);
      }
      // as in a server that has run for a while: the commonest words were counted beforehand
      for (const { pid } of [ours, lucene]) await untilIdle(pid);
      const pids = [ours.pid, ...(await sessions(db))];
      const oursTime = () => pids.reduce((sum, pid) => sum + processorTime(pid), 0);
      const [one, other]: [number[], number[]] = [[], []];
      let [known, found] = [0, 0];
      for (const query of measured.slice(0, 2_000)) {
        const before = oursTime();
        const { hits } = await ours.ask(query.query);
        one.push(oursTime() - before);
        const beforeOther = processorTime(lucene.pid);
        await askLucene(query);
        other.push(processorTime(lucene.pid) - beforeOther);
        if (query.wanted === undefined) continue;
        known += 1;
        if (hits.includes(query.wanted)) found += 1;
      }
      say(`Processor a question: ours ${mean(one).toFixed(3)} ms, Lucene ${mean(other).toFixed(3)} ms`);
      for (const kind of kinds) {
        const of = (times: readonly number[]) => times.filter((_, at) => measured[at]?.kind === kind);
        const told = (times: readonly number[]) =>
          `${mean(of(times)).toFixed(2)} (p99 ${percentile(of(times), 0.99).toFixed(2)})`;
        say(`  ${kind.padEnd(8)} ${of(one).length}: ours ${told(one)}, Lucene ${told(other)}`);
      }
      const third: number[] = [];
      const naive = await startNaive(db, url);
      for (const query of measured.slice(0, naiveQueries)) {
        const before = naive.time();
        await naive.ask(tokensOf(query), query.query.filters.branch[0]);
        third.push(naive.time() - before);
      }
      await naive.stop();
      say('Indexing the same for Zebra…');
      const zebra = await startZebra(titles, made.records, join(folder, 'zebra'));
      const some = measured.slice(0, zebraQueries);
      const slow = await waits(some, query => zebra.ask(tokensOf(query), query.query.filters.branch[0]));
      const fast = await waits(some, query => ours.ask(query.query));
      zebra.stop();
      const rest = measured.slice(2_000);
      const rates = {
        ours: await throughput(
          rest.length,
          at => ours.ask((rest[at] as BenchQuery).query),
          async () => [ours.pid, ...(await sessions(db))].reduce((sum, pid) => sum + processorTime(pid), 0),
        ),
        lucene: await throughput(
          rest.length,
          at => askLucene(rest[at] as BenchQuery),
          async () => processorTime(lucene.pid),
        ),
      };
      say(`Eight clients: ours ${rates.ours.rate.toFixed(0)}/s, Lucene ${rates.lucene.rate.toFixed(0)}/s`);
      const { totals, facets } = await differences(db, measured.slice(0, 500), ours.ask);
      const memory = resident(ours.pid);
      const checks = Math.round(10_000 * Math.min(1, scale * 10));
      const pages = await measureResultPages(
        url,
        folder,
        measured.filter(({ kind }) => kind !== 'begun').slice(0, 550),
      );
      const stale = await staleReads(
        [ours.write, (word, edition) => writeWord(db, word, edition)],
        checks,
        made.records,
        ours.ask,
        (measured[0] as BenchQuery).query,
      );
      const extra = await changedCopyExtra(db, 300);
      const peer = (value: number, unit: string, mine: number) => ({
        name: 'Lucene over HTTP',
        version: lucene.version,
        settings: `${made.records} records, one segment, the same seven facets under all filters; ours ${Number(mine.toPrecision(3))} ${unit}`,
        value,
        unit,
      });
      const [p1, p2] = [percentile(one, 0.99), percentile(other, 0.99)];
      return [
        {
          metric: 'cpu_mean_vs_lucene',
          value: mean(other) / mean(one),
          unit: 'times less',
          peer: peer(mean(other), 'ms', mean(one)),
        },
        { metric: 'cpu_p99_vs_lucene', value: p2 / p1, unit: 'times less', peer: peer(p2, 'ms', p1) },
        {
          metric: 'qps8_vs_lucene',
          value: rates.ours.rate / rates.lucene.rate,
          unit: 'ratio',
          peer: peer(rates.lucene.rate, '/s', rates.ours.rate),
        },
        {
          metric: 'cpu_mean_8_clients_vs_lucene',
          value: rates.lucene.each / rates.ours.each,
          unit: 'times less, eight questions at a time',
          peer: peer(rates.lucene.each, 'ms', rates.ours.each),
        },
        {
          metric: 'cpu_mean_vs_pg_naive',
          value: mean(third) / mean(one.slice(0, naiveQueries)),
          unit: 'times less',
          peer: {
            ...peer(mean(third), 'ms', mean(one.slice(0, naiveQueries))),
            name: 'PostgreSQL full text, naive',
            version: naive.version,
            settings: `${made.records} records, the first ${naiveQueries} of the same questions, facets by a join with all hits`,
          },
        },
        {
          metric: 'wall_p99_vs_zebra',
          value: percentile(slow, 0.99) / percentile(fast, 0.99),
          unit: 'times less',
          peer: {
            ...peer(percentile(slow, 0.99), 'ms', percentile(fast, 0.99)),
            name: 'Zebra over SRU',
            version: zebra.version,
            settings: `${made.records} records, the first ${zebraQueries} of the same questions, the same seven facets, exact; median ${percentile(slow, 0.5).toFixed(0)} ms; ours ${percentile(fast, 0.99).toFixed(1)} ms, median ${percentile(fast, 0.5).toFixed(2)}`,
          },
        },
        {
          metric: 'stale_reads',
          value: stale,
          unit: `of ${checks} read-your-write checks under 4 writers, two of them in another process`,
          peer: null,
        },
        { metric: 'totals_differ_from_sql', value: totals, unit: 'queries of 500', peer: null },
        { metric: 'facets_differ_from_sql', value: facets, unit: 'queries of 500', peer: null },
        {
          metric: 'index_mb_50_branches',
          value: statSync(snapshotPath(index)).size / 1e6,
          unit: 'MB',
          peer: null,
        },
        { metric: 'rss_gb', value: memory / 1e9, unit: 'GB', peer: null },
        { metric: 'open_from_snapshot_s', value: ours.opened / 1000, unit: 's', peer: null },
        { metric: 'changed_copy_extra_ms', value: extra, unit: 'ms', peer: null },
        { metric: 'result_page_p95_ms', value: pages.p95, unit: 'ms, of 500 pages', peer: null },
        { metric: 'result_page_kb', value: pages.kb, unit: 'KB compressed, font apart, p95', peer: null },
        { metric: 'success10_known', value: found / known, unit: 'share', peer: null },
      ];
    } finally {
      ours.stop();
      lucene.stop();
      await ground.close();
    }
  },
};
