import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import { batchesOf, encodingOf, oneAhead } from './batches.ts';
import type { Delivery, Way } from './delivery.ts';
import { hashWith, type Judged, judge, readingOf } from './judge.ts';
import type { Source } from './source.ts';
import { type Begun, failDelivery, openDelivery, readDelivery } from './store/delivery.ts';
import { failureOf } from './failure.ts';
import { finish } from './ways/finish.ts';
import { proofread, type ReadLimits } from './proofread.ts';
import { endOf } from './take-batch.ts';
import { take } from './ways/take.ts';
import { inTurn } from './ways/turn.ts';

/** A file to take in. */
export interface ImportFile {
  readonly source: Source;
  readonly path: string;
  readonly at: Date;
  /** Its own name, when the path has another. */
  readonly name?: string;
  /** How it came; by hand unless told otherwise. */
  readonly way?: Exclude<Way, 'undo' | 'hand' | 'oai-pmh' | 'sru'>;
  /** Who brought it. */
  readonly by?: string | undefined;
  /** `everything` when a record that it does not name is gone; `changes` unless told otherwise. */
  readonly lists?: Delivery['lists'];
  /** Share of the source's records that may go at once without a question, 0 to 1; 0.05 unless told otherwise. */
  readonly mostGone?: number;
  /** Records a transaction; 1,000 unless told otherwise. */
  readonly batch?: number;
  /** For what anybody sent: it must show in a thread of its own that it can be read within these limits. */
  readonly within?: ReadLimits;
  /** Told after each batch. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** How far a file is. */
export interface ImportProgress {
  /** Bytes taken in, of `size`. */
  readonly position: number;
  readonly size: number;
  /** Readings in this run. */
  readonly read: number;
}

/**
 * Takes in a file, streaming, a batch a transaction, when it is this source's turn. Killed and called again it goes on
 * after the last batch; the same bytes again change nothing, whatever came since. What cannot be read is set aside and
 * never stops the load. Throws when the database or the file cannot be reached; the delivery is then `failed`, and may
 * be called again.
 */
export const importFile = (db: Db, file: ImportFile): Promise<Delivery> =>
  inTurn(db, file.source.id, () => takeFile(db, file));

/** The same, for who has the source's turn already. */
export async function takeFile(db: Db, file: ImportFile): Promise<Delivery> {
  const { province, today } = await network(db);
  const on = today(province.id, file.at);
  const { id } = await takeAll(db, file, on);
  const done = await readDelivery(db, id);
  if (!done) throw new Error(`delivery ${id} is gone`);
  return done;
}

async function takeAll(db: Db, file: ImportFile, on: Day): Promise<Begun> {
  const { source, path, at, name = basename(path), way = 'file', by, lists = 'changes' } = file;
  const sha256 = createHash('sha256');
  await pipeline(createReadStream(path), sha256);
  const { size } = await stat(path);
  const about = {
    source: source.id,
    way,
    by,
    name,
    path,
    lists,
    size,
    at,
    sha256: sha256.digest(),
    reading: readingOf(source.profile),
    encoding: await encodingOf(path),
  };
  const begun = await db.transaction(tx => openDelivery(tx, about));
  try {
    await takeRest(db, file, on, begun, size);
    await finish(db, { id: begun.id, source, on, at, mostGone: file.mostGone ?? 0.05 });
  } catch (error) {
    await db.transaction(tx => failDelivery(tx, begun.id, failureOf(error))).catch(() => {});
    throw error;
  }
  return begun;
}

/** Takes in what is left. While a batch goes through the catalogue, the bytes of the next are kept and its records read. */
async function takeRest(db: Db, file: ImportFile, on: Day, begun: Begun, size: number): Promise<void> {
  const { source, path, batch = 1000, within, onProgress } = file;
  const { profile } = source;
  if (within) await proofread({ path, from: begun.position, size: batch, profile }, within);
  const hash = hashWith(source.profile);
  const stretch = { delivery: begun.id, source, on };
  async function* judgedBatches() {
    for await (const some of batchesOf(path, begun.position, batch, profile)) yield judge(some, hash);
  }
  let from = begun.position;
  let read = 0;
  let names = new Set<string>();
  let before: Promise<unknown> = Promise.resolve();
  let taking = before;
  try {
    for await (const judged of oneAhead(judgedBatches())) {
      const namesBefore = names;
      names = namesIn(judged);
      if (!names.isDisjointFrom(namesBefore)) await before;
      const here = { ...stretch, from, place: begun.read + read + 1 };
      read += judged.length;
      const progress = { size, read };
      taking = take(db, here, judged, before).then(position => onProgress?.({ position, ...progress }));
      taking.catch(() => {}); // heard once the batch before is in
      await before;
      before = taking;
      from = endOf(judged, from);
    }
    await before;
  } finally {
    await Promise.allSettled([before, taking]);
  }
}

const namesIn = (judged: readonly Judged[]): Set<string> =>
  new Set(judged.flatMap(({ controlNumber }) => controlNumber ?? []));
