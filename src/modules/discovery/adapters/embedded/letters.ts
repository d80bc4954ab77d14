/** No written word has more letters. */
export const longest = 40;

/** A bit for each letter and number that a word has (signs of other scripts share bits), so one slip changes two bits at most. */
export interface Letters {
  readonly bits: number;
  readonly length: number;
}

export function lettersOf(word: string): Letters {
  let bits = 0;
  let length = 0;
  for (const letter of word) {
    bits |= 1 << (letter.charCodeAt(0) % 32);
    length += 1;
  }
  return { bits: bits >>> 0, length };
}

export function bitsIn(number: number): number {
  let left = number - ((number >>> 1) & 0x5555_5555);
  left = (left & 0x3333_3333) + ((left >>> 2) & 0x3333_3333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
