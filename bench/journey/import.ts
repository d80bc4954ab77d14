import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { importFile, keepSource, readProfile } from '#intake';
import { milliseconds } from '../measurement.ts';
import { type BenchGround, today } from './ground.ts';
import { writeMarcFile } from './marc-file.ts';

export interface ImportFigures {
  readonly records: number;
  /** Records a second from ISO 2709 to searchable with items. */
  readonly ours: number;
  /** Records a second of yaz-marcdump converting the same file to MARCXML, mean of a run before and a run after. */
  readonly yaz: number;
  readonly yazVersion: string;
}

const yazVersion = (): string =>
  /[\d.]+/.exec(spawnSync('yaz-marcdump', ['-V'], { encoding: 'utf8' }).stdout)?.[0] ?? 'unknown';

/** Converts a file with yaz-marcdump; records a second. */
async function convert(file: string, records: number): Promise<number> {
  const time = await milliseconds(async () => {
    execFileSync('sh', ['-c', `yaz-marcdump -i marc -o marcxml "$1" > /dev/null`, 'sh', file]);
  });
  return records / (time / 1000);
}

/** Imports a generated file into an empty province, between two runs of the peer over the same file. */
export async function measureImport(ground: BenchGround, records: number): Promise<ImportFigures> {
  const file = join(ground.folder, 'bench.mrc');
  await writeMarcFile(file, records, ground.branches);
  const profile = await readProfile('marc21-852');
  const source = await ground.db.transaction(tx =>
    keepSource(tx, { code: 'bench', name: 'Bench', organisation: undefined, profile }),
  );
  const before = await convert(file, records);
  const time = await milliseconds(() =>
    importFile(ground.db, { source, path: file, at: new Date(`${today}T09:00:00Z`) }),
  );
  const after = await convert(file, records);
  return { records, ours: records / (time / 1000), yaz: (before + after) / 2, yazVersion: yazVersion() };
}
