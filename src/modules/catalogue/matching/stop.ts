import { agrees, type Verdict } from './judge.ts';
import type { Known } from './neighbourhood.ts';

/** What kept a record out that came near: a person, a second record of one source, a clue that objects, or too few reasons. */
export type Stop = 'person' | 'one-source' | 'objection' | 'too-little';

/** Why a record does not stand with these members, given what the clues say of it and of the member that it is most alike. */
export const stopOf = (
  one: Known,
  members: readonly Known[],
  isForbidden: boolean,
  verdict: Verdict,
): Stop => {
  if (isForbidden) return 'person';
  if (!agrees(verdict)) return verdict.objected ? 'objection' : 'too-little';
  return members.some(({ source }) => source === one.source) ? 'one-source' : 'objection';
};
