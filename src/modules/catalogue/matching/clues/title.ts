import type { Clue } from '../clue.ts';
import { likeness } from '../likeness.ts';
import { isDistinctive, type Traits } from '../traits.ts';

type Title = Pick<Traits, 'title' | 'wholeTitle'>;

/** One takes as title what the other takes as the beginning of title and subtitle. */
const begins = (one: Title, other: Title): boolean =>
  other.wholeTitle.startsWith(`${one.title} `) || other.wholeTitle === one.title;

/** Words of one that the other has in no spelling. */
const missingIn = (one: readonly string[], other: readonly string[]): string[] =>
  one.filter(word => !other.some(known => known === word || likeness(known, word) >= 0.5));

/** Each says something that the other does not: two tables of one survey, two volumes of one series. */
function differ(ours: string, theirs: string): boolean {
  const [mine, yours] = [ours.split(' '), theirs.split(' ')];
  return missingIn(mine, yours).length > 0 && missingIn(yours, mine).length > 0;
}

function weighTitles(ours: Title, theirs: Title): number {
  if (ours.title === theirs.title) {
    const full = isDistinctive(ours.title) ? 35 : 30;
    if (ours.wholeTitle === ours.title || theirs.wholeTitle === theirs.title) return full;
    return ours.wholeTitle === theirs.wholeTitle || !differ(ours.wholeTitle, theirs.wholeTitle) ? full : 15;
  }
  if (ours.wholeTitle === theirs.wholeTitle) return 30;
  if (begins(ours, theirs) || begins(theirs, ours)) return 20;
  const alike = likeness(ours.wholeTitle, theirs.wholeTitle);
  return alike >= 0.85 ? 18 : alike >= 0.7 ? -10 : -50;
}

const formsOf = (traits: Traits): Title[] => (traits.ownScript ? [traits, traits.ownScript] : [traits]);

/** The same title, or the same with a slip of the pen or without its subtitle; another title speaks against all else. */
export const title: Clue = {
  name: 'title',
  weigh: (ours, theirs) =>
    Math.max(...formsOf(ours).flatMap(mine => formsOf(theirs).map(yours => weighTitles(mine, yours)))),
};
