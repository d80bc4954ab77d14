import type { Saying } from './title-row.ts';

/** So many codes are kept for what comes late: at least one for each set of weights. */
const spare = 16;

/**
 * How words are said in documents, as codes of a byte. A catalogue says its words in some dozens of ways; when the codes are
 * used up, the nearest worth with the same weights stands in, which can only change the order of titles that fit about as well.
 */
export class WorthBook {
  readonly worths = new Float64Array(256);
  readonly weights = new Uint8Array(256);
  readonly #codes = new Map<Saying, number>();
  #size = 0;

  codeOf(saying: Saying): number {
    const known = this.#codes.get(saying);
    if (known !== undefined) return known;
    const code = this.#find(saying);
    if (this.#codes.size < 10_000) this.#codes.set(saying, code);
    return code;
  }

  #find({ worth, weights }: Saying): number {
    const near = this.#nearest(worth, weights);
    const isFull = this.#size >= 256 - spare;
    if (near !== -1 && (isFull || this.worths[near] === worth)) return near;
    const code = this.#size;
    this.worths[code] = worth;
    this.weights[code] = weights;
    this.#size += 1;
    return code;
  }

  #nearest(worth: number, weights: number): number {
    let best = -1;
    const far = (code: number) => Math.abs((this.worths[code] ?? 0) - worth);
    for (let code = 0; code < this.#size; code += 1)
      if (this.weights[code] === weights && (best === -1 || far(code) < far(best))) best = code;
    return best;
  }
}
