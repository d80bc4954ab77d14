import { type Found, noFilters, type SearchQuery, sqlSearch } from '#discovery';
import { type Db, sql } from '#platform/db.ts';
import { milliseconds, percentile } from '../measurement.ts';
import type { BenchQuery } from './queries.ts';

type AskOurs = (query: SearchQuery) => Promise<Found>;

const inOrder = (found: Found): string =>
  JSON.stringify(
    Object.entries(found.facets).map(([name, counts]) => [
      name,
      counts.map(one => `${one.value} ${one.count}`).toSorted(),
    ]),
  );

/** Totals and facets against PostgreSQL's own. */
export async function differences(db: Db, log: readonly BenchQuery[], ask: AskOurs) {
  const oracle = sqlSearch(db);
  let [totals, facets] = [0, 0];
  for (const { query } of log) {
    const [ours, meant] = [await ask(query), await oracle.search(query)];
    if (ours.total !== meant.total) totals += 1;
    if (inOrder(ours) !== inOrder(meant)) facets += 1;
  }
  return { totals, facets };
}

/** Lets a title say one more word. */
export const writeWord = (db: Db, word: string, edition: number): Promise<unknown> =>
  db.transaction(tx =>
    tx.run(
      sql`update discovery.title set words = words || ${`'${word}':1A`}::tsvector where edition = ${edition}`,
    ),
  );

/**
 * Four writers change a title's words, two of them in the process that searches and two in another, and look for what they wrote;
 * how often it is not what is found.
 */
export async function staleReads(
  writeWith: readonly ((word: string, edition: number) => Promise<unknown>)[],
  checks: number,
  records: number,
  ask: AskOurs,
  like: SearchQuery,
): Promise<number> {
  let stale = 0;
  const write = async (writer: number) => {
    for (let round = 0; round < checks / 4; round += 1) {
      const word = `w${writer}x${round}`;
      const edition = 1 + ((round * 4 + writer) % records);
      await writeWith[writer % writeWith.length]?.(`${word}x`, edition);
      const { hits } = await ask({ ...like, filters: noFilters, words: `${word}x` });
      if (hits[0] !== edition) stale += 1;
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
  return stale;
}

/** What one changed copy costs more for the log that the index reads: the same changes with and without the triggers. */
export async function changedCopyExtra(db: Db, copies: number): Promise<number> {
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
