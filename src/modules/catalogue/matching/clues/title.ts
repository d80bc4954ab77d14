import type { Clue } from '../clue.ts';
import { likeness } from '../likeness.ts';
import { isDistinctive, type Traits } from '../traits.ts';

/** One takes as title what the other takes as the beginning of title and subtitle. */
const begins = (one: Traits, other: Traits): boolean =>
  other.wholeTitle.startsWith(`${one.title} `) || other.wholeTitle === one.title;

/** The same title, or the same with a slip of the pen or without its subtitle; another title speaks against all else. */
export const title: Clue = {
  name: 'title',
  weigh: (ours, theirs) => {
    if (ours.title === theirs.title) {
      const sub = likeness(ours.wholeTitle, theirs.wholeTitle);
      return sub < 0.5 && ours.wholeTitle !== ours.title && theirs.wholeTitle !== theirs.title
        ? 15
        : isDistinctive(ours.title)
          ? 35
          : 30;
    }
    if (ours.wholeTitle === theirs.wholeTitle) return 30;
    if (begins(ours, theirs) || begins(theirs, ours)) return 20;
    const alike = likeness(ours.wholeTitle, theirs.wholeTitle);
    return alike >= 0.85 ? 18 : alike >= 0.7 ? -10 : -50;
  },
};
