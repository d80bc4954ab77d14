/** A form that was sent while it could not go: its fields, where to, and when that was by the clock of the device. */
export interface Entry {
  /** Counts up on this device and never comes twice: the number by which the desk knows a scan again. */
  readonly number: number;
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Milliseconds, by the device's own clock. */
  readonly at: number;
}

/** The part of the browser's storage that the queue needs. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'bindwerk.scan.';
const counter = 'bindwerk.scans';

/**
 * What waits to be sent, kept by the browser until the desk has answered; windows of one browser share it. An entry
 * has a key of its own, so that none is lost when two windows write at once.
 */
export function openQueue(store: Store) {
  const keys = (): string[] =>
    Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').filter(key => key.startsWith(prefix));

  /** The moment in microseconds, or one more than the number before when the clock stands still or goes back. */
  const nextNumber = (at: number): number => {
    const number = Math.max(Number(store.getItem(counter) ?? 0) + 1, at * 1000);
    store.setItem(counter, String(number));
    return number;
  };

  return {
    /** Keeps a form under the next number; throws when the browser keeps nothing. */
    add(action: string, fields: Entry['fields'], at: number): Entry {
      const entry = { number: nextNumber(at), action, fields, at };
      store.setItem(`${prefix}${entry.number}`, JSON.stringify(entry));
      return entry;
    },
    /** Everything that waits, in the order in which it was scanned. */
    waiting(): Entry[] {
      return keys()
        .map(key => JSON.parse(store.getItem(key) ?? 'null') as Entry | null)
        .filter(entry => entry !== null)
        .toSorted((a, b) => a.number - b.number);
    },
    remove({ number }: Entry): void {
      store.removeItem(`${prefix}${number}`);
    },
  };
}
