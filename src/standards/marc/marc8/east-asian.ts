import { readFileSync } from 'node:fs';
import type { GraphicSet } from './graphic-set.ts';

/**
 * EACC (ANSI/NISO Z39.64), final character 1: three bytes a character, 15,745 of them. The table is
 * `eacc.txt`, made by `tools/write-eacc.ts`: on each line the first two bytes in hexadecimal, a blank, and the
 * characters for the third byte from 0x21 on, a blank where there is none. It is read when the first record needs it.
 */
export const eastAsian: GraphicSet = {
  name: 'east asian (eacc)',
  width: 3,
  get characters() {
    table ??= readTable();
    return table;
  },
};

/** Punctuation that the Library of Congress gave codes with a blank or a control in them. */
const outsideTheGrid: readonly (readonly [number, string])[] = [
  [0x21_20_3d, '…'],
  [0x21_20_40, '“'],
  [0x21_23_20, '\u3000'],
  [0x7f_20_14, '—'],
  [0x7f_20_19, '’'],
  [0x7f_20_20, '”'],
  [0x7f_21_22, '™'],
];

let table: ReadonlyMap<number, string> | undefined;

function readTable(): ReadonlyMap<number, string> {
  const characters = new Map<number, string>(outsideTheGrid);
  const lines = readFileSync(new URL('eacc.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  for (const line of lines) {
    const first = Number.parseInt(line.slice(0, 4), 16) * 256 + 0x21;
    for (const [place, character] of Array.from(line.slice(5)).entries())
      if (character !== ' ') characters.set(first + place, character);
  }
  return characters;
}
