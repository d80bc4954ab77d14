import { costOf, perDayOfAge, waiting } from './cost.ts';
import { reasonFor } from './reason.ts';
import type { Choice, Copy, Decision, RoutingInput, Wish } from './routing-input.ts';

interface Pair {
  readonly wish: Wish;
  readonly copy: Copy;
  readonly choice: Choice;
  /** What is won by this pair against letting the wish wait. */
  readonly gain: number;
  readonly draw: number;
}

function pairsOf(input: RoutingInput): Pair[] {
  const copies = Map.groupBy(input.copies, ({ title }) => title);
  return input.wishes.flatMap(wish =>
    (copies.get(wish.title) ?? [])
      .filter(({ branch }) => !wish.excluded.includes(branch))
      .map(copy => {
        const choice = costOf(wish, copy, input);
        const gain = waiting + perDayOfAge * wish.age - choice.cost;
        return { wish, copy, choice, gain, draw: input.draw(wish.id, copy.item) };
      }),
  );
}

const better = (a: Pair, b: Pair): number =>
  b.gain - a.gain || a.draw - b.draw || a.choice.item - b.choice.item;

/** Books what is given away: each copy once, each wish once, no list longer than its room. */
function bookkeeping(input: RoutingInput) {
  const room = new Map<number, number>();
  const given = new Map<number, number>();
  const served = new Map<number, Choice>();
  const roomAt = (branch: number): number => room.get(branch) ?? input.slot(branch).room;
  return {
    given,
    served,
    fits: ({ copy }: Pair): boolean => roomAt(copy.branch) > 0,
    give: ({ wish, copy, choice }: Pair): void => {
      served.set(wish.id, choice);
      given.set(copy.item, wish.id);
      room.set(copy.branch, roomAt(copy.branch) - 1);
    },
  };
}

/**
 * Serves as many wishes as well as it can: the pair that wins most goes first, then the next. Within a per cent of the
 * exact answer on an ordinary day. Every decision keeps the terms of the best copy it did not take, and the reason.
 */
export function choose(input: RoutingInput): Decision[] {
  const pairs = pairsOf(input);
  const books = bookkeeping(input);
  for (const pair of pairs.toSorted(better)) {
    const free = !books.served.has(pair.wish.id) && !books.given.has(pair.copy.item);
    if (free && books.fits(pair)) books.give(pair);
  }
  const byWish = Map.groupBy(pairs, ({ wish }) => wish.id);
  return input.wishes.map(({ id }) => {
    const own = (byWish.get(id) ?? []).toSorted(better);
    const chosen = own.find(({ choice }) => choice === books.served.get(id));
    const refused = own.find(pair => pair !== chosen);
    return decisionOf(id, chosen, refused, pair => books.given.has(pair.copy.item));
  });
}

function decisionOf(
  wish: number,
  chosen: Pair | undefined,
  refused: Pair | undefined,
  isGiven: (pair: Pair) => boolean,
): Decision {
  const wasBetter = refused && (!chosen || better(refused, chosen) < 0);
  const blocked = wasBetter ? (isGiven(refused) ? 'taken' : 'list-full') : undefined;
  return {
    wish,
    chosen: chosen?.choice,
    refused: refused?.choice,
    reason: reasonFor(chosen?.choice, refused?.choice, blocked),
  };
}
