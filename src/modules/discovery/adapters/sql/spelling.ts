/** The word with each two neighbouring letters swapped: the slip that shares the fewest letter groups with its word. */
export const swaps = (word: string): string[] => {
  const letters = [...word];
  return letters.slice(1).map((letter, place) => {
    const swapped = [...letters];
    swapped[place + 1] = letters[place] ?? '';
    swapped[place] = letter;
    return swapped.join('');
  });
};

/** Letters that sound alike in Dutch, of today's spelling and of older ones, the one for the other. */
const soundAlike = 'ij y,c k,ch g,sch s,ae aa,oo o,ee e,ph f,th t,x ks,qu kw,s z,v f,ei ij,ou au,ue uu'
  .split(',')
  .map(pair => pair.split(' ') as [string, string]);

/** The word with one sound written otherwise, wherever it stands: `yzer` for `ijzer`, `mensch` for `mens`. */
export const respellings = (word: string): string[] =>
  soundAlike
    .flatMap(([one, other]) => [word.replaceAll(one, other), word.replaceAll(other, one)])
    .filter(spelt => spelt !== word);

/** Three rows of a table that is filled again for every two words. */
const rows = [0, 1, 2].map(() => new Int32Array(64)) as [Int32Array, Int32Array, Int32Array];
const far = 1_000;
/** One unit of a string a letter. */
const isBasic = /^[\0-\ud7ff]*$/;

/** The same as `slips` as far as one, for nearly all of many words are more than that apart: what is alike at both ends is passed by. */
function atMostOne(a: string, b: string): 0 | 1 | 2 {
  let from = 0;
  let [toA, toB] = [a.length, b.length];
  while (from < toA && from < toB && a[from] === b[from]) from += 1;
  while (toA > from && toB > from && a[toA - 1] === b[toB - 1]) [toA, toB] = [toA - 1, toB - 1];
  const [left, right] = [toA - from, toB - from];
  if (left + right === 0) return 0;
  if (left <= 1 && right <= 1) return 1;
  const isSwapped = left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  return isSwapped ? 1 : 2;
}

/**
 * Slips between two words: letters changed, left out, put in, or two neighbours swapped (Damerau 1964, optimal alignment). Only
 * the part of the table is filled in which `most` slips can end; beyond them the answer is some number above `most`.
 */
export function slips(typed: string, meant: string, most = Infinity): number {
  if (most === 1 && isBasic.test(typed) && isBasic.test(meant)) return atMostOne(typed, meant);
  const [a, b] = [[...typed], [...meant]];
  const apart = Math.abs(a.length - b.length);
  if (apart > most) return apart;
  const band = Math.min(most, Math.max(a.length, b.length));
  if (b.length + 1 > rows[0].length) for (const at of rows.keys()) rows[at] = new Int32Array(b.length * 2);
  let [before, above, row] = rows;
  for (let j = 0; j <= b.length; j += 1) above[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const from = Math.max(1, i - band);
    const to = Math.min(b.length, i + band);
    row[from - 1] = from === 1 ? i : far;
    if (to > i - 1 + band) above[to] = far;
    for (let j = from; j <= to; j += 1) {
      let fewest = (above[j - 1] ?? far) + (a[i - 1] === b[j - 1] ? 0 : 1);
      fewest = Math.min(fewest, (above[j] ?? far) + 1, (row[j - 1] ?? far) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        fewest = Math.min(fewest, (before[j - 2] ?? far) + 1);
      row[j] = fewest;
    }
    [before, above, row] = [above, row, before];
  }
  return above[b.length] ?? far;
}

/** A known word that might have been meant, with the number of titles that have it. */
export interface Candidate {
  readonly like: string;
  readonly titles: number;
}

/** The word with the fewest slips, of those the commonest; nothing when more than a third of the letters would be wrong. */
export const bestOf = (typed: string, candidates: readonly Candidate[]): string | undefined =>
  candidates
    .map(({ like, titles }) => ({ like, titles, wrong: slips(typed, like) }))
    .filter(({ wrong }) => wrong <= Math.max(1, Math.floor(typed.length / 3)))
    .toSorted((a, b) => a.wrong - b.wrong || b.titles - a.titles || a.like.localeCompare(b.like))[0]?.like;
