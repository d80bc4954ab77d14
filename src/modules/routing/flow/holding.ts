import type { Edges, Problem } from './problem.ts';

const none = -1;

/** Who holds what while a solver works: the requests of each group, and how many copies and picks are given. */
export interface Holding {
  readonly edges: Edges;
  /** Copies of each group that are given. */
  readonly used: Int32Array;
  /** Picks of each place that are given. */
  readonly taken: Int32Array;
  /** First request of each group, and the next one of each request; -1 ends. */
  readonly head: Int32Array;
  readonly next: Int32Array;
  give(request: number, edge: number): void;
  /** Takes back what a request holds; it must hold something. */
  release(request: number): void;
}

export function holding({ wait, group, place, room }: Problem): Holding {
  const edges = new Int32Array(wait.length).fill(none);
  const used = new Int32Array(place.length);
  const taken = new Int32Array(room.length);
  const head = new Int32Array(place.length).fill(none);
  const next = new Int32Array(wait.length).fill(none);
  const before = new Int32Array(wait.length).fill(none);
  const book = (g: number, by: number): void => {
    const p = place[g] ?? 0;
    used[g] = (used[g] ?? 0) + by;
    taken[p] = (taken[p] ?? 0) + by;
  };
  return {
    edges,
    used,
    taken,
    head,
    next,
    give: (request, edge) => {
      const g = group[edge] ?? 0;
      const old = head[g] ?? none;
      edges[request] = edge;
      next[request] = old;
      before[request] = none;
      if (old !== none) before[old] = request;
      head[g] = request;
      book(g, 1);
    },
    release: request => {
      const g = group[edges[request] ?? 0] ?? 0;
      const [after, prior] = [next[request] ?? none, before[request] ?? none];
      edges[request] = none;
      if (prior === none) head[g] = after;
      else next[prior] = after;
      if (after !== none) before[after] = prior;
      book(g, -1);
    },
  };
}
