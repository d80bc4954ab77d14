import type { Edges, Problem } from './problem.ts';

const none = -1;

/** A chain of members for each of a number of owners: put in and taken out in constant time. */
function chains(owners: number, members: number) {
  const head = new Int32Array(owners).fill(none);
  const next = new Int32Array(members).fill(none);
  const before = new Int32Array(members).fill(none);
  return {
    head,
    next,
    put: (owner: number, member: number): void => {
      const old = head[owner] ?? none;
      next[member] = old;
      before[member] = none;
      if (old !== none) before[old] = member;
      head[owner] = member;
    },
    take: (owner: number, member: number): void => {
      const [after, prior] = [next[member] ?? none, before[member] ?? none];
      if (prior === none) head[owner] = after;
      else next[prior] = after;
      if (after !== none) before[after] = prior;
    },
  };
}

/** Who holds what while a solver works: the requests of each group, the groups in use at each place, and how many. */
export interface Holding {
  readonly edges: Edges;
  /** Copies of each group that are given. */
  readonly used: Int32Array;
  /** Picks of each place that are given. */
  readonly taken: Int32Array;
  /** First request of each group, and the next one of each request; -1 ends. */
  readonly firstRequest: Int32Array;
  readonly nextRequest: Int32Array;
  /** First group in use at each place, and the next one of each group; -1 ends. */
  readonly firstGroup: Int32Array;
  readonly nextGroup: Int32Array;
  give(request: number, edge: number): void;
  release(request: number): void;
}

export function holding({ wait, group, place, room }: Problem): Holding {
  const edges = new Int32Array(wait.length).fill(none);
  const used = new Int32Array(place.length);
  const taken = new Int32Array(room.length);
  const requests = chains(place.length, wait.length);
  const groups = chains(room.length, place.length);
  return {
    edges,
    used,
    taken,
    firstRequest: requests.head,
    nextRequest: requests.next,
    firstGroup: groups.head,
    nextGroup: groups.next,
    give: (request, edge) => {
      const g = group[edge] ?? 0;
      const p = place[g] ?? 0;
      edges[request] = edge;
      requests.put(g, request);
      if (used[g] === 0) groups.put(p, g);
      used[g] = (used[g] ?? 0) + 1;
      taken[p] = (taken[p] ?? 0) + 1;
    },
    release: request => {
      const edge = edges[request] ?? none;
      if (edge === none) return;
      const g = group[edge] ?? 0;
      const p = place[g] ?? 0;
      edges[request] = none;
      requests.take(g, request);
      used[g] = (used[g] ?? 0) - 1;
      if (used[g] === 0) groups.take(p, g);
      taken[p] = (taken[p] ?? 0) - 1;
    },
  };
}
