import { type Chance, pick, under } from '#platform/chance.ts';

const syllables =
  'ba ker lo mi ter vaan de schri ol wen dij kel hui zer noor der gra cht vel den mo len stra bos hei ve'.split(
    ' ',
  );

/** A word of one to three syllables that looks Dutch. */
export const word = (chance: Chance): string =>
  Array.from({ length: 1 + under(chance, 3) }, () => pick(chance, syllables)).join('');

export const phrase = (chance: Chance, length: number): string =>
  Array.from({ length }, () => word(chance)).join(' ');

/** The ISBN-13 of the n-th publication of a publisher that does not exist; ten million of them differ. */
export function madeUpIsbn(n: number): string {
  const twelve = `97890${String(n).padStart(7, '0')}`;
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return twelve + ((10 - (sum % 10)) % 10);
}
