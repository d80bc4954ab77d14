import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ArrivedRecord, Profile } from '#intake';
import { rememberKeys } from './matching/traits.ts';
import { type Described, type Sorted, sort } from './sort-records.ts';

/** Records for the thread: their bytes one behind another with where each ends, and what they are called. */
export interface Batch {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
  readonly named: readonly Pick<ArrivedRecord, 'arrival' | 'controlNumber'>[];
  readonly profile: Profile;
}

/** What the thread makes of them: titles with their keys in several texts, and the rest of `Sorted`. */
export interface Told {
  readonly number: number;
  readonly titles: readonly string[];
  readonly rest: string;
}

interface Waiting {
  readonly hear: (told: Told) => void;
  readonly fail: (error: Error) => void;
}

/** Fewer records are read here sooner than there. */
const worthAThread = 100;

/** Room for a batch or two; what needs more is read here. */
const resourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 256 };

let thread: { readonly worker: Worker; readonly waiting: Map<number, Waiting> } | undefined;
let batches = 0;

/** The thread, begun when there is none; it keeps no process alive that waits for nothing of it. */
function threadOf() {
  if (thread) return thread;
  const worker = new Worker(new URL('./read-thread.ts', import.meta.url), { resourceLimits });
  const waiting = new Map<number, Waiting>();
  const end = (error: Error) => {
    if (thread?.worker === worker) thread = undefined;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  worker.on('message', (told: Told) => {
    const one = waiting.get(told.number);
    waiting.delete(told.number);
    if (waiting.size === 0) worker.unref();
    one?.hear(told);
  });
  worker.once('error', end).once('exit', () => end(new Error('the reading thread ended')));
  thread = { worker, waiting };
  return thread;
}

function tell(records: readonly ArrivedRecord[], profile: Profile): Promise<Told> {
  const { worker, waiting } = threadOf();
  const ends: number[] = [];
  let end = 0;
  for (const { bytes } of records) ends.push((end += bytes?.length ?? 0));
  const bytes = new Uint8Array(end);
  for (const [i, record] of records.entries()) bytes.set(record.bytes ?? [], ends[i - 1] ?? 0);
  const named = records.map(({ arrival, controlNumber }) => ({ arrival, controlNumber }));
  const number = (batches += 1);
  const batch: Batch = { number, bytes, ends, named, profile };
  return new Promise((hear, fail) => {
    waiting.set(number, { hear, fail });
    worker.ref();
    worker.postMessage(batch, [bytes.buffer]);
  });
}

/** The same as `sort`, by the thread: half of what a record costs this one. */
async function sortApart(records: readonly ArrivedRecord[], profile: Profile): Promise<Sorted> {
  const { titles, rest } = await tell(records, profile);
  const described: Described[] = [];
  for (const text of titles) {
    await setImmediate();
    for (const { keys, ...one } of JSON.parse(text) as (Described & { keys: string[] })[]) {
      rememberKeys(one.traits, keys);
      described.push(one);
    }
  }
  return { ...(JSON.parse(rest) as Omit<Sorted, 'described'>), described };
}

/** What was read before it was needed. */
const ahead = new WeakMap<readonly ArrivedRecord[], Promise<Sorted>>();

/**
 * Reads records for whoever will sort the same list soon. Touches nothing. Many whose bytes are at hand are read in a thread of
 * their own, while this one talks to the database; what the thread cannot do is done here.
 */
export async function readAhead(records: readonly ArrivedRecord[], profile: Profile): Promise<void> {
  const apart = records.length >= worthAThread && records.every(({ bytes }) => bytes !== undefined);
  const sorting = apart
    ? sortApart(records, profile).catch(() => sort(records, profile))
    : sort(records, profile);
  ahead.set(records, sorting);
  await sorting;
}

/** Reads records and tells titles from what is none. Touches nothing. */
export const sortRecords = (records: readonly ArrivedRecord[], profile: Profile): Promise<Sorted> =>
  ahead.get(records) ?? sort(records, profile);
