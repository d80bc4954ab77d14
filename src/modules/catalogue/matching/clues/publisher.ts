import type { Clue } from '../clue.ts';
import { likeness } from '../likeness.ts';

/** Words that one library writes and another leaves out. */
const noise =
  /\b(?:uitgeverij|uitgevers|uitg|publishers?|publishing|press|books?|verlag|editions?|bv|b v|ltd|inc|the|de)\b/g;

const bare = (name: string): string => name.replaceAll(noise, ' ').replaceAll(/\s+/g, ' ').trim();

const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text);

/** Names of publishers are written in many ways: alike says a little, unlike more against; two scripts cannot be compared. */
export const publisher: Clue = {
  name: 'publisher',
  weigh: ({ publisher: ours }, { publisher: theirs }) => {
    if (ours === undefined || theirs === undefined) return 0;
    const [mine, yours] = [bare(ours), bare(theirs)];
    if (mine === '' || yours === '' || isLatin(mine) !== isLatin(yours)) return 0;
    return mine.startsWith(yours) || yours.startsWith(mine) || likeness(mine, yours) >= 0.7 ? 5 : -20;
  },
};
