import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, globSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { network } from '#network';
import { type Db, sql } from '#platform/db.ts';
import { today } from '../journey/ground.ts';
import { HttpClient } from './http-client.ts';

const jars = () =>
  globSync('/usr/share/java/lucene-{core,facet,analyzers-common,queries,suggest}-8*.jar').join(':');

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
    select title.edition, array[title.material, coalesce(title.language, ''), coalesce((title.year - title.year % 10)::text, ''),
                          array_to_string(about.authors, '|'), array_to_string(about.subjects, '|')] as plain,
           array(select coalesce((select string_agg(lexeme, ' ') from unnest(words) where weight = any(weights)), '')
                   from unnest(array['A', 'B', 'C', 'D']) as weight) as fields,
           array(select distinct case copy.state when 'on-shelf' then copy.unit else copy.home end
                   from circulation.copy_view as copy
                  where copy.edition = title.edition and copy.withdrawn is null and not copy.gone) as held,
           array(select distinct copy.unit from circulation.copy_view as copy
                  where copy.edition = title.edition and copy.state = 'on-shelf' and copy.withdrawn is null
                    and not copy.gone) as free
      from discovery.title
      join catalogue.edition_view as about on about.edition = title.edition
     where title.edition = any(array(
             select edition from discovery.title where edition > ${after} order by edition limit 2000))
     order by title.edition`);

/** Writes a line a title: its number, four fields of words, seven facets (several values by a bar), and where it is on the shelf. */
async function writeTitles(db: Db, path: string): Promise<void> {
  const lends = new Set((await network(db)).branches(today).map(({ id }) => id));
  const file = createWriteStream(path);
  for (let last = 0; ; ) {
    const rows = await readTitles(db, last);
    if (rows.length === 0) break;
    for (const { edition, fields, plain, held, free } of rows) {
      const places = [held, free].map(units => units.filter(unit => lends.has(unit)).join('|'));
      file.write(`${[edition, ...fields, ...plain, places[1] === '' ? '' : 'now', ...places].join('\t')}\n`);
    }
    last = rows.at(-1)?.edition ?? last;
  }
  file.end();
  await once(file, 'finish');
}

/** The titles of this database as other engines read them, or those that the folder keeps: the path of the file. */
export async function titlesFor(db: Db, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'titles.tsv');
  if (!existsSync(path)) {
    await writeTitles(db, `${path}.new`);
    renameSync(`${path}.new`, path);
  }
  return path;
}

/** Starts Lucene on the titles of a file; what it makes stays in the folder. Answers how to ask it. */
export async function startLucene(path: string, folder: string) {
  const source = new URL('./peers/LuceneServer.java', import.meta.url).pathname;
  const made = spawnSync('javac', ['-cp', jars(), '-d', folder, source], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`javac: ${made.stderr}`);
  const java = spawn(
    'java',
    [
      '-Dsun.net.httpserver.nodelay=true',
      '-cp',
      `${folder}:${jars()}`,
      'LuceneServer',
      join(folder, 'index'),
      path,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await once(createInterface(java.stdout), 'line');
  const { port, lucene } = JSON.parse(String(line));
  const client = new HttpClient(port);
  return {
    pid: java.pid ?? 0,
    version: String(lucene),
    ask: async (words: readonly string[], branch: number | undefined): Promise<{ total: number }> =>
      JSON.parse(String(await client.ask('POST /', `${words.join(' ')}\n${branch ?? ''}`))),
    stop: () => {
      client.close();
      java.kill();
    },
  };
}
