import type { Day } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import { readMarc } from '#standards/marc/read-marc.ts';
import { controlField } from '#standards/marc/record.ts';
import { oneAhead } from '../batches.ts';
import { hashWith, type Judged, judge } from '../judge.ts';
import type { Source } from '../source.ts';
import { readNames } from '../store/arrival.ts';
import type { Begun } from '../store/delivery.ts';
import { take } from './take.ts';

/** A record as a harvest brings it. */
export interface Brought {
  /** What the other side calls it; undefined when it has only its control number. */
  readonly identifier: string | undefined;
  /** The record's bytes, or the word that it is gone. */
  readonly bytes: Buffer;
  readonly deleted: boolean;
}

/** A part of a list, and where the list goes on. */
export interface Part {
  readonly brought: readonly Brought[];
  readonly mark: string | undefined;
}

const fullBatch = 1000;

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Reads what a harvest brought, from a place in the delivery on; deletions are given the name that the record has here. */
export async function judgeBrought(
  db: Pick<Db, 'many'>,
  { id, profile }: Source,
  brought: readonly Brought[],
  from: number,
): Promise<Judged[]> {
  const hash = hashWith(profile);
  const deleted = brought.flatMap(one =>
    one.deleted && one.identifier !== undefined ? [one.identifier] : [],
  );
  const rows = deleted.length === 0 ? [] : await readNames(db as Db, id, deleted);
  const names = new Map(rows.map(({ identifier, controlNumber }) => [identifier, controlNumber]));
  const judged: Judged[] = [];
  let offset = from;
  for (const { identifier, bytes, deleted: gone } of brought) {
    if (gone)
      judged.push({
        state: 'accepted',
        controlNumber: names.get(identifier ?? '') ?? identifier ?? '',
        record: undefined,
        gone,
        changed: false,
        identifier,
        dated: undefined,
        bytes,
        offset,
        hash: hash(bytes),
        warnings: [],
      });
    else {
      const readings = await Array.fromAsync(readMarc(once(bytes)));
      const start = offset;
      judged.push(
        ...judge(
          readings.map(reading => ({ ...reading, offset: start + reading.offset })),
          hash,
        ).map(one => withIdentifier(one, identifier)),
      );
    }
    offset += bytes.length;
  }
  return judged;
}

/** A record without a control number is called what the harvest calls it. */
function withIdentifier(one: Judged, identifier: string | undefined): Judged {
  if (one.state === 'refused' || identifier === undefined) return one;
  const named = one.record !== undefined && controlField(one.record, '001') !== undefined;
  return { ...one, identifier, ...(!named && { controlNumber: identifier.slice(0, 200) }) };
}

/** Takes in parts of a list as they come, a thousand records or more a transaction, with where the list goes on. */
export async function takeParts(
  db: Db,
  about: { readonly source: Source; readonly on: Day; readonly begun: Begun },
  parts: AsyncIterable<Part>,
  onProgress: (read: number) => void,
): Promise<void> {
  const { source, on, begun } = about;
  let { position, read } = begun;
  let held: Brought[] = [];
  const flush = async (mark: string | undefined) => {
    const judged = await judgeBrought(db, source, held, position);
    held = [];
    const end = Math.max(position, ...judged.slice(-1).map(one => one.offset + one.bytes.length));
    const stretch = { delivery: begun.id, source, on, from: position, place: read + 1, mark, end };
    position = await take(db, stretch, judged);
    read += judged.length;
    onProgress(read - begun.read);
  };
  for await (const { brought, mark } of oneAhead(parts)) {
    held.push(...brought);
    if (held.length >= fullBatch || mark === undefined) await flush(mark);
  }
  if (held.length > 0) await flush(undefined);
}
