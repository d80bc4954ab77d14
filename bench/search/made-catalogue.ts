import { readFileSync } from 'node:fs';
import { materials } from '#catalogue';
import { reindex } from '#discovery';
import { network } from '#network';
import { type Chance, pick, seededChance, shuffled, under } from '#platform/chance.ts';
import { copyInto, type Value } from '#platform/copy.ts';
import { type Db, sql } from '#platform/db.ts';
import { madeUpIsbn, word } from '../made-up.ts';
import { today } from '../journey/ground.ts';

const dictionary = '/usr/share/dict/dutch';
const small =
  'de het een en van in op te met voor aan bij dat die door er is je naar niet of om over tot uit'.split(' ');
/** Half of everything is a book. */
const kindsOfThing = [...materials, ...materials.map(() => 'book' as const)];
const audiences = ['adult', 'adult', 'adult', 'child', 'child', 'youth', 'baby'];
const otherLanguages =
  'eng ger fre fry spa tur ara pol ita por rus ukr chi jpn gre lat dan swe nor fin hun cze rum hrv per kur som tir'.split(
    ' ',
  );
/** What titles are about: each of so many topics has so many words of its own. */
const topics = { count: 1_000, words: 1_000 };

const workTypes = { id: 'bigint', key: 'text', rule: 'text' } as const;
const editionTypes = {
  id: 'bigint',
  work: 'bigint',
  record: 'bigint',
  title: 'text',
  authors: 'text[]',
  year: 'integer',
  language: 'text',
  material: 'text',
  audience: 'text',
  subjects: 'text[]',
  summary: 'text',
  isbns: 'text[]',
  sortTitle: 'text',
} as const;
const itemTypes = {
  id: 'bigint',
  barcode: 'text',
  edition: 'bigint',
  record: 'bigint',
  home: 'bigint',
  material: 'text',
  added: 'date',
} as const;
const placeTypes = { item: 'bigint', state: 'text', unit: 'bigint', since: 'timestamptz' } as const;

type Row<Types> = { readonly [Name in keyof Types]: Value };

/** Ranks by the law of Zipf and Mandelbrot: the first are said often, most seldom. */
function zipf(size: number, s: number, q: number): (chance: Chance) => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank += 1) sums[rank] = sum += 1 / (rank + 1 + q) ** s;
  return chance => {
    const wanted = chance.number() * sum;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** So many different texts. */
function different(size: number, make: () => string): string[] {
  const made = new Set<string>();
  while (made.size < size) made.add(make());
  return [...made];
}

/** What the catalogue was made of: queries are made of the same. */
export interface Made {
  readonly records: number;
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly isbns: readonly string[];
  /** The words, the commonest first. */
  readonly words: readonly string[];
}

/**
 * Fills an empty province with so many records of Dutch words (Debian's `wdutch`), three copies each on average, a quarter on loan; the same for the same seed. What is
 * there already is made but not loaded again.
 */
export async function makeCatalogue(db: Db, records: number, say: (line: string) => void): Promise<Made> {
  const chance = seededChance(4);
  const [ofWords, ofAuthors, ofSubjects] = [seededChance(1), seededChance(2), seededChance(3)];
  const long = (from: Chance) => word(from) + word(from);
  const dutch = readFileSync(dictionary, 'utf8').split('\n');
  const words = shuffled(
    ofWords,
    dutch.filter(one => /^[a-z]{3,}$/.test(one)),
  ).slice(0, 250_000);
  const given = different(3_000, () => word(ofAuthors));
  const family = different(60_000, () => long(ofAuthors));
  const authors = different(250_000, () => `${pick(ofAuthors, family)}, ${pick(ofAuthors, given)}`);
  const subjects = different(20_000, () => `${pick(ofSubjects, words)} ${pick(ofSubjects, words)}`);
  const ofTopic = zipf(topics.words, 1, 30);
  const [wordAt, authorAt, subjectAt] = [zipf(250_000, 1, 30), zipf(250_000, 0.9, 20), zipf(20_000, 1, 5)];
  const text = (length: number, topic: number): string =>
    Array.from({ length }, () => {
      const before = chance.number() < 0.45 ? `${pick(chance, small)} ` : '';
      const at = chance.number() < 0.3 ? (topic * 241 + ofTopic(chance) * 7) % words.length : wordAt(chance);
      return `${before}${words[at] ?? ''}`;
    }).join(' ');
  const units = (await network(db)).branches(today).map(({ id }) => id);
  const branchAt = zipf(units.length, 0.7, 0);
  const made = { records, titles: [] as string[], authors: [] as string[], isbns: [] as string[], words };
  let item = 0;
  const { there } = await db.one<{ there: number }>(
    sql`select coalesce(max(edition), 0) as there from catalogue.edition_view`,
  );
  for (let from = 0; from < records; from += 10_000) {
    const works: Row<typeof workTypes>[] = [];
    const editions: Row<typeof editionTypes>[] = [];
    const items: Row<typeof itemTypes>[] = [];
    const places: Row<typeof placeTypes>[] = [];
    for (let id = from + 1; id <= Math.min(records, from + 10_000); id += 1) {
      const topic = under(chance, topics.count);
      const title = text(2 + under(chance, 4), topic);
      const author = authors[authorAt(chance)] ?? '';
      const isbn = chance.number() < 0.85 ? [madeUpIsbn(id)] : [];
      const material = pick(chance, kindsOfThing);
      made.titles.push(title);
      made.authors.push(author);
      made.isbns.push(isbn[0] ?? '');
      works.push({ id, key: String(id), rule: 'alone' });
      editions.push({
        id,
        work: id,
        record: 0,
        title,
        authors: [author],
        year: 1950 + under(chance, 76),
        language: chance.number() < 0.78 ? 'dut' : pick(chance, otherLanguages),
        material,
        audience: pick(chance, audiences),
        subjects: Array.from({ length: 1 + under(chance, 4) }, () => subjects[subjectAt(chance)] ?? ''),
        summary: chance.number() < 0.5 ? text(20, topic) : null,
        isbns: isbn,
        sortTitle: title,
      });
      for (let copy = under(chance, 7); copy > 0; copy -= 1) {
        item += 1;
        const home = units[branchAt(chance)] ?? 0;
        const state = chance.number();
        items.push({
          id: item,
          barcode: `B${item}`,
          edition: id,
          record: 0,
          home,
          material,
          added: '2024-01-01',
        });
        places.push({
          item,
          state: state < 0.25 ? 'on-loan' : state < 0.28 ? 'missing' : 'on-shelf',
          unit: home,
          since: new Date(0),
        });
      }
    }
    if (from < there) continue;
    await db.transaction(async tx => {
      await copyInto(tx, 'catalogue.work', workTypes, works);
      await copyInto(tx, 'catalogue.edition', editionTypes, editions);
      await copyInto(tx, 'catalogue.item', itemTypes, items);
      await copyInto(tx, 'circulation.whereabouts', placeTypes, places);
    });
  }
  say(`${records} records and ${item} copies are there; indexing…`);
  const { indexed } = await db.one<{ indexed: number }>(sql`select count(*) as indexed from discovery.title`);
  if (indexed < records) {
    await reindex(db);
    await db.script('analyze');
  }
  return made;
}
