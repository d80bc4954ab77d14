import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, type Result } from '#platform/result.ts';
import type { DeliveryId } from './delivery.ts';
import type { Arrived, ArrivedRecord, Arriving } from './facts.ts';
import { type Judged, markKnown, type Taken } from './judge.ts';
import type { Source } from './source.ts';
import { type ArrivalRow, drawNumbers, insertArrivals, readKnown } from './store/arrival.ts';
import { commitSoon, readManner, saveProgress } from './store/delivery.ts';
import { insertListed } from './store/missing.ts';

/** Where in its delivery a batch stands. */
export interface Stretch {
  readonly delivery: DeliveryId;
  readonly source: Source;
  readonly on: Day;
  /** Where the batch begins, in bytes; the delivery must have come exactly so far. */
  readonly from: number;
  /** Number of the first reading in the file. */
  readonly place: number;
  /** Where a harvest goes on after this batch. */
  readonly mark?: string | undefined;
  /** Where the batch ends, when that is not where its last reading ends. */
  readonly end?: number;
  /** Versions from before are put back: they are no news to judge. */
  readonly restores?: boolean;
}

const isAccepted = (one: Judged): one is Taken => one.state === 'accepted';

/** The end of the last reading. */
export const endOf = (batch: readonly Judged[], from: number): number => {
  const last = batch.at(-1);
  return last ? last.offset + last.bytes.length : from;
};

const rowOf = ({ one, place }: { one: Judged; place: number }): ArrivalRow => {
  const { offset: start, controlNumber, hash, bytes, warnings } = one;
  const row = { place, start, controlNumber, hash, bytes, warnings };
  if (one.state === 'refused')
    return {
      ...row,
      state: 'refused',
      reason: one.reason,
      gone: false,
      identifier: undefined,
      dated: undefined,
    };
  const { gone, identifier, dated } = one;
  return { ...row, state: 'accepted', reason: undefined, gone, identifier, dated };
};

/** XML begins so. */
const lessThan = 0x3c;

/** The newest version of each record; an older one in the same batch is history at once. */
function newest(batch: readonly Judged[], arrivals: ReadonlyMap<Judged, number>): ArrivedRecord[] {
  const found = new Map<string, ArrivedRecord>();
  for (const one of batch) {
    if (!isAccepted(one)) continue;
    found.delete(one.controlNumber);
    found.set(one.controlNumber, {
      arrival: arrivals.get(one),
      controlNumber: one.controlNumber,
      record: one.record,
      bytes: one.bytes[0] === lessThan ? undefined : one.bytes,
    });
  }
  return [...found.values()];
}

/**
 * Takes one batch in: keeps the bytes, announces what is new, moves the delivery on; all or nothing. What needs nothing of the
 * batch before is done at once, the rest when that is in (`before`), and not at all when that failed; the two must hold no
 * control number in common. Throws when the delivery is somewhere else, because someone else is taking it in.
 */
export async function takeBatch(
  tx: Tx,
  { delivery, source, on, from, place, mark, end, restores }: Stretch,
  judged: readonly Judged[],
  before?: Promise<unknown>,
): Promise<Result<number>> {
  const names = judged.filter(isAccepted).map(one => one.controlNumber);
  const [{ lists }, versions, numbers] = await Promise.all([
    readManner(tx, delivery),
    readKnown(tx, source.id, names, delivery),
    drawNumbers(tx, judged.length),
    judged.length > 1 && commitSoon(tx),
  ]);
  const known = Map.groupBy(versions, ({ controlNumber }) => controlNumber);
  const batch = restores ? judged : markKnown(judged, known);
  const kept = batch.flatMap((one, i) => (one.state === 'unchanged' ? [] : [{ one, place: place + i }]));
  const ids = numbers.slice(0, kept.length);
  const arrivals = new Map(kept.flatMap(({ one }, i) => (ids[i] ? [[one, ids[i]] as const] : [])));
  const records = newest(batch, arrivals);
  const about = { subject: `source:${source.id}`, source, records };
  const arriving: Arriving = { kind: 'intake/arriving', ...about };
  const arrived: Arrived = { kind: 'intake/arrived', ...about, on };
  await Promise.all([
    insertArrivals(tx, delivery, source.id, ids, kept.map(rowOf)),
    records.length > 0 && tx.announce([arriving]),
  ]);
  await before;
  const position = end ?? endOf(batch, from);
  const count = (state: Judged['state']) => batch.filter(one => one.state === state).length;
  const moved = saveProgress(tx, delivery, from, {
    position,
    read: batch.length,
    accepted: count('accepted'),
    changed: batch.filter(one => isAccepted(one) && one.changed && !one.gone).length,
    gone: batch.filter(one => isAccepted(one) && one.gone).length,
    unchanged: count('unchanged'),
    refused: count('refused'),
    mark,
  });
  const [went] = await Promise.all([moved, lists === 'everything' && insertListed(tx, delivery, names)]);
  if (went === 0) throw new Error(`delivery ${delivery} is being taken in by someone else`);
  if (records.length > 0) await tx.announce([arrived]);
  return ok(position);
}
