import { createHash } from 'node:crypto';
import type { Day } from '#platform/day.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { DeliveryId } from '../delivery.ts';
import { type Arrived, readOut } from '../facts.ts';
import type { Source } from '../source.ts';
import { drawNumbers, insertArrivals } from '../store/arrival.ts';
import { askAbout, finishDelivery, readManner } from '../store/delivery.ts';
import { addMissing, countMissing, forgetListed, readMissing } from '../store/missing.ts';

/** A delivery that was read to its end. */
export interface Done {
  readonly id: DeliveryId;
  readonly source: Source;
  readonly on: Day;
  readonly at: Date;
  /** Share of a source's records that may go at once without a question, 0 to 1. */
  readonly mostGone: number;
}

const batch = 1000;
const nothing = Buffer.alloc(0);
const hashOfNothing = createHash('sha256').update('no longer listed').digest();

/**
 * Ends a delivery. After one of everything, what it did not name is gone; unless that is more than `mostGone`, or
 * stretches that nobody could read may hold it: then the delivery asks, and nothing goes.
 */
export async function finish(db: Db, done: Done): Promise<void> {
  const { id, source, mostGone } = done;
  const { lists, repeats } = await readManner(db, id);
  if (lists === 'everything' && repeats === null) {
    const { living, missing, unread } = await countMissing(db, source.id, id);
    if (missing > 0 && (unread > 0 || missing > living * mostGone)) {
      await db.transaction(async tx => {
        await askAbout(tx, id, missing);
        await tx.announce([readOut(source, id)]);
      });
      return;
    }
    await takeMissing(db, done);
  }
  await close(db, done);
}

/** Ends a delivery as it stands. */
export const close = (db: Db, { id, source, at }: Done): Promise<void> =>
  db.transaction(async tx => {
    await forgetListed(tx, id);
    await finishDelivery(tx, id, at);
    await tx.announce([readOut(source, id)]);
  });

/** Takes out what a delivery of everything did not name, a batch a transaction. */
export async function takeMissing(db: Db, done: Done): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    after = await db.transaction(async tx => takeSome(tx, done, from));
  }
}

async function takeSome(tx: Tx, { id, source, on }: Done, after: string): Promise<string | undefined> {
  const names = (await readMissing(tx, source.id, id, after, batch)).map(row => row.controlNumber);
  if (names.length === 0) return undefined;
  const rows = names.map((controlNumber, i) => ({
    place: i + 1,
    start: 0,
    controlNumber,
    hash: hashOfNothing,
    bytes: nothing,
    state: 'accepted' as const,
    reason: undefined,
    warnings: ['no-longer-listed'],
    gone: true,
    identifier: undefined,
    dated: undefined,
  }));
  const kept = await drawNumbers(tx, rows.length);
  await insertArrivals(tx, id, source.id, kept, rows);
  const arrived: Arrived = {
    kind: 'intake/arrived',
    subject: `source:${source.id}`,
    source,
    records: names.map((controlNumber, i) => ({ arrival: kept[i], controlNumber, record: undefined })),
    on,
  };
  await tx.announce([arrived]);
  await addMissing(tx, id, names.length);
  return names.at(-1);
}
