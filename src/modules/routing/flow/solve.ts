import { auction } from './auction.ts';
import { greedy } from './greedy.ts';
import { improve } from './improve.ts';
import { type Answer, bound, type Edges, type Prices, type Problem, total, unitsPerDay } from './problem.ts';
import { shortestPaths } from './shortest-paths.ts';

export type Method = 'exact' | 'auction' | 'greedy';

/** An answer with the proof of how good it is; costs in patron-days. */
export interface Solved {
  readonly edges: Edges;
  readonly prices: Prices;
  readonly method: Method;
  readonly cost: number;
  /** No answer can cost less. */
  readonly bound: number;
}

/** How many edges may be looked at: for each edge that there is, but no fewer than so many. */
export interface Effort {
  readonly exact: number;
  readonly near: number;
}

const effortFor = ({ cost }: Problem): Effort => ({
  exact: Math.max(30_000_000, 15 * cost.length),
  near: Math.max(100_000_000, 150 * cost.length),
});

/** The most that the auction can lose on a request in each round, in patron-days: finer while there is time. */
const steps = [0.3, 0.1, 0.025, 0.006];
/** A finer round takes about so many times the work. */
const steeper = 3;
/** Good enough: a per cent of the whole. */
const close = 0.01;

/**
 * Sorted greedy first, then the exact answer; where that takes too much work, auctions with ever finer bids. The
 * cheapest answer goes with the best bound. Effort is counted in edges looked at, not in time: the same question has
 * the same answer.
 */
export function solve(problem: Problem, effort = effortFor(problem)): Solved {
  const first = improve(problem, greedy(problem));
  const exact = shortestPaths(problem, effort.exact);
  if (exact) return judged(problem, exact, 'exact');
  const nothing = {
    group: new Float64Array(problem.size.length),
    place: new Float64Array(problem.room.length),
  };
  let best = judged(problem, { edges: first, prices: nothing }, 'greedy');
  let left = effort.near;
  for (const step of steps) {
    const { work, ...answer } = auction(problem, step * unitsPerDay);
    const found = judged(problem, { ...answer, edges: improve(problem, answer.edges) }, 'auction');
    best = joined(best, found);
    left -= work;
    if (best.cost - best.bound <= close * best.cost || work * steeper > left) break;
  }
  return best;
}

const judged = (problem: Problem, { edges, prices }: Answer, method: Method): Solved => ({
  edges,
  prices,
  method,
  cost: total(problem, edges) / unitsPerDay,
  bound: bound(problem, prices) / unitsPerDay,
});

/** The cheaper answer with the better proof. */
function joined(a: Solved, b: Solved): Solved {
  const [answer, proof] = [b.cost <= a.cost ? b : a, b.bound >= a.bound ? b : a];
  return { ...answer, bound: proof.bound, prices: proof.prices };
}
