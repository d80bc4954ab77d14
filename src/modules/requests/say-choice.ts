import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Decision } from '#routing';
import { sayDay } from '#web/day-words.ts';
import { type Language, translator } from '#web/words.ts';
import { words } from './choice-words.ts';

/** Why this copy was chosen and not the best other one, in one sentence; empty when the choice was not kept. */
export function sayChoice(decision: Decision | null, place: Network, today: Day, language: Language): string {
  if (!decision?.reason) return '';
  const { refused, reason } = decision;
  const other = refused ? place.unit(refused.branch).name : '';
  const leaves = refused?.leaves ? sayDay(refused.leaves, today, language) : '';
  return translator(words, language)(reason, { other, leaves });
}
