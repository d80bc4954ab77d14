import type { Material } from '../../edition.ts';
import type { Clue } from '../clue.ts';
import { likeness } from '../likeness.ts';
import type { Traits } from '../traits.ts';

/** Of these, libraries name now the director, now a player: another name says little. */
const manyMakers: ReadonlySet<Material> = new Set(['dvd', 'music', 'game', 'magazine', 'map', 'other']);

const isInitial = (word: string): boolean => word.length === 1;

/** Takes out of two names the words that fit each other; what is left of each. */
function leftOf(
  ours: readonly string[],
  theirs: readonly string[],
  fits: (a: string, b: string) => boolean,
): [string[], string[]] {
  const left = [...theirs];
  const alone = ours.filter(word => {
    const at = left.findIndex(other => fits(word, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [alone, left];
}

const isInitialOf = (a: string, b: string): boolean =>
  (isInitial(a) && b.startsWith(a)) || (isInitial(b) && a.startsWith(b));

/**
 * A name that both may have written of one person: a word in common, initials beside the names that they stand for, and on
 * one side at most something more, of which initials do not count: `H.J. Meeker`, `Heather Meeker`, `Meeker`.
 */
function mayBeOne(a: string, b: string): boolean {
  const [mine, yours] = leftOf(a.split(' '), b.split(' '), (x, y) => x === y);
  if (mine.length === a.split(' ').length) return false;
  const [ours, theirs] = leftOf(mine, yours, isInitialOf);
  const more = [ours, theirs].filter(words => words.some(word => !isInitial(word)));
  const firstNames = [mine, yours].some(words => words.length === 0) || ours.length < mine.length;
  return more.length < 2 && (firstNames || more.length === 0);
}

/** Spellings of one name in different alphabets or by different rules still look alike. */
const same = (a: string, b: string): boolean => a === b || mayBeOne(a, b) || likeness(a, b) >= 0.75;

const anySame = (names: readonly string[], others: readonly string[]): boolean =>
  names.some(name => others.some(other => same(name, other)));

/** The main author, in every script in which it is given. */
const formsOf = ({ authors, ownScript }: Traits): string[] =>
  [authors[0], ownScript?.authors[0]].flatMap(name => name ?? []);

/** Who made it. Without a name on one side it says nothing. */
export const author: Clue = {
  name: 'author',
  weigh: (ours, theirs) => {
    const [mine, yours] = [formsOf(ours), formsOf(theirs)];
    if (mine.length === 0 || yours.length === 0) return 0;
    if (mine.some(name => yours.includes(name))) return 20;
    if (anySame(mine, yours)) return 16;
    if (anySame(mine, theirs.authors) || anySame(yours, ours.authors)) return 14;
    return manyMakers.has(ours.material) ? -5 : -35;
  },
};
