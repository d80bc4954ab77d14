import type { GraphicSet } from './graphic-set.ts';

/** Consecutive codes of the third byte, under the first two. */
const kana = [
  { row: 0x69_24_21, first: 0x3041, count: 83 },
  { row: 0x69_25_21, first: 0x30a1, count: 86 },
] as const;

/**
 * EACC (ANSI/NISO Z39.64), final character 1: three bytes a character. Holds hiragana and katakana, which follow
 * a rule; ideographs and hangul need the full table of 15,739 codes and are reported as unknown until it is here.
 */
export const eastAsian: GraphicSet = {
  name: 'east asian (eacc)',
  width: 3,
  characters: new Map(
    kana.flatMap(({ row, first, count }) =>
      Array.from({ length: count }, (_, i): [number, string] => [row + i, String.fromCodePoint(first + i)]),
    ),
  ),
};
