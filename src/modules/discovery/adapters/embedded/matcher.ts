/** After every document. */
export const past = 0x7fff_ffff;

/** A set of documents of which each can be asked for at once: a bit for each. */
export interface Among {
  readonly bits: Uint32Array;
  has(doc: number): boolean;
}

/** Documents that something is true of, ascending; it goes forwards only. */
export interface Matcher {
  /** So many documents at most. */
  readonly size: number;
  /** The first document at or after this one; `past` when there is none. Asked again for one before its answer, it answers the same. */
  seek(doc: number): number;
  /** Writes all its documents there, or those that are among others, and answers how many; to one that was not asked before. */
  fill?(into: Uint32Array, among: Among | undefined): number;
}

/** Writes all documents of a matcher there, or those that are among others, and answers how many. */
export function fillFrom(found: Matcher, into: Uint32Array, among: Among | undefined): number {
  if (found.fill) return found.fill(into, among);
  let size = 0;
  for (let doc = found.seek(0); doc !== past; doc = found.seek(doc + 1)) {
    if (among && !among.has(doc)) continue;
    into[size] = doc;
    size += 1;
  }
  return size;
}

export const nothing: Matcher = { size: 0, seek: () => past };

/** Every document of which a condition holds. */
export const where = (size: number, holds: (doc: number) => boolean): Matcher => ({
  size,
  seek: doc => {
    for (let at = doc; at < size; at += 1) if (holds(at)) return at;
    return past;
  },
});

/** What all of them have: the rarest leads. */
export class All implements Matcher {
  readonly #lead: Matcher;
  readonly #others: readonly Matcher[];
  readonly size: number;

  constructor(matchers: readonly Matcher[]) {
    const [lead, ...others] = matchers.toSorted((a, b) => a.size - b.size);
    this.#lead = lead ?? nothing;
    this.#others = others;
    this.size = this.#lead.size;
  }

  seek(doc: number): number {
    let at = this.#lead.seek(doc);
    search: while (at !== past) {
      for (const other of this.#others) {
        const found = other.seek(at);
        if (found !== at) {
          if (found === past) return past;
          at = this.#lead.seek(found);
          continue search;
        }
      }
      return at;
    }
    return past;
  }

  fill(into: Uint32Array, among: Among | undefined): number {
    let size = fillFrom(this.#lead, into, among);
    for (const other of this.#others) {
      let both = 0;
      for (let at = 0; at < size; at += 1) {
        const doc = into[at] ?? 0;
        if (other.seek(doc) !== doc) continue;
        into[both] = doc;
        both += 1;
      }
      size = both;
    }
    return size;
  }
}

export const either = (one: Matcher, other: Matcher): Matcher =>
  one === nothing
    ? other
    : { size: one.size + other.size, seek: doc => Math.min(one.seek(doc), other.seek(doc)) };

/** What the one has and the other has not. */
export const without = (wanted: Matcher, unwanted: Matcher): Matcher => {
  // the unwanted was passed by up to here, and does not come again
  let at = -1;
  return {
    size: wanted.size,
    seek: doc => {
      if (doc <= at) return at;
      at = wanted.seek(doc);
      while (at !== past && unwanted.seek(at) === at) at = wanted.seek(at + 1);
      return at;
    },
  };
};
