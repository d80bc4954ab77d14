/** Counts as they were at a moment: codes, each with its count. */
export interface CodeCounts {
  readonly codes: Uint32Array;
  readonly counts: Uint32Array;
  /** What codes that are not among them were counted at most; 0 when all are. */
  readonly rest: number;
}

/** Counts by code. What was counted is known, so that nobody need pass by all the rest. */
export class Counter {
  /** Of each code its count plus 1; 0 while it is not among the counted. */
  #marks = new Uint32Array(64);
  #counted = new Uint32Array(64);
  #size = 0;
  /** How many codes it went on from, and what the others had been counted at most. */
  #kept = 0;
  #rest = 0;

  /** Begins anew, with room for codes below this. */
  begin(codes: number): void {
    if (codes > this.#marks.length) {
      this.#marks = new Uint32Array(codes * 2);
      this.#counted = new Uint32Array(codes * 2);
    } else for (let at = 0; at < this.#size; at += 1) this.#marks[this.#counted[at] ?? 0] = 0;
    this.#size = 0;
    this.#kept = 0;
    this.#rest = 0;
  }

  /** One more of a code; or one less, of what was counted before. */
  add(code: number, by: number): void {
    const before = this.#marks[code] ?? 0;
    if (before === 0) {
      // of those that were left out when the others were kept
      if (by < 0) return;
      this.#counted[this.#size] = code;
      this.#size += 1;
      this.#marks[code] = 1 + by;
    } else this.#marks[code] = before + by;
  }

  of(code: number): number {
    return Math.max(0, (this.#marks[code] ?? 0) - 1);
  }

  /** The codes that were counted. */
  get codes(): Uint32Array {
    const codes = new Uint32Array(this.#size);
    let size = 0;
    for (let at = 0; at < this.#size; at += 1) {
      const code = this.#counted[at] ?? 0;
      if ((this.#marks[code] ?? 0) > 1) codes[size++] = code;
    }
    return codes.subarray(0, size);
  }

  /** What was counted, of so many codes at most: those counted most. */
  keep(most = Infinity): CodeCounts {
    const { codes: all } = this;
    const codes = all.length <= most ? all : Uint32Array.from(this.most(most, code => code));
    const kept = new Set(all.length <= most ? [] : codes);
    const rest =
      kept.size === 0
        ? 0
        : all.reduce((max, code) => (kept.has(code) ? max : Math.max(max, this.of(code))), 0);
    return { codes, counts: codes.map(code => this.of(code)), rest };
  }

  /** Goes on from what was kept; nothing may have been counted yet. */
  goOnFrom({ codes, counts, rest }: CodeCounts): void {
    this.#counted.set(codes);
    this.#size = codes.length;
    this.#kept = codes.length;
    this.#rest = rest;
    for (let at = 0; at < codes.length; at += 1) this.#marks[codes[at] ?? 0] = (counts[at] ?? 0) + 1;
  }

  /** Whether these are the so many counted most, whatever those had that were left out of what was kept. */
  isSure(most: readonly number[], limit: number): boolean {
    if (this.#rest === 0) return true;
    let met = 0;
    for (let at = this.#kept; at < this.#size; at += 1) met = Math.max(met, this.of(this.#counted[at] ?? 0));
    return most.length === limit && this.of(most.at(-1) ?? 0) > this.#rest + met;
  }

  /** The codes counted most, so many at most; of those counted alike the lowest rank first. */
  most(limit: number, rank: (code: number) => number): number[] {
    const best: number[] = [];
    const isBefore = (one: number, other: number) => {
      const difference = this.of(one) - this.of(other);
      return difference > 0 || (difference === 0 && rank(one) < rank(other));
    };
    let least = 0;
    for (let at = 0; at < this.#size; at += 1) {
      const code = this.#counted[at] ?? 0;
      if (this.of(code) === 0) continue;
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
