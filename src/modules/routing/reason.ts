import type { Choice, Reason, Terms } from './routing-input.ts';

/** Differences below this are the rounding of sums. */
const noise = 1e-4;

/** Terms in the order in which people ask after them. */
const byTerm: readonly (readonly [keyof Terms, Reason])[] = [
  ['move', 'as-planned'],
  ['list', 'list-full'],
  ['days', 'ready-sooner'],
  ['last', 'last-copy'],
  ['legs', 'fewer-trips'],
  ['price', 'balance'],
  ['tier', 'other-agreement'],
  ['miss', 'likely-missing'],
];

const isNearerButLater = (chosen: Choice, refused: Choice): boolean =>
  refused.kilometres < chosen.kilometres &&
  refused.leaves !== undefined &&
  (chosen.leaves === undefined || refused.leaves > chosen.leaves);

/**
 * The one thing that decided between the chosen copy and the best other: take it away and the choice changes. `blocked`
 * says what stood in the way of an other that was better. Absent when there was nothing to choose from.
 */
export function reasonFor(
  chosen: Choice | undefined,
  refused: Choice | undefined,
  blocked: Reason | undefined,
): Reason | undefined {
  if (!refused) return chosen && 'only-copy';
  if (blocked || !chosen) return blocked;
  const lead = refused.cost - chosen.cost;
  if (Math.abs(lead) < noise) return 'draw';
  const decisive = byTerm.find(([term]) => refused.terms[term] - chosen.terms[term] > lead + noise);
  if (!decisive) return 'together';
  return decisive[1] === 'ready-sooner' && isNearerButLater(chosen, refused)
    ? 'nearer-but-no-van-until'
    : decisive[1];
}
