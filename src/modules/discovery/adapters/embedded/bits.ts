import { type Among, type Matcher, past } from './matcher.ts';

/** Documents of a segment as a bit for each: to tell whether one is among them is one look, however many they are. */
export class Bits implements Matcher, Among {
  readonly bits: Uint32Array;
  readonly #documents: number;
  #size = 0;

  constructor(documents: number) {
    this.#documents = documents;
    this.bits = new Uint32Array((documents >>> 5) + 1);
  }

  get size(): number {
    return this.#size;
  }

  /** None, as when it was made. */
  clear(): void {
    this.bits.fill(0);
    this.#size = 0;
  }

  /** Adds the documents of some postings, or only those that are said by an odd code. */
  addAll(values: Uint32Array, from: number, to: number, odd = false): void {
    const bits = this.bits;
    for (let at = from; at < to; at += 1) {
      const value = values[at] ?? 0;
      if (odd && (value & 1) === 0) continue;
      const place = value >>> 13;
      const before = bits[place] ?? 0;
      const after = before | (1 << ((value >>> 8) & 31));
      if (before >>> 0 === after >>> 0) continue;
      bits[place] = after;
      this.#size += 1;
    }
  }

  has(doc: number): boolean {
    return ((this.bits[doc >>> 5] ?? 0) & (1 << (doc & 31))) !== 0;
  }

  seek(doc: number): number {
    if (doc >= this.#documents) return past;
    let place = doc >>> 5;
    let rest = (this.bits[place] ?? 0) & (-1 << (doc & 31));
    while (rest === 0) {
      place += 1;
      if (place >= this.bits.length) return past;
      rest = this.bits[place] ?? 0;
    }
    return place * 32 + 31 - Math.clz32(rest & -rest);
  }

  fill(into: Uint32Array, among: Among | undefined): number {
    const bits = this.bits;
    const others = among === undefined ? bits : among.bits;
    let size = 0;
    for (let place = 0; place < bits.length; place += 1)
      for (let rest = (bits[place] ?? 0) & (others[place] ?? 0); rest !== 0; rest &= rest - 1) {
        into[size] = place * 32 + 31 - Math.clz32(rest & -rest);
        size += 1;
      }
    return size;
  }
}
