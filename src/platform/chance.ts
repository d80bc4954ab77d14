import { randomBytes } from 'node:crypto';

/** Where chance and unguessable names come from. Seeded in tests and in the demo, the machine's own otherwise. */
export interface Chance {
  /** A number in [0, 1). */
  number(): number;
  /** Unguessable text, URL-safe, of 8 bits a byte. */
  token(bytes: number): string;
}

/** A stream that can be left and gone on with later. */
export interface SeededChance extends Chance {
  /** Where the stream is. */
  state(): readonly number[];
  /** Goes on where it was. */
  goOn(state: readonly number[]): void;
}

export const realChance: Chance = {
  number: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  token: bytes => randomBytes(bytes).toString('base64url'),
};

/** The same stream for the same seed on every machine (the sfc32 generator of PractRand). Never for secrets. */
export function seededChance(seed: number): SeededChance {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp += 1) next();
  return {
    number: () => next() / 2 ** 32,
    token: bytes => Buffer.from(Array.from({ length: bytes }, () => next() & 0xff)).toString('base64url'),
    state: () => [a, b, c, counter],
    goOn: ([first = 0, second = 0, third = 0, count = 0]) => {
      [a, b, c, counter] = [first, second, third, count];
    },
  };
}

/** A whole number from 0 up to but not including `below`. */
export const under = (chance: Chance, below: number): number => Math.floor(chance.number() * below);

/** One of the list, each as likely. Throws on an empty list. */
export function pick<T>(chance: Chance, list: readonly T[]): T {
  const chosen = list[under(chance, list.length)];
  if (chosen === undefined) throw new Error('cannot pick from an empty list');
  return chosen;
}

/** A new list with the same members in another order (Fisher and Yates). */
export function shuffled<T>(chance: Chance, list: readonly T[]): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = under(chance, i + 1);
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
