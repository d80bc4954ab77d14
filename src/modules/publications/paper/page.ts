/** A rectangle on a page, in points from the upper left. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Word extends Box {
  readonly text: string;
}

/** Words on one base line, without a wide gap. */
export interface Line extends Box {
  readonly words: readonly Word[];
  readonly text: string;
  /** Height of its letters. */
  readonly size: number;
}

/** A page of a PDF as its words lie on it: stretches of lines in reading order. */
export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly stretches: readonly (readonly Line[])[];
  /** Its lines by the column in which they stand; undefined where there is one. */
  readonly regions?: readonly (readonly Line[])[];
  /** Read from a picture, with how sure the program was, from 0 to 1. */
  readonly scan?: { readonly confidence: number };
}

export const around = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A line of words, parted where the white between two is wider than twice their height: there a column ends. */
export function linesOf(words: readonly Word[]): Line[] {
  const parts: Word[][] = [];
  for (const word of words) {
    const last = parts.at(-1)?.at(-1);
    if (last && word.left - last.right < 2 * (word.bottom - word.top)) parts.at(-1)?.push(word);
    else parts.push([word]);
  }
  return parts.map(part => ({
    ...around(part),
    words: part,
    text: part.map(({ text }) => text).join(' '),
    size: median(part.map(({ top, bottom }) => bottom - top)),
  }));
}
