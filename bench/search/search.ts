import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { type Found, makeSnapshot, noFilters, type SearchQuery, sqlSearch } from '#discovery';
import { network } from '#network';
import { type Db, sql } from '#platform/db.ts';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { snapshotPath } from '../../src/modules/discovery/adapters/embedded/make-snapshot.ts';
import { stemsOf } from '../../src/modules/discovery/stems.ts';
import { readTyped } from '../../src/modules/discovery/typed.ts';
import { benchGround, today } from '../journey/ground.ts';
import { type Bench, milliseconds, percentile } from '../measurement.ts';
import { startLucene } from './lucene.ts';
import { startNaive } from './naive-postgres.ts';
import { makeCatalogue } from './made-catalogue.ts';
import { processorTime, resident } from './processor-time.ts';
import { type BenchQuery, queryLog } from './queries.ts';

async function startOurs(url: string, folder: string) {
  const server = spawn(
    process.execPath,
    [...process.execArgv, new URL('./server.ts', import.meta.url).pathname],
    {
      env: { ...process.env, URL: url, FOLDER: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await once(createInterface(server.stdout), 'line');
  const { port, opened } = JSON.parse(String(line));
  return {
    pid: server.pid ?? 0,
    opened: Number(opened),
    ask: async (query: SearchQuery): Promise<Found> =>
      (
        await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(query) })
      ).json() as Promise<Found>,
    stop: () => server.kill(),
  };
}

/** The sessions of our server at PostgreSQL: their part of the barrier counts as ours. */
const sessions = async (db: Db): Promise<number[]> =>
  (
    await db.many<{ pid: number }>(sql`
      select pid from pg_stat_activity where application_name = 'bindwerk' and pid <> pg_backend_pid()`)
  ).map(({ pid }) => pid);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Answers a second that eight clients get. */
async function throughput(count: number, ask: (at: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const client = async () => {
    while (next < count) await ask((next += 1) - 1);
  };
  const took = await milliseconds(() => Promise.all(Array.from({ length: 8 }, client)));
  return (count / took) * 1000;
}

const inOrder = (found: Found): string =>
  JSON.stringify(
    Object.entries(found.facets).map(([name, counts]) => [
      name,
      counts.map(one => `${one.value} ${one.count}`).toSorted(),
    ]),
  );

/** Totals and facets against PostgreSQL's own. */
async function differences(db: Db, log: readonly BenchQuery[], ask: (query: SearchQuery) => Promise<Found>) {
  const oracle = sqlSearch(db);
  let [totals, facets] = [0, 0];
  for (const { query } of log) {
    const [ours, meant] = [await ask(query), await oracle.search(query)];
    if (ours.total !== meant.total) totals += 1;
    if (inOrder(ours) !== inOrder(meant)) facets += 1;
  }
  return { totals, facets };
}

/** Four writers change a title's words and look for what they wrote; how often it is not what is found. */
async function staleReads(
  db: Db,
  checks: number,
  records: number,
  ask: (query: SearchQuery) => Promise<Found>,
  like: SearchQuery,
) {
  let stale = 0;
  const write = async (writer: number) => {
    for (let round = 0; round < checks / 4; round += 1) {
      const word = `w${writer}x${round}`;
      const edition = 1 + ((round * 4 + writer) % records);
      await db.transaction(tx =>
        tx.run(
          sql`update discovery.title set words = words || ${`'${word}x':1A`}::tsvector where edition = ${edition}`,
        ),
      );
      const { hits } = await ask({ ...like, filters: noFilters, words: `${word}x` });
      if (hits[0] !== edition) stale += 1;
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
  return stale;
}

/** What one changed copy costs more for the log that the index reads: the same changes with and without the triggers. */
async function changedCopyExtra(db: Db, copies: number): Promise<number> {
  const change = (from: number) =>
    milliseconds(async () => {
      for (let item = from; item < from + copies; item += 1)
        await db.transaction(tx =>
          tx.run(sql`update circulation.whereabouts set since = now() where item = ${item}`),
        );
    });
  const rounds: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const withLog = await change(1 + round * copies);
    await db.script('alter table circulation.whereabouts disable trigger note_changed');
    const without = await change(1 + round * copies);
    await db.script('alter table circulation.whereabouts enable trigger note_changed');
    rounds.push((withLog - without) / copies);
  }
  return percentile(rounds, 0.5);
}

/** Of the same questions so many are put to PostgreSQL by itself, which takes long. */
const naiveQueries = 500;

/** Searches on a made catalogue: ours beside Lucene, in turns. At a scale of 1 that is a million records. */
export const search: Bench = {
  name: 'search',
  run: async (say, scale) => {
    const ground = await benchGround();
    const { db, folder } = ground;
    const url = ground.embedded?.url() ?? '';
    const made = await makeCatalogue(db, Math.round(1_000_000 * scale), say);
    const index = join(folder, 'index');
    say(`Index made in ${((await milliseconds(() => makeSnapshot(db, index))) / 1000).toFixed(1)} s`);
    const ours = await startOurs(url, index);
    const lucene = await startLucene(db, join(folder, 'lucene'));
    try {
      const branches = (await network(db)).branches(today).map(({ id }) => id);
      const log = queryLog(made, 4_000, branches);
      const [warm, measured] = [log.slice(0, 500), log.slice(500)];
      const stemOf = await stemsOf(
        db,
        log.flatMap(({ query }) => readTyped(query.words).words),
      );
      const tokensOf = ({ query }: BenchQuery): string[] => {
        const isbn = parseIsbn(query.words);
        return isbn === undefined ? readTyped(query.words).must.flat().map(stemOf) : [isbn];
      };
      const askLucene = (one: BenchQuery) => lucene.ask(tokensOf(one), one.query.filters.branch[0]);
      for (const one of warm) {
        await ours.ask(one.query);
        await askLucene(one);
      }
      // as in a server that has run for a while: the commonest words were counted beforehand
      await setTimeout(Math.min(20_000, 2_000 + made.records / 50));
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
      const third: number[] = [];
      const naive = await startNaive(db, url);
      for (const query of measured.slice(0, naiveQueries)) {
        const before = naive.time();
        await naive.ask(tokensOf(query), query.query.filters.branch[0]);
        third.push(naive.time() - before);
      }
      await naive.stop();
      const rest = measured.slice(2_000);
      const rates = {
        ours: await throughput(rest.length, at => ours.ask((rest[at] as BenchQuery).query)),
        lucene: await throughput(rest.length, at => askLucene(rest[at] as BenchQuery)),
      };
      const { totals, facets } = await differences(db, measured.slice(0, 500), ours.ask);
      const memory = resident(ours.pid);
      const checks = Math.round(10_000 * Math.min(1, scale * 10));
      const stale = await staleReads(db, checks, made.records, ours.ask, (measured[0] as BenchQuery).query);
      const extra = await changedCopyExtra(db, 300);
      const peer = (value: number, unit: string, mine: number) => ({
        name: 'Lucene over HTTP',
        version: lucene.version,
        settings: `${made.records} records, one segment, facets under all filters; ours ${Number(mine.toPrecision(3))} ${unit}`,
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
          value: rates.ours / rates.lucene,
          unit: 'ratio',
          peer: peer(rates.lucene, '/s', rates.ours),
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
          metric: 'stale_reads',
          value: stale,
          unit: `of ${checks} read-your-write checks under 4 writers`,
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
        { metric: 'success10_known', value: found / known, unit: 'share', peer: null },
      ];
    } finally {
      ours.stop();
      lucene.stop();
      await ground.close();
    }
  },
};
