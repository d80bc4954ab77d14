import { type Candidate, slips } from '../sql/spelling.ts';
import { lettersOf, longest } from './letters.ts';
import type { Segment } from './segment.ts';
import type { TitleRow } from './title-row.ts';

/** Words by which misspelt searches are put right: of titles and authors, neither very short nor numbers. */
export const writtenIn = ({ titleKey, authorKey }: TitleRow): Set<string> =>
  new Set(
    `${titleKey} ${authorKey}`
      .split(' ')
      .filter(word => word.length > 2 && word.length <= longest && !/^[0-9]+$/.test(word)),
  );

/** Words in the order of their length, with the bits of their letters and where each length begins. */
export function byLength(words: readonly { readonly word: string; readonly place: number }[]) {
  const known = words.map(({ word, place }) => ({ place, ...lettersOf(word) }));
  known.sort((a, b) => a.length - b.length || a.place - b.place);
  const lengthFrom = new Uint32Array(longest + 2).fill(known.length);
  known.forEach(({ length }, at) => {
    for (let to = length; to >= 0 && (lengthFrom[to] ?? 0) > at; to -= 1) lengthFrom[to] = at;
  });
  return {
    spelt: Uint32Array.from(known, ({ place }) => place),
    letters: Uint32Array.from(known, ({ bits }) => bits),
    lengthFrom,
  };
}

/** So many slips may part a word from what was meant. */
const mostSlips = (word: string): number => Math.max(1, Math.floor(word.length / 3));

/** Beyond so many slips, what looks like a word looks like too many. */
const enough = 3;

/** Words that titles have and that look like one that none has; as few slips away as there are any. */
export function likeWords(segments: readonly Segment[], word: string): Candidate[] {
  if (segments.some(segment => segment.written(word) > 0)) return [];
  const letters = lettersOf(word);
  // most slips are one: looking for few first passes by nearly all words without reading them
  for (let most = 1; most <= Math.min(enough, mostSlips(word)); most += 1) {
    const found: Candidate[] = [];
    for (const segment of segments)
      segment.eachLike(letters, most, (like, titles) => {
        if (slips(word, like, most) <= most) found.push({ like, titles });
      });
    if (found.length > 0) return found;
  }
  return [];
}
