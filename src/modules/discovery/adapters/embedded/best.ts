/** What a hit is ordered by: the first number that differs decides, the higher comes first. */
export interface Ranked {
  readonly edition: number;
  readonly keys: readonly number[];
}

/** Below zero when the first comes before the second. */
function byKeys(a: readonly number[], b: readonly number[]): number {
  for (let place = 0; place < a.length; place += 1) {
    const difference = (b[place] ?? 0) - (a[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Keeps the best so many of the hits that pass by: a heap with the worst of them on top. */
export class Best {
  readonly #limit: number;
  readonly #heap: Ranked[] = [];
  /** The keys of the worst that is kept, once there are enough: what is below it need not be offered. */
  worst: readonly number[] | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  clear(): void {
    this.#heap.length = 0;
    this.worst = undefined;
  }

  offer(edition: number, keys: readonly number[]): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push({ edition, keys });
      this.#rise();
    } else if (heap[0] && byKeys(keys, heap[0].keys) < 0) {
      heap[0] = { edition, keys };
      this.#sink();
    }
    if (heap.length >= this.#limit) this.worst = heap[0]?.keys ?? [Infinity];
  }

  #isWorse(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    return one !== undefined && other !== undefined && byKeys(one.keys, other.keys) > 0;
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one && other) [this.#heap[a], this.#heap[b]] = [other, one];
  }

  #rise(): void {
    for (let at = this.#heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#isWorse(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const left = at * 2 + 1;
      const below = this.#isWorse(left + 1, left) ? left + 1 : left;
      if (!this.#isWorse(below, at)) return;
      this.#swap(below, at);
      at = below;
    }
  }

  /** The best in order, without so many of the first. */
  from(skip: number): number[] {
    return this.#heap
      .toSorted((a, b) => byKeys(a.keys, b.keys))
      .slice(skip)
      .map(({ edition }) => edition);
  }
}
