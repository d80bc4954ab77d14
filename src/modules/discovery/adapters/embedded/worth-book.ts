/**
 * What words are worth in documents, as codes of a byte. A catalogue says its words in some dozens of ways; beyond
 * 256 the nearest that is known stands in, which can only change the order of titles that fit about as well.
 */
export class WorthBook {
  readonly values = new Float64Array(256);
  readonly #codes = new Map<number, number>();
  #size = 0;

  codeOf(worth: number): number {
    const known = this.#codes.get(worth);
    if (known !== undefined) return known;
    const code = this.#size < 256 ? this.#size : this.#nearest(worth);
    if (this.#size < 256) {
      this.values[code] = worth;
      this.#size += 1;
    }
    this.#codes.set(worth, code);
    return code;
  }

  #nearest(worth: number): number {
    let best = 0;
    for (let code = 1; code < 256; code += 1)
      if (Math.abs((this.values[code] ?? 0) - worth) < Math.abs((this.values[best] ?? 0) - worth))
        best = code;
    return best;
  }
}
