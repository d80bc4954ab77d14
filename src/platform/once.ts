import type { Reader } from './tx.ts';

const read = new WeakMap<Reader, Map<unknown, Promise<unknown>>>();

/**
 * Reads something that a transaction needs again and again, such as the network, once. Outside a transaction it is read
 * each time. Whoever changes it within a transaction says so with `readAgain`.
 */
export function once<T>(reader: Reader, key: unknown, readIt: () => Promise<T>): Promise<T> {
  if (!('announce' in reader)) return readIt();
  const known = read.get(reader) ?? new Map<unknown, Promise<unknown>>();
  read.set(reader, known);
  const found = (known.get(key) as Promise<T> | undefined) ?? readIt();
  known.set(key, found);
  return found;
}

/** Forgets what this transaction read under a key. */
export const readAgain = (reader: Reader, key: unknown): void => void read.get(reader)?.delete(key);
