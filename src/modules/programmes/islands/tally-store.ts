/** A form that was pressed: its fields, where its lines go, and when that was by the clock of the device. */
export interface Entry {
  /** Counts up on this device and never comes twice: the number by which the desk knows a tally again. */
  readonly number: number;
  readonly to: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Milliseconds, by the device's own clock. */
  readonly at: number;
}

/** The part of the browser's storage that is needed. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'bindwerk.tally.';
const counter = 'bindwerk.tallies';

/** What waits to be sent, an entry under a key of its own, so that two windows lose nothing of each other. */
export function openTallies(store: Store) {
  return {
    /** Keeps a form under the moment in microseconds, or the next number when the clock stands still or goes back. */
    add(to: string, fields: Entry['fields'], at: number): Entry {
      const number = Math.max(Number(store.getItem(counter) ?? 0) + 1, at * 1000);
      store.setItem(counter, String(number));
      const entry = { number, to, fields, at };
      store.setItem(`${prefix}${number}`, JSON.stringify(entry));
      return entry;
    },
    waiting(): Entry[] {
      return Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')
        .filter(key => key.startsWith(prefix))
        .map(key => JSON.parse(store.getItem(key) ?? 'null') as Entry | null)
        .filter(entry => entry !== null)
        .toSorted((a, b) => a.number - b.number);
    },
    remove({ number }: Entry): void {
      store.removeItem(`${prefix}${number}`);
    },
  };
}
