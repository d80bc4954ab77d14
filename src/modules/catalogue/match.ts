import type { Traits } from './clue.ts';
import { isbn } from './clues/isbn.ts';
import { material } from './clues/material.ts';
import { part } from './clues/part.ts';
import { title } from './clues/title.ts';
import type { EditionId } from './edition.ts';

/** The bench: every clue has one voice, and one clear no is enough. */
export const clues = [isbn, title, material, part] as const;

/** An edition that may be the one, found under one of the record's keys. */
export interface Candidate extends Traits {
  readonly edition: EditionId;
}

/** Which edition a record belongs to, by which clue, and the key that both carry. */
export interface Match {
  readonly edition: EditionId;
  readonly rule: string;
  readonly evidence: string;
}

/** Every key under which a record can be found. */
export const keysOf = (traits: Traits): string[] => clues.flatMap(clue => clue.keys?.(traits) ?? []);

/** The candidate that some clue recognises and none denies; the strongest clue first, then the oldest edition. */
export function match(ours: Traits, candidates: readonly Candidate[]): Match | undefined {
  const possible = candidates.filter(theirs => clues.every(clue => clue.weigh(ours, theirs) >= 0));
  for (const clue of clues) {
    const [found] = possible
      .filter(theirs => clue.weigh(ours, theirs) > 0)
      .toSorted((a, b) => a.edition - b.edition);
    const evidence = found && clue.keys?.(ours).find(key => clue.keys?.(found).includes(key));
    if (found && evidence !== undefined) return { edition: found.edition, rule: clue.name, evidence };
  }
  return undefined;
}
