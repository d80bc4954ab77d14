import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { modules, zebraVersion } from '../catalogue/zebra.ts';
import { HttpClient } from './http-client.ts';

/** The seven facets, in the order in which `titles.tsv` has them after its number and four fields of words. */
const facets = ['material', 'language', 'decade', 'author', 'subject', 'now', 'held'] as const;
const inZebra = 'http://indexdata.com/zebra-2.0';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A title as entries of an index: Zebra's own words for it (its DOM filter), so that nothing is lost on the way. */
function entriesOf(line: string): string {
  const [number, ...columns] = line.split('\t');
  const entry = (index: string, text: string) => `<z:index name="${index}">${escaped(text)}</z:index>`;
  const several = (index: string, values = '') =>
    values
      .split('|')
      .filter(value => value !== '')
      .map(value => entry(`${index}:p`, value));
  const parts = [
    entry('any:w', columns.slice(0, 4).join(' ')),
    ...facets.flatMap((facet, at) => several(facet, columns[4 + at])),
    entry('free:w', (columns[11] ?? '').replaceAll('|', ' ')),
  ];
  return `<z:record z:id="${number}">${parts.join('')}</z:record>\n`;
}

async function writeEntries(titles: string, path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write(`<z:records xmlns:z="${inZebra}">\n`);
  for await (const line of createInterface(createReadStream(titles)))
    if (!file.write(entriesOf(line))) await once(file, 'drain');
  file.end('</z:records>\n');
  await once(file, 'finish');
}

/** Facets are counted over every hit and every value: exact, as ours are. Zebra makes room for so many hits with each question. */
const settings = (home: string, records: number): string =>
  [
    `profilePath: ${home}:/usr/share/idzebra-2.0/tab`,
    `modulePath: ${modules}`,
    'attset: bib1.att',
    'recordType: dom.dom.xml',
    'storeKeys: 1',
    'storeData: 1',
    'memMax: 512',
    `facetNumRecs: ${records}`,
    'facetMaxChunks: 1000000',
    `register: ${home}/register:100G`,
  ].join('\n');

const asItIs = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:template match="/"><xsl:copy-of select="."/></xsl:template></xsl:stylesheet>`;
const filter = `<dom xmlns="${inZebra}"><input><xmlreader level="1"/></input>
<extract name="index"><xslt stylesheet="as-it-is.xsl"/></extract></dom>`;

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await setTimeout(100);
  }
  throw new Error('zebrasrv does not open its port');
}

/** What is asked for, in prefix notation (PQF): every word, one that is still being typed by how it begins, and a place. */
function prefixQuery(words: readonly string[], branch: number | undefined): string {
  const terms = words.map(word =>
    word.endsWith('*') ? `@attr 1=any @attr 5=1 ${word.slice(0, -1)}` : `@attr 1=any ${word}`,
  );
  if (branch !== undefined) terms.push(`@attr 1=free ${branch}`);
  return `${'@and '.repeat(terms.length - 1)}${terms.join(' ')}`;
}

/** Starts Zebra on so many titles of a file as Lucene reads it, indexed once and kept in the folder; answers how to ask it. */
export async function startZebra(titles: string, records: number, home: string) {
  const register = join(home, 'register');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'zebra.cfg'), `${settings(home, records)}\n`);
  writeFileSync(join(home, 'as-it-is.xsl'), asItIs);
  writeFileSync(join(home, 'dom.xml'), filter);
  if (!existsSync(join(home, 'indexed'))) {
    rmSync(register, { recursive: true, force: true });
    mkdirSync(register);
    const entries = join(home, 'entries.xml');
    await writeEntries(titles, entries);
    const made = spawnSync('zebraidx', ['-c', 'zebra.cfg', 'update', entries], {
      cwd: home,
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`zebraidx: ${made.stderr}`);
    rmSync(entries);
    writeFileSync(join(home, 'indexed.new'), '');
    renameSync(join(home, 'indexed.new'), join(home, 'indexed'));
  }
  const port = await freePort();
  const server = spawn('zebrasrv', ['-v', 'none', '-c', 'zebra.cfg', `tcp:127.0.0.1:${port}`], {
    cwd: home,
    stdio: 'ignore',
  });
  await untilOpen(port);
  const client = new HttpClient(port);
  const schema = `zebra::facet::${facets.map(facet => `${facet}:p`).join(',')}`;
  return {
    version: zebraVersion(),
    /** How many hits there are; their facets were counted too. */
    ask: async (words: readonly string[], branch: number | undefined): Promise<number> => {
      const question = new URLSearchParams({
        version: '1.1',
        operation: 'searchRetrieve',
        'x-pquery': prefixQuery(words, branch),
        maximumRecords: '1',
        recordPacking: 'xml',
        recordSchema: schema,
      });
      const answer = String(await client.ask(`GET /Default?${question}`));
      const total = /<zs:numberOfRecords>(\d+)</.exec(answer)?.[1];
      if (total === undefined) throw new Error(`zebrasrv: ${answer.slice(-500)}`);
      if (total !== '0' && !answer.includes('<facet ')) throw new Error(`no facets: ${answer.slice(-500)}`);
      return Number(total);
    },
    stop: () => {
      client.close();
      server.kill();
    },
  };
}
