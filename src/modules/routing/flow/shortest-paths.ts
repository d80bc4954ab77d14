import { holding } from './holding.ts';
import type { Answer, Problem } from './problem.ts';
import { queue } from './queue.ts';
import { ranks } from './ranks.ts';

const none = -1;
/** Reached from its place, not by an edge. */
const byPlace = -2;

/**
 * The exact answer, by successive shortest paths: requests come one at a time, and each takes the cheapest chain of
 * moves that ends in a free copy or in waiting. A place with picks left and a group with copies left cost nothing; full
 * ones have a price, which only rises. The prices prove that the answer is the best one. Undefined when more than
 * `limit` edges were looked at: a limit of work and not of time, so that the same question has the same answer.
 */
export function shortestPaths(problem: Problem, limit: number): Answer | undefined {
  const { first, group, cost, wait, place, size, room } = problem;
  const [groups, places] = [place.length, room.length];
  const held = holding(problem);
  const { edges, used, taken, head, next } = held;
  /** What a full group costs to enter; not less than its place. */
  const level = new Float64Array(groups);
  const price = new Float64Array(places);
  /**
   * What a request would lose by leaving for its best other edge, but for the price of its place, when last looked at.
   * Prices only rise, so it loses no less now: who would lose too much need not be looked at.
   */
  const loss = new Float64Array(wait.length).fill(-Infinity);
  const found = new Float64Array(wait.length);
  const holders = ranks(problem, loss);
  const near = queue();
  const distance = new Float64Array(groups + places).fill(Infinity);
  const settled = new Uint8Array(groups + places);
  /** The edge or group by which a node was reached, and whose edge it is. */
  const via = new Int32Array(groups + places);
  const from = new Int32Array(groups);
  const reached: number[] = [];
  const looked: number[] = [];
  let work = 0;
  let [end, last, ends] = [Infinity, none, none];

  const placeOf = (request: number): number => place[group[edges[request] ?? 0] ?? 0] ?? 0;
  const isFull = (g: number): boolean => (used[g] ?? 0) >= (size[g] ?? 0);
  const hasRoom = (p: number): boolean => (taken[p] ?? 0) < (room[p] ?? 0);
  const entry = (g: number): number => Math.max(level[g] ?? 0, price[place[g] ?? 0] ?? 0);
  const paid = (request: number): number =>
    (cost[edges[request] ?? 0] ?? 0) + entry(group[edges[request] ?? 0] ?? 0);

  function reach(node: number, at: number, by: number, who: number): void {
    const known = distance[node] ?? Infinity;
    if (at >= known || at >= end) return;
    if (known === Infinity) reached.push(node);
    distance[node] = at;
    via[node] = by;
    if (node < groups) {
      from[node] = who;
      if (!isFull(node) && hasRoom(place[node] ?? 0)) {
        [end, last, ends] = [at, none, node];
        return;
      }
    }
    near.put(node, at);
  }

  /** Looks at where a request could go that is pushed at a distance; `now` is what it pays at present. */
  function push(request: number, at: number, now: number): void {
    let least = wait[request] ?? 0;
    if (at + least - now < end) [end, last, ends] = [at + least - now, request, none];
    const [start, stop, own] = [first[request] ?? 0, first[request + 1] ?? 0, edges[request] ?? none];
    work += stop - start;
    for (let edge = start; edge < stop; edge += 1) {
      if (edge === own) continue;
      const g = group[edge] ?? 0;
      const whole = (cost[edge] ?? 0) + entry(g);
      if (whole < least) least = whole;
      reach(g, at + whole - now, edge, request);
    }
    if (own === none) return;
    found[request] = least - (cost[own] ?? 0);
    looked.push(request);
  }

  function visitGroup(g: number, at: number): void {
    for (let r = head[g] ?? none; r !== none; r = next[r] ?? none) push(r, at, paid(r));
  }

  function visitPlace(p: number, at: number): void {
    const base = (price[p] ?? 0) - at;
    holders.visit(
      p,
      () => end + base,
      request => {
        work += 1;
        const g = group[edges[request] ?? 0] ?? 0;
        if (isFull(g)) reach(g, at + entry(g) - (price[p] ?? 0), byPlace, none);
        else push(request, at, paid(request));
      },
    );
  }

  /** Finds the nearest free copy, or who can best wait. */
  function search(request: number, now: number): void {
    [end, last, ends] = [Infinity, none, none];
    push(request, 0, now);
    while (near.size() > 0) {
      const { node, distance: at } = near.take();
      if (at >= end) break;
      if (settled[node] === 1) continue;
      settled[node] = 1;
      if (node >= groups) visitPlace(node - groups, at);
      else if (isFull(node)) visitGroup(node, at);
      else reach(groups + (place[node] ?? 0), at, node, none);
    }
  }

  /** Raises the prices of what was nearer than the end, so that the path costs nothing extra. */
  function raise(): void {
    for (const node of reached) {
      const rise = end - (distance[node] ?? 0);
      if (rise > 0 && node < groups && isFull(node)) level[node] = entry(node) + rise;
    }
    for (const node of reached) {
      const rise = end - (distance[node] ?? 0);
      if (rise > 0 && node >= groups) price[node - groups] = (price[node - groups] ?? 0) + rise;
    }
  }

  function give(request: number, edge: number): void {
    loss[request] = -Infinity;
    held.give(request, edge);
    holders.put(placeOf(request), request);
  }

  /** Walks the path back from its end and moves everybody on it. */
  function move(request: number): void {
    const moves: [request: number, edge: number][] = [];
    let node = ends;
    let who = last;
    if (node === none) moves.push([who, none]);
    while (who !== request) {
      if (who !== none) {
        const g = group[edges[who] ?? 0] ?? 0;
        node = isFull(g) ? g : groups + (place[g] ?? 0);
      }
      while (node >= groups || via[node] === byPlace)
        node = node >= groups ? (via[node] ?? 0) : groups + (place[node] ?? 0);
      who = from[node] ?? none;
      moves.push([who, via[node] ?? none]);
    }
    for (const [r] of moves)
      if (edges[r] !== none) {
        holders.remove(placeOf(r), r);
        held.release(r);
      }
    for (const [r, edge] of moves) if (edge !== none) give(r, edge);
  }

  function forget(): void {
    for (const request of looked) {
      loss[request] = found[request] ?? 0;
      holders.rerank(placeOf(request), request);
    }
    for (const node of reached) {
      distance[node] = Infinity;
      settled[node] = 0;
    }
    looked.length = 0;
    reached.length = 0;
    near.clear();
  }

  for (let r = 0; r < wait.length; r += 1) {
    let [least, best] = [wait[r] ?? 0, none];
    for (let edge = first[r] ?? 0; edge < (first[r + 1] ?? 0); edge += 1) {
      const whole = (cost[edge] ?? 0) + entry(group[edge] ?? 0);
      if (whole < least) [least, best] = [whole, edge];
    }
    if (best === none) continue;
    const g = group[best] ?? 0;
    if (!isFull(g) && hasRoom(place[g] ?? 0)) {
      give(r, best);
      continue;
    }
    search(r, least);
    raise();
    forget();
    move(r);
    if (work > limit) return undefined;
  }
  const own = level.map((whole, g) => Math.max(0, whole - (price[place[g] ?? 0] ?? 0)));
  return { edges, prices: { group: own, place: price } };
}
