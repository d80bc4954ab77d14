/** Counts by code. What was counted is known, so that nobody need pass by all the rest. */
export class Counter {
  #counts = new Uint32Array(64);
  #counted = new Uint32Array(64);
  #size = 0;

  /** Begins anew, with room for codes below this. */
  begin(codes: number): void {
    if (codes > this.#counts.length) {
      this.#counts = new Uint32Array(codes * 2);
      this.#counted = new Uint32Array(codes * 2);
    } else for (let at = 0; at < this.#size; at += 1) this.#counts[this.#counted[at] ?? 0] = 0;
    this.#size = 0;
  }

  add(code: number): void {
    const count = this.#counts[code] ?? 0;
    if (count === 0) {
      this.#counted[this.#size] = code;
      this.#size += 1;
    }
    this.#counts[code] = count + 1;
  }

  of(code: number): number {
    return this.#counts[code] ?? 0;
  }

  /** The codes that were counted. */
  get codes(): Uint32Array {
    return this.#counted.subarray(0, this.#size);
  }

  /** The codes counted most, so many at most; of those counted alike the lowest rank first. */
  most(limit: number, rank: (code: number) => number): number[] {
    const best: number[] = [];
    const isBefore = (one: number, other: number) => {
      const difference = this.of(one) - this.of(other);
      return difference > 0 || (difference === 0 && rank(one) < rank(other));
    };
    let least = 0;
    for (const code of this.codes) {
      if (best.length === limit && this.of(code) < least) continue;
      let low = 0;
      let high = best.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (isBefore(best[middle] ?? 0, code)) low = middle + 1;
        else high = middle;
      }
      if (low === limit) continue;
      best.splice(low, 0, code);
      if (best.length > limit) best.pop();
      if (best.length === limit) least = this.of(best.at(-1) ?? 0);
    }
    return best;
  }
}
