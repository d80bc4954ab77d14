/** A form that was sent while it could not go: its fields, where to, and when that was by the clock of the device. */
export interface Entry {
  /** Counts up on this device and never comes twice: the number by which the server knows a form again. */
  readonly number: number;
  readonly to: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Milliseconds, by the device's own clock. */
  readonly at: number;
}

/** The part of the browser's storage that the queue needs. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Forms of one kind that wait to be sent. */
export type Queue = ReturnType<typeof openQueue>;

/**
 * What waits to be sent, kept by the browser until the server has answered; windows of one browser share it. An entry
 * has a key of its own, `bindwerk.<kind>.<number>`, so that none is lost when two windows write at once.
 */
export function openQueue(store: Store, kind: string) {
  const prefix = `bindwerk.${kind}.`;
  const counter = `bindwerk.${kind}s`;
  const keys = (): string[] =>
    Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').filter(key => key.startsWith(prefix));

  /** The moment in microseconds, or one more than the number before when the clock stands still or goes back. */
  const nextNumber = (at: number): number => {
    const number = Math.max(Number(store.getItem(counter) ?? 0) + 1, at * 1000);
    store.setItem(counter, String(number));
    return number;
  };

  return {
    kind,
    /** Keeps a form under the next number; throws when the browser keeps nothing. */
    add(to: string, fields: Entry['fields'], at: number): Entry {
      const entry = { number: nextNumber(at), to, fields, at };
      store.setItem(`${prefix}${entry.number}`, JSON.stringify(entry));
      return entry;
    },
    /** Everything that waits, in the order in which it was made. */
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
