import type { Edges, Problem } from './problem.ts';

/** Moves each request to a better copy as long as one is free where there is room, so that no choice is left unmade. */
export function improve({ first, group, cost, wait, place, size, room }: Problem, before: Edges): Edges {
  const edges = Int32Array.from(before);
  const copies = Int32Array.from(size);
  const picks = Int32Array.from(room);
  const book = (edge: number, by: number): void => {
    if (edge < 0) return;
    const g = group[edge] ?? 0;
    const p = place[g] ?? 0;
    copies[g] = (copies[g] ?? 0) + by;
    picks[p] = (picks[p] ?? 0) + by;
  };
  for (const edge of edges) book(edge, -1);
  const betterFor = (r: number): number => {
    let best = edges[r] ?? -1;
    let least = (best < 0 ? wait[r] : cost[best]) ?? 0;
    book(edges[r] ?? -1, 1);
    for (let edge = first[r] ?? 0; edge < (first[r + 1] ?? 0); edge += 1) {
      const g = group[edge] ?? 0;
      const isFree = (copies[g] ?? 0) > 0 && (picks[place[g] ?? 0] ?? 0) > 0;
      if (isFree && (cost[edge] ?? 0) < least) [best, least] = [edge, cost[edge] ?? 0];
    }
    book(edges[r] ?? -1, -1);
    return best;
  };
  for (let moved = true; moved; ) {
    moved = false;
    for (let r = 0; r < wait.length; r += 1) {
      const best = betterFor(r);
      if (best === edges[r]) continue;
      book(edges[r] ?? -1, 1);
      book(best, -1);
      edges[r] = best;
      moved = true;
    }
  }
  return edges;
}
