import { underWhich, type Ground } from './agreement.ts';
import { costOf } from './cost.ts';
import type { Choice, Copy, RoutingInput, Wish } from './routing-input.ts';

/** A copy that could serve a wish. */
export interface Pair {
  readonly copy: Copy;
  readonly choice: Choice;
  readonly ground: Ground;
  readonly draw: number;
}

/** Cheaper first; equals by the recorded draw. */
export const better = (a: Pair, b: Pair): number =>
  a.choice.cost - b.choice.cost || a.draw - b.draw || a.copy.item - b.copy.item;

/** For each wish the copies that could serve it, best first. */
export function pairsOf(input: RoutingInput): Pair[][] {
  const copies = Map.groupBy(input.copies, ({ title }) => title);
  const pairOf = (wish: Wish, copy: Copy): Pair[] => {
    if (wish.only !== undefined && wish.only !== copy.item) return [];
    const ground = underWhich(wish, copy, input.agreements);
    const choice = wish.excluded.includes(copy.branch) ? undefined : costOf(wish, copy, input);
    const isInTime = choice && (wish.until === undefined || choice.ready <= wish.until);
    return choice && isInTime && ground
      ? [{ copy, choice, ground, draw: input.draw(wish.id, copy.item) }]
      : [];
  };
  return input.wishes.map(wish =>
    [wish.title, ...(wish.also ?? [])]
      .flatMap(title => copies.get(title) ?? [])
      .flatMap(copy => pairOf(wish, copy))
      .toSorted(better),
  );
}
