import { isFree } from './agreement.ts';
import { asFlow } from './as-flow.ts';
import { unitsPerDay } from './flow/problem.ts';
import { type Effort, solve } from './flow/solve.ts';
import { better, type Pair, pairsOf } from './pairs.ts';
import { reasonFor } from './reason.ts';
import type { Agreement, Decision, Plan, Reason, RoutingInput } from './routing-input.ts';

type Blocked = Extract<Reason, 'taken' | 'list-full' | 'agreement-full'>;

/** The pairs that go under an agreement beyond what it allows: those that lose least by another copy or by waiting. */
function surplus(chosen: readonly (Pair | undefined)[], pairs: readonly (readonly Pair[])[]): Set<Pair> {
  const under = new Map<Agreement, { pair: Pair; loss: number }[]>();
  chosen.forEach((pair, wish) => {
    if (!pair || isFree(pair.ground) || pair.ground.most === undefined) return;
    const other = pairs[wish]?.find(({ ground }) => ground !== pair.ground);
    const loss = (other?.choice.cost ?? Infinity) - pair.choice.cost;
    under.set(pair.ground, [...(under.get(pair.ground) ?? []), { pair, loss }]);
  });
  return new Set(
    [...under].flatMap(([{ most = Infinity }, list]) =>
      list
        .toSorted((a, b) => b.loss - a.loss)
        .slice(most)
        .map(({ pair }) => pair),
    ),
  );
}

/**
 * Plans all wishes together: which copy serves whom, and who waits. Every decision keeps the terms of the best copy that
 * it did not take, and the reason; the whole keeps a bound that no plan can beat, and what one more pick would be worth
 * at full branches. `effort` is the work that the solvers may do. A cap of an agreement is kept by taking away what
 * gains least and planning again, so under a binding cap the bound is true and the plan not always the best one.
 */
export function plan(input: RoutingInput, effort?: Effort): Plan {
  const pairs = pairsOf(input);
  const barred = new Set<Pair>();
  let allowed: readonly (readonly Pair[])[] = pairs;
  let least: number | undefined;
  for (;;) {
    const flow = asFlow(input, allowed);
    const solved = solve(flow.problem, effort);
    const chosen = Array.from(solved.edges, edge => (edge < 0 ? undefined : flow.pairs[edge]));
    least ??= solved.bound;
    const over = surplus(chosen, allowed);
    if (over.size > 0) {
      for (const pair of over) barred.add(pair);
      allowed = allowed.map(own => own.filter(pair => !over.has(pair)));
      continue;
    }
    const given = new Set(chosen.map(pair => pair?.copy.item));
    const placePrice = (branch: number) =>
      (solved.prices.place[flow.place.get(branch) ?? 0] ?? 0) / unitsPerDay;
    const groupPrice = (item: number) => (solved.prices.group[flow.group.get(item) ?? 0] ?? 0) / unitsPerDay;
    const blockOf = (pair: Pair): Blocked =>
      barred.has(pair) ? 'agreement-full' : given.has(pair.copy.item) ? 'taken' : 'list-full';
    return {
      decisions: input.wishes.map(({ id }, i) => {
        const block = decide(id, chosen[i], pairs[i] ?? [], blockOf);
        const price = { taken: groupPrice, 'list-full': () => 0 };
        const { refused, reason } = block;
        if (!refused || (reason !== 'taken' && reason !== 'list-full')) return block;
        return { ...block, binding: price[reason](refused.item) + placePrice(refused.branch) };
      }),
      method: solved.method,
      cost: solved.cost,
      bound: least,
      prices: new Map(
        [...flow.place.keys()].map(branch => [branch, placePrice(branch)] as const).filter(([, p]) => p > 0),
      ),
    };
  }
}

function decide(
  wish: number,
  chosen: Pair | undefined,
  own: readonly Pair[],
  blockOf: (pair: Pair) => Blocked,
): Decision {
  const refused = own.find(pair => pair !== chosen);
  const wasBetter = refused && (!chosen || better(refused, chosen) < 0);
  return {
    wish,
    chosen: chosen?.choice,
    refused: refused?.choice,
    reason: reasonFor(chosen?.choice, refused?.choice, wasBetter ? blockOf(refused) : undefined),
  };
}
