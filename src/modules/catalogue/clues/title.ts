import type { Clue, Traits } from '../clue.ts';
import { normal, normalName } from '../reading/normal.ts';

/** Keys are found by equality, so a very long title is as good as its beginning. */
const longest = 120;

function keyOf({ title, authors, year, material }: Traits): string | undefined {
  const [author] = authors;
  if (author === undefined || year === undefined) return undefined;
  const words = normal(title).slice(0, longest);
  return words === '' ? undefined : `title ${words} / ${normalName(author)} / ${year} / ${material}`;
}

/** The same title, main author, year and material. Without an author or a year it says nothing. */
export const title: Clue = {
  name: 'title, author, year',
  keys: traits => {
    const key = keyOf(traits);
    return key === undefined ? [] : [key];
  },
  weigh: (ours, theirs) => {
    const key = keyOf(ours);
    return key !== undefined && key === keyOf(theirs) ? 1 : 0;
  },
};
