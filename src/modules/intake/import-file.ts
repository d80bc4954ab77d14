import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import { batchesOf, oneAhead } from './batches.ts';
import type { Delivery } from './delivery.ts';
import { hashWith, type Judged, judge } from './judge.ts';
import type { Source } from './source.ts';
import { type Begun, failDelivery, finishDelivery, openDelivery, readDelivery } from './store.ts';
import { type Stretch, takeBatch } from './take-batch.ts';

/** A file to take in. */
export interface ImportFile {
  readonly source: Source;
  readonly path: string;
  readonly at: Date;
  /** Records a transaction; 1,000 unless told otherwise. */
  readonly batch?: number;
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
 * Takes in a file, streaming, a batch a transaction. Killed and called again it goes on after the last batch; the same
 * bytes again change nothing. What cannot be read is set aside and never stops the load. Throws when the database
 * or the file cannot be reached; the delivery is then `failed`, and may be called again.
 */
export async function importFile(db: Db, file: ImportFile): Promise<Delivery> {
  const { province, today } = await network(db);
  const on = today(province.id, file.at);
  const { id } = await takeAll(db, file, on);
  const done = await readDelivery(db, id);
  if (!done) throw new Error(`delivery ${id} is gone`);
  return done;
}

async function takeAll(db: Db, file: ImportFile, on: Day): Promise<Begun> {
  const { source, path, at } = file;
  const sha256 = createHash('sha256');
  await pipeline(createReadStream(path), sha256);
  const { size } = await stat(path);
  const about = { source: source.id, name: basename(path), path, size, sha256: sha256.digest(), at };
  const begun = await db.transaction(tx => openDelivery(tx, about));
  try {
    await takeRest(db, file, on, begun, size);
    await db.transaction(tx => finishDelivery(tx, begun.id, at));
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    await db.transaction(tx => failDelivery(tx, begun.id, failure)).catch(() => {});
    throw error;
  }
  return begun;
}

async function takeRest(db: Db, file: ImportFile, on: Day, begun: Begun, size: number): Promise<void> {
  const { source, path, batch = 1000, onProgress } = file;
  const hash = hashWith(source.profile);
  const stretch = { delivery: begun.id, source, on };
  let position = begun.position;
  let read = 0;
  async function* judgedBatches() {
    for await (const readings of batchesOf(path, position, batch, source.profile))
      yield judge(readings, hash);
  }
  for await (const judged of oneAhead(judgedBatches())) {
    position = await take(db, { ...stretch, from: position, place: begun.read + read + 1 }, judged);
    read += judged.length;
    onProgress?.({ position, size, read });
  }
}

/** Contents that the database will not hold (SQLSTATE class 22). */
const isContent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('22');

/** Takes a batch; when its contents cannot be stored, one by one, and the culprit is set aside. */
async function take(db: Db, stretch: Stretch, judged: readonly Judged[]): Promise<number> {
  try {
    const taken = await db.transaction(tx => takeBatch(tx, stretch, judged));
    if (!taken.ok) throw new Error(`the batch was refused: ${taken.refusal.code}`);
    return taken.value;
  } catch (error) {
    if (!isContent(error)) throw error;
    const [one] = judged;
    if (one && judged.length === 1) {
      const { bytes, offset } = one;
      const aside: Judged = {
        state: 'refused',
        reason: 'cannot-be-stored',
        bytes,
        offset,
        hash: one.hash,
        warnings: [],
      };
      if (one.state === 'refused') throw error;
      return take(db, stretch, [aside]);
    }
  }
  let { from, place } = stretch;
  for (const one of judged) {
    from = await take(db, { ...stretch, from, place }, [one]);
    place += 1;
  }
  return from;
}
