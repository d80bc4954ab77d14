import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { network } from '#network';
import { type Db, sql } from '#platform/db.ts';
import { today } from '../journey/ground.ts';

const jars = () => globSync('/usr/share/java/lucene-{core,facet,analyzers-common,queries}-8*.jar').join(':');

interface Row {
  readonly edition: number;
  readonly fields: string[];
  readonly plain: string[];
  readonly held: number[];
  readonly free: number[];
}

/** The same words as our index has, field by field, and the same places of copies. */
const readTitles = (db: Db, after: number): Promise<Row[]> =>
  db.many<Row>(sql`
    select title.edition, array[title.material, title.audience, coalesce(title.language, ''), coalesce((title.year - title.year % 10)::text, ''),
                          array_to_string(about.authors, '|'), array_to_string(about.subjects, '|')] as plain,
           array(select coalesce((select string_agg(lexeme, ' ') from unnest(words) where weight = any(weights)), '')
                   from unnest(array['A', 'B', 'C', 'D']) as weight) as fields,
           array(select distinct home from catalogue.item where item.edition = title.edition) as held,
           array(select distinct unit from circulation.copy_view as copy
                  where copy.edition = title.edition and state = 'on-shelf') as free
      from discovery.title
      join catalogue.edition_view as about on about.edition = title.edition
     where title.edition > ${after}
     order by title.edition
     limit 2000`);

/** Starts Lucene on the titles of this database; answers how to ask it. */
export async function startLucene(db: Db, folder: string) {
  mkdirSync(folder, { recursive: true });
  const place = await network(db);
  const organisation = new Map(place.branches(today).map(({ id, organisation }) => [id, organisation ?? 0]));
  const path = join(folder, 'titles.tsv');
  const file = createWriteStream(path);
  for (let last = 0; ; ) {
    const rows = await readTitles(db, last);
    if (rows.length === 0) break;
    for (const { edition, fields, plain, held, free } of rows) {
      const organisations = new Set(held.map(unit => organisation.get(unit)));
      file.write(
        `${[edition, ...fields, ...plain, [...organisations].join('|'), held.join('|'), free.join('|')].join('\t')}\n`,
      );
    }
    last = rows.at(-1)?.edition ?? last;
  }
  file.end();
  await once(file, 'finish');
  const source = new URL('./peers/LuceneServer.java', import.meta.url).pathname;
  const made = spawnSync('javac', ['-cp', jars(), '-d', folder, source], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`javac: ${made.stderr}`);
  const java = spawn('java', ['-cp', `${folder}:${jars()}`, 'LuceneServer', join(folder, 'index'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(java.stdout), 'line');
  const { port, lucene } = JSON.parse(String(line));
  return {
    pid: java.pid ?? 0,
    version: String(lucene),
    ask: async (words: readonly string[], branch: number | undefined): Promise<{ total: number }> =>
      (
        await fetch(`http://127.0.0.1:${port}/`, {
          method: 'POST',
          body: `${words.join(' ')}\n${branch ?? ''}`,
        })
      ).json() as Promise<{ total: number }>,
    stop: () => java.kill(),
  };
}
