import { reindex } from '#discovery';
import { network } from '#network';
import { type Chance, pick, seededChance, under } from '#platform/chance.ts';
import { copyInto } from '#platform/copy.ts';
import type { Db } from '#platform/db.ts';
import { phrase, madeUpIsbn } from '../made-up.ts';
import { today } from '../journey/ground.ts';

const small = 'de het een en van in op te met voor'.split(' ');
const materials = ['book', 'book', 'book', 'book', 'large-print', 'audiobook', 'dvd', 'magazine', 'music'];
const audiences = ['adult', 'adult', 'adult', 'child', 'child', 'youth', 'baby'];
const otherLanguages = ['eng', 'ger', 'fre', 'fry', 'spa', 'tur', 'ara', 'pol'];

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

const lists = (seed: number, size: number, words: number): string[] => {
  const chance = seededChance(seed);
  return Array.from({ length: size }, () => phrase(chance, words));
};

/** What the catalogue was made of: queries are made of the same. */
export interface Made {
  readonly records: number;
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly isbns: readonly string[];
  /** The words, the commonest first. */
  readonly words: readonly string[];
}

/** Fills an empty province with so many records, three copies each on average, a quarter on loan; the same for the same seed. */
export async function makeCatalogue(db: Db, records: number, say: (line: string) => void): Promise<Made> {
  const chance = seededChance(4);
  const words = lists(1, 250_000, 1);
  const authors = lists(2, 250_000, 2);
  const subjects = lists(3, 20_000, 1);
  const [wordAt, authorAt, subjectAt] = [zipf(250_000, 1, 30), zipf(250_000, 0.9, 20), zipf(20_000, 1, 5)];
  const text = (length: number): string =>
    Array.from(
      { length },
      () => `${chance.number() < 0.45 ? `${pick(chance, small)} ` : ''}${words[wordAt(chance)] ?? ''}`,
    ).join(' ');
  const units = (await network(db)).branches(today).map(({ id }) => id);
  const branchAt = zipf(units.length, 0.7, 0);
  const made = { records, titles: [] as string[], authors: [] as string[], isbns: [] as string[], words };
  let item = 0;
  for (let from = 0; from < records; from += 10_000) {
    const [works, editions, items, places]: unknown[][][] = [[], [], [], []];
    for (let id = from + 1; id <= Math.min(records, from + 10_000); id += 1) {
      const title = text(2 + under(chance, 4));
      const author = authors[authorAt(chance)] ?? '';
      const isbn = chance.number() < 0.85 ? [madeUpIsbn(id)] : [];
      const material = pick(chance, materials);
      made.titles.push(title);
      made.authors.push(author);
      made.isbns.push(isbn[0] ?? '');
      works?.push([id, String(id), 'alone']);
      editions?.push([
        id,
        id,
        0,
        title,
        [author],
        1950 + under(chance, 76),
        chance.number() < 0.78 ? 'dut' : pick(chance, otherLanguages),
        material,
        pick(chance, audiences),
        Array.from({ length: 1 + under(chance, 4) }, () => subjects[subjectAt(chance)] ?? ''),
        chance.number() < 0.5 ? text(20) : null,
        isbn,
        title,
      ]);
      for (let copy = under(chance, 7); copy > 0; copy -= 1) {
        item += 1;
        const home = units[branchAt(chance)] ?? 0;
        const state = chance.number();
        items?.push([item, `B${item}`, id, 0, home, material, '2024-01-01']);
        places?.push([
          item,
          state < 0.25 ? 'on-loan' : state < 0.28 ? 'missing' : 'on-shelf',
          home,
          new Date(0),
        ]);
      }
    }
    await db.transaction(async tx => {
      await copyInto(tx, 'catalogue.work', ['id', 'key', 'rule'], works as never);
      await copyInto(
        tx,
        'catalogue.edition',
        'id work record title authors year language material audience subjects summary isbns sort_title'.split(
          ' ',
        ),
        editions as never,
      );
      await copyInto(
        tx,
        'catalogue.item',
        ['id', 'barcode', 'edition', 'record', 'home', 'material', 'added'],
        items as never,
      );
      await copyInto(tx, 'circulation.whereabouts', ['item', 'state', 'unit', 'since'], places as never);
    });
  }
  say(`${records} records and ${item} copies are there; indexing…`);
  await reindex(db);
  await db.script('analyze');
  return made;
}
