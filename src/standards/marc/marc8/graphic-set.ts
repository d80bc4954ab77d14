/**
 * A MARC-8 character set: what each code means in Unicode. Sets of one byte are keyed by the code in its
 * left-hand form (0x21 to 0x7E); set a code's high bit and it is the same character on the right-hand side.
 */
export interface GraphicSet {
  readonly name: string;
  /** Bytes of one character: 1, or 3 for East Asian. */
  readonly width: 1 | 3;
  readonly characters: ReadonlyMap<number, string>;
}

/** One run of consecutive codes: where it begins and the characters that follow each other from there. */
export type Run = readonly [first: number, characters: string];

/**
 * Builds a set from runs. A character is a code point, so combining marks are written as escapes to stay visible.
 * A blank in a run is a code without meaning; `silent` codes have one, but add nothing in Unicode.
 */
export function graphicSet(name: string, runs: readonly Run[], silent: readonly number[] = []): GraphicSet {
  const characters = new Map<number, string>(silent.map(code => [code, '']));
  for (const [first, text] of runs)
    for (const [i, character] of [...text].entries())
      if (character !== ' ') characters.set(first + i, character);
  return { name, width: 1, characters };
}

/** Punctuation and digits that several scripts take over from ASCII. */
export const asciiRun = (first: number, last: number): Run => [
  first,
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i)).join(''),
];
