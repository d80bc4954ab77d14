/** Texts in the order of their bytes in UTF-8, behind one another; where each begins, one more than there are texts. */
export interface TextArrays {
  readonly text: Uint8Array;
  readonly from: Uint32Array;
}

const encoder = new TextEncoder();

/** Below zero when the text that lies there comes before the other. */
function compareBytes(text: Uint8Array, from: number, to: number, other: Uint8Array): number {
  const length = Math.min(to - from, other.length);
  for (let place = 0; place < length; place += 1) {
    const difference = (text[from + place] ?? 0) - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return to - from - other.length;
}

/** Texts that never change, on memory that threads share: a text is known by its place, from 0. */
export class Texts {
  readonly size: number;
  readonly #text: Buffer;
  readonly #from: Uint32Array;

  constructor({ text, from }: TextArrays) {
    this.size = from.length - 1;
    this.#text = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    this.#from = from;
  }

  at(place: number): string {
    return this.#text.toString('utf8', this.#from[place], this.#from[place + 1]);
  }

  /** The first place whose text does not come before these bytes. */
  reach(bytes: Uint8Array): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareBytes(this.#text, this.#from[middle] ?? 0, this.#from[middle + 1] ?? 0, bytes) < 0)
        low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Its place; -1 when it is not among them. */
  find(text: string): number {
    const bytes = encoder.encode(text);
    const place = this.reach(bytes);
    const isIt =
      place < this.size &&
      compareBytes(this.#text, this.#from[place] ?? 0, this.#from[place + 1] ?? 0, bytes) === 0;
    return isIt ? place : -1;
  }

  /** The places of texts that begin so: from the first up to, not including, the last. */
  beginning(text: string): readonly [from: number, to: number] {
    const bytes = encoder.encode(text);
    // no byte of UTF-8 is 255
    return [this.reach(bytes), this.reach(Uint8Array.of(...bytes, 255))];
  }
}

/** Puts texts in the order of their bytes; `place` tells where each went. */
export function inOrder(texts: readonly string[]): { arrays: TextArrays; place: Uint32Array } {
  const bytes = texts.map((text, number) => ({ bytes: Buffer.from(text), number }));
  bytes.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const from = new Uint32Array(texts.length + 1);
  const place = new Uint32Array(texts.length);
  bytes.forEach(({ bytes: { length }, number }, to) => {
    place[number] = to;
    from[to + 1] = (from[to] ?? 0) + length;
  });
  return { arrays: { text: Buffer.concat(bytes.map(one => one.bytes)), from }, place };
}

export const noTexts = (): Texts => new Texts({ text: new Uint8Array(0), from: new Uint32Array(1) });
