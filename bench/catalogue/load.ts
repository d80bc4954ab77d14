import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeRecords } from '#catalogue';
import { learnWords } from '#discovery';
import { importFile, keepSource, readProfile } from '#intake';
import { sql } from '#platform/db.ts';
import { type BenchGround, benchGround, today } from '../journey/ground.ts';
import { milliseconds } from '../measurement.ts';
import { watchMemory } from './memory.ts';
import { oneMore, type UnionFile, writeUnionFiles } from './union-files.ts';
import { indexWithZebra, zebraVersion } from './zebra.ts';

/** One load of one size, with what others made of the same files. */
export interface Load {
  readonly records: number;
  readonly items: number;
  readonly editions: number;
  /** From the first byte to searchable: merged, search rows and words made, `analyze` done. */
  readonly seconds: number;
  /** Median of adding one record more, merged, searchable and committed, milliseconds. */
  readonly oneMore: number;
  /** Most memory of Node and PostgreSQL together, bytes. */
  readonly peak: number;
  readonly zebra: Rate;
  readonly yaz: Rate;
}

interface Rate {
  readonly version: string;
  /** Records a second. */
  readonly rate: number;
}

async function takeFiles(ground: BenchGround, files: readonly UnionFile[], say: (line: string) => void) {
  const { db } = ground;
  const profile = await readProfile('marc21-852');
  for (const { source: code, path } of files) {
    const source = await db.transaction(tx =>
      keepSource(tx, { code, name: code, organisation: undefined, profile }),
    );
    const time = await milliseconds(() =>
      importFile(db, { source, path, at: new Date(`${today}T09:00:00Z`) }),
    );
    say(`  ${code}: ${Math.round(time / 1000)} s`);
  }
  await learnWords(db);
  await db.script('analyze');
}

function parseWithYaz(files: readonly UnionFile[], records: number): Promise<Rate> {
  const parse = async () => {
    for (const { path } of files) execFileSync('yaz-marcdump', ['-n', path], { stdio: 'ignore' });
  };
  const version = /[\d.]+/.exec(spawnSync('yaz-marcdump', ['-V'], { encoding: 'utf8' }).stdout)?.[0];
  return milliseconds(parse).then(time => ({
    version: version ?? 'unknown',
    rate: records / (time / 1000),
  }));
}

const postmasterOf = async ({ db }: BenchGround): Promise<number> =>
  (
    await db.one<{ pid: number }>(
      sql`select split_part(pg_read_file('postmaster.pid'), E'\n', 1)::bigint as pid`,
    )
  ).pid;

const sharedBuffersOf = async ({ db }: BenchGround): Promise<number> =>
  (await db.one<{ bytes: number }>(sql`select pg_size_bytes(current_setting('shared_buffers')) as bytes`))
    .bytes;

/** Catalogues records of a library more, one by one: most join a title that others describe. Median, milliseconds. */
async function addOneByOne({ db, branches }: BenchGround): Promise<number> {
  const profile = await readProfile('marc21-852');
  const about = { code: 'bench-e', name: 'bench-e', organisation: undefined, profile };
  const source = await db.transaction(tx => keepSource(tx, about));
  const times: number[] = [];
  for (let n = 0; n < 300; n += 1) {
    const record = oneMore(n, branches[0] ?? '');
    const controlNumber = `one-more-${n}`;
    times.push(
      await milliseconds(() =>
        db.transaction(tx => takeRecords(tx, source, [{ arrival: undefined, controlNumber, record }], today)),
      ),
    );
  }
  return times.toSorted((a, b) => a - b)[times.length / 2] ?? 0;
}

/** Loads so many records of four sources into an empty province, and has Zebra and yaz read the same files. */
export async function measureLoad(wanted: number, say: (line: string) => void): Promise<Load> {
  const ground = await benchGround();
  try {
    const folder = join(ground.folder, 'union');
    mkdirSync(folder);
    say(`Writing ${wanted} records…`);
    const files = await writeUnionFiles(folder, wanted, ground.branches);
    const records = files.reduce((sum, file) => sum + file.records, 0);
    const yaz = await parseWithYaz(files, records);
    say(`Loading ${records} records…`);
    const peakOf = watchMemory(await postmasterOf(ground), await sharedBuffersOf(ground));
    const time = await milliseconds(() => takeFiles(ground, files, say));
    const peak = peakOf();
    const added = await addOneByOne(ground);
    say('Indexing the same with Zebra…');
    const zebra = await indexWithZebra(
      folder,
      files.map(({ path }) => path),
      records,
    );
    const counted = await ground.db.one<{ items: number; editions: number }>(sql`
      select (select count(*) from catalogue.item) as items, (select count(*) from discovery.title) as editions`);
    rmSync(folder, { recursive: true });
    return {
      records,
      ...counted,
      seconds: time / 1000,
      oneMore: added,
      peak,
      zebra: { version: zebraVersion(), rate: zebra },
      yaz,
    };
  } finally {
    await ground.close();
  }
}
