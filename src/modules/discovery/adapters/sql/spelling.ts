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

/**
 * Slips between two words: letters changed, left out, put in, or two neighbours swapped (Damerau 1964, optimal alignment). Beyond
 * `most` it stops counting: the answer is then some number above it.
 */
export function slips(typed: string, meant: string, most = Infinity): number {
  const [a, b] = [[...typed], [...meant]];
  if (Math.abs(a.length - b.length) > most) return Math.abs(a.length - b.length);
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let fewest = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        fewest = Math.min(fewest, (before[j - 2] ?? 0) + 1);
      row.push(fewest);
      least = Math.min(least, fewest);
    }
    // a swap may go on from the row above it, so both must be beyond
    if (least > most && Math.min(...above) > most) return least;
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
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
