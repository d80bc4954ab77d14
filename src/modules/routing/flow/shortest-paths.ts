import { holding } from './holding.ts';
import type { Answer, Problem } from './problem.ts';
import { queue } from './queue.ts';

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
  const { edges, used, taken, firstRequest, nextRequest, firstGroup, nextGroup } = held;
  const prices = { group: new Float64Array(groups), place: new Float64Array(places) };
  const near = queue();
  const distance = new Float64Array(groups + places).fill(Infinity);
  const settled = new Uint8Array(groups + places);
  /** The edge or group by which a node was reached, and whose edge it is. */
  const via = new Int32Array(groups + places);
  const from = new Int32Array(groups);
  const reached: number[] = [];
  let work = 0;
  let [end, last, ends] = [Infinity, none, none];

  const entry = (g: number): number => (prices.group[g] ?? 0) + (prices.place[place[g] ?? 0] ?? 0);
  const isFull = (g: number): boolean => (used[g] ?? 0) >= (size[g] ?? 0);
  const hasRoom = (p: number): boolean => (taken[p] ?? 0) < (room[p] ?? 0);

  function reach(node: number, at: number, by: number, who: number): void {
    const known = distance[node] ?? Infinity;
    if (at >= known || at >= end) return;
    if (known === Infinity) reached.push(node);
    distance[node] = at;
    via[node] = by;
    if (node < groups) from[node] = who;
    near.put(node, at);
  }

  /** Looks at where a request could go that is pushed at a distance; `now` is what it pays at present. */
  function push(request: number, at: number, now: number): void {
    const waits = at + (wait[request] ?? 0) - now;
    if (waits < end) [end, last, ends] = [waits, request, none];
    const [start, stop] = [first[request] ?? 0, first[request + 1] ?? 0];
    work += stop - start;
    for (let edge = start; edge < stop; edge += 1) {
      const g = group[edge] ?? 0;
      reach(g, at + (cost[edge] ?? 0) + entry(g) - now, edge, request);
    }
  }

  function pushAll(g: number, at: number): void {
    const price = entry(g);
    for (let r = firstRequest[g] ?? none; r !== none; r = nextRequest[r] ?? none)
      push(r, at, (cost[edges[r] ?? 0] ?? 0) + price);
  }

  function visitPlace(p: number, at: number): void {
    for (let g = firstGroup[p] ?? none; g !== none; g = nextGroup[g] ?? none)
      if (isFull(g)) reach(g, at + (prices.group[g] ?? 0), byPlace, none);
      else pushAll(g, at);
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
      else if (isFull(node)) pushAll(node, at);
      else if (hasRoom(place[node] ?? 0)) [end, last, ends] = [at, none, node];
      else reach(groups + (place[node] ?? 0), at, node, none);
    }
  }

  /** Raises the prices of what was nearer than the end, so that the path costs nothing extra. */
  function raise(): void {
    for (const node of reached) {
      const rise = end - (distance[node] ?? 0);
      if (rise <= 0) continue;
      if (node < groups) {
        if (isFull(node)) prices.group[node] = (prices.group[node] ?? 0) + rise;
        continue;
      }
      const p = node - groups;
      prices.place[p] = (prices.place[p] ?? 0) + rise;
      for (let g = firstGroup[p] ?? none; g !== none; g = nextGroup[g] ?? none)
        if (isFull(g)) prices.group[g] = (prices.group[g] ?? 0) - rise;
    }
  }

  /** Walks the path back from its end and moves everybody on it. */
  function move(request: number): void {
    const moves: [request: number, edge: number][] = [];
    let node = ends;
    let who = last;
    if (node === none) moves.push([who, none]);
    else who = none;
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
    for (const [r] of moves) held.release(r);
    for (const [r, edge] of moves) if (edge !== none) held.give(r, edge);
  }

  function forget(): void {
    for (const node of reached) {
      distance[node] = Infinity;
      settled[node] = 0;
    }
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
      held.give(r, best);
      continue;
    }
    search(r, least);
    raise();
    move(r);
    forget();
    if (work > limit) return undefined;
  }
  return { edges, prices };
}
