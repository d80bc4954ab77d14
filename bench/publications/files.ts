import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edition } from '../../src/modules/publications/outputs/edition.ts';
import { outputs } from '../../src/modules/publications/outputs/outputs.ts';
import { readPaper } from '../../src/modules/publications/paper/read-paper.ts';
import { milliseconds, percentile } from '../measurement.ts';

/** The bytes of one kind of file. Throws where this machine cannot make it. */
export function bytesOf(edition: Edition, extension: string): Buffer {
  const output = outputs.find(one => one.extension === extension);
  if (!output) throw new Error(`no ${extension} can be made here`);
  return output.make(edition);
}

/** Seconds for all files and for the PDF, the middle of three, and the share of files that are the same made again. */
export async function measureFiles(edition: Edition): Promise<{ all: number; pdf: number; same: number }> {
  const rounds: { extension: string; seconds: number; bytes: Buffer }[][] = [];
  for (let round = 0; round < 3; round += 1) {
    const made: { extension: string; seconds: number; bytes: Buffer }[] = [];
    for (const { extension, make } of outputs) {
      let bytes: Buffer = Buffer.alloc(0);
      const took = await milliseconds(async () => {
        bytes = make(structuredClone(edition));
      });
      made.push({ extension, seconds: took / 1000, bytes });
    }
    rounds.push(made);
  }
  const seconds = (chosen: (extension: string) => boolean): number =>
    percentile(
      rounds.map(made =>
        made.filter(({ extension }) => chosen(extension)).reduce((sum, one) => sum + one.seconds, 0),
      ),
      0.5,
    );
  const same = outputs.filter((_, n) => {
    const [first, ...others] = rounds.map(made => made[n]?.bytes);
    return first && others.every(other => other?.equals(first));
  });
  return {
    all: seconds(() => true),
    pdf: seconds(extension => extension === 'pdf'),
    same: same.length / outputs.length,
  };
}

/** Seconds until the words of a PDF of at least a hundred pages can be read page by page; the middle of three. */
export async function measureImport(pdf: Buffer): Promise<{ seconds: number; pages: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'bindwerk-bench-'));
  const path = join(folder, 'verslag.pdf');
  try {
    await writeFile(path, pdf);
    const times: number[] = [];
    let pages = 0;
    for (let round = 0; round < 3; round += 1)
      times.push(
        await milliseconds(async () => {
          const read = await readPaper({ path, name: 'Verslag' });
          if (!read.ok) throw new Error(read.refusal.reason);
          ({ pages } = read.value);
        }),
      );
    return { seconds: percentile(times, 0.5) / 1000, pages };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
