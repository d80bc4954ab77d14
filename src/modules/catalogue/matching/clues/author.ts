import type { Material } from '../../edition.ts';
import type { Clue } from '../clue.ts';
import { likeness } from '../likeness.ts';

/** Of these, libraries name now the director, now a player: another name says little. */
const manyMakers: ReadonlySet<Material> = new Set(['dvd', 'music', 'game', 'magazine', 'map', 'other']);

/** One name with fewer words than the other, as `A. Schmidt` beside `Annie Schmidt`. */
const within = (a: string, b: string): boolean => {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  const words = longer.split(' ');
  return shorter
    .split(' ')
    .every(word => words.some(known => known === word || (word.length === 1 && known.startsWith(word))));
};

/** Spellings of one name in different alphabets or by different rules still look alike. */
const same = (a: string, b: string): boolean => a === b || within(a, b) || likeness(a, b) >= 0.75;

/** Who made it. Without a name on one side it says nothing. */
export const author: Clue = {
  name: 'author',
  weigh: (ours, theirs) => {
    const [mine, yours] = [ours.authors[0], theirs.authors[0]];
    if (mine === undefined || yours === undefined) return 0;
    if (mine === yours) return 20;
    if (same(mine, yours)) return 16;
    if (theirs.authors.some(name => same(mine, name)) || ours.authors.some(name => same(yours, name)))
      return 14;
    return manyMakers.has(ours.material) ? -5 : -35;
  },
};
