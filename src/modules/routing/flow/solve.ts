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

/** Edges that the exact solver may look at for each edge there is, and in any case. */
const patience = { perEdge: 40, least: 40_000_000 };
/** What a bid is raised by: the most that the auction can lose on a request, in patron-days. */
const raise = 0.1;

/**
 * Sorted greedy first, then the exact answer; where that takes too much work, the auction. The cheapest answer goes with
 * the best bound. `limit` is the work that the exact solver may do, in edges looked at.
 */
export function solve(problem: Problem, limit = defaultLimit(problem)): Solved {
  const first = greedy(problem);
  const exact = shortestPaths(problem, limit);
  if (exact) return judged(problem, exact, 'exact');
  const bids = auction(problem, raise * unitsPerDay);
  const near = judged(problem, { ...bids, edges: improve(problem, bids.edges) }, 'auction');
  const edges = improve(problem, first);
  const cost = total(problem, edges) / unitsPerDay;
  return cost < near.cost ? { ...near, edges, cost, method: 'greedy' } : near;
}

const defaultLimit = ({ cost }: Problem): number => Math.max(patience.least, patience.perEdge * cost.length);

const judged = (problem: Problem, { edges, prices }: Answer, method: Method): Solved => ({
  edges,
  prices,
  method,
  cost: total(problem, edges) / unitsPerDay,
  bound: bound(problem, prices) / unitsPerDay,
});
