import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { learnWords, noFilters, type SearchQuery, sqlSearch } from '#discovery';
import { type Edition, editions } from '#catalogue';
import { importFile, keepSource, readProfile } from '#intake';
import { type Db, sql } from '#platform/db.ts';
import { wordsOf } from '../../../src/modules/discovery/fold.ts';
import { benchGround, today } from '../../journey/ground.ts';
import type { Bench } from '../../measurement.ts';

const corpora = new URL('../../../../shared/conformance/marc/corpora/', import.meta.url);

/** Something a person wanted: what they typed, and the title or the author of which one must be in the first ten. */
interface Need {
  readonly typed: string;
  /** How the title begins; empty when anything by the author will do. */
  readonly wanted: string;
  readonly by: string;
}

/**
 * The judged needs, written before the search was tuned. Nobody mends the search for a line of it, nor a line for the search: what
 * is to be seen is how it does on what it was not made for.
 */
const needs = (): Need[] =>
  readFileSync(new URL('needs.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(row => row.split('\t'))
    .map(([typed = '', wanted = '', by = '']) => ({ typed, wanted, by }));

const key = (text: string): string => wordsOf(text).join(' ');

const isMeant = ({ wanted, by }: Need, { title, subtitle, authors }: Edition): boolean =>
  wanted === ''
    ? authors.some(author => key(author).startsWith(key(by)))
    : key(`${title} ${subtitle ?? ''}`).startsWith(key(wanted));

/** All records of the corpora that can be read, each folder a source. */
async function loadReal(db: Db): Promise<void> {
  const profile = await readProfile('no-items');
  const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.(mrc|marc|xml)$/.test(name),
  );
  for (const [folder = '', names = []] of Map.groupBy(files.toSorted(), name => name.split('/')[0])) {
    const source = await db.transaction(tx =>
      keepSource(tx, { code: folder, name: folder, organisation: undefined, profile }),
    );
    for (const name of names)
      await importFile(db, {
        source,
        path: join(corpora.pathname, name),
        at: new Date(`${today}T09:00:00Z`),
      }).catch(() => undefined);
  }
  await learnWords(db);
}

const ask = (words: string): SearchQuery => ({
  words,
  filters: noFilters,
  sort: 'relevance',
  page: 1,
  pageSize: 10,
  viewpoint: undefined,
  on: today,
});

/** Judged needs on real records, and every title looked for by its own title and author. */
export const judgedNeeds: Bench = {
  name: 'search',
  part: 'needs',
  run: async say => {
    if (!existsSync(corpora)) {
      say('The conformance files are not here: no needs to judge.');
      return [];
    }
    const ground = await benchGround();
    try {
      await loadReal(ground.db);
      const search = sqlSearch(ground.db);
      const ids = await ground.db.many<{ edition: number }>(sql`select edition from discovery.title`);
      const all = [
        ...(
          await editions(
            ground.db,
            ids.map(({ edition }) => edition),
          )
        ).values(),
      ];
      const list = needs();
      for (const need of list)
        if (!all.some(edition => isMeant(need, edition))) say(`No record answers "${need.typed}"`);
      const answers = async (need: Need, words: string) => {
        const { hits, meant } = await search.search(ask(words));
        const first = await editions(ground.db, hits);
        return { isThere: [...first.values()].some(edition => isMeant(need, edition)), meant };
      };
      let [atOnce, afterTap] = [0, 0];
      for (const need of list) {
        const { isThere, meant } = await answers(need, need.typed);
        if (isThere) atOnce += 1;
        else if (meant !== undefined && (await answers(need, meant)).isThere) afterTap += 1;
        else say(`Not in the first ten: "${need.typed}" (${need.wanted || need.by})`);
      }
      const known = all.filter((_, at) => at % 4 === 0);
      let seen = 0;
      for (const { id, title, authors, work } of known) {
        const { hits } = await search.search(ask(`${title} ${authors[0] ?? ''}`.slice(0, 200)));
        const first = await editions(ground.db, hits);
        if (hits.includes(id) || [...first.values()].some(other => other.work === work)) seen += 1;
      }
      say(`${all.length} real titles, ${list.length} needs, ${known.length} known titles`);
      return [
        { metric: 'success10_judged', value: atOnce / list.length, unit: 'share', peer: null },
        {
          metric: 'success10_judged_meant',
          value: (atOnce + afterTap) / list.length,
          unit: 'share, a tap on "did you mean" taken',
          peer: null,
        },
        { metric: 'success10_known_real', value: seen / known.length, unit: 'share', peer: null },
      ];
    } finally {
      await ground.close();
    }
  },
};
