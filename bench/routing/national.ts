import type { Problem } from '../../src/modules/routing/flow/problem.ts';
import { type Chance, chanceFrom } from './chance.ts';

/** A batch of requests as a whole country might have it, and how much can be picked. */
export interface Size {
  readonly requests: number;
  /** Edges for each request, on average. */
  readonly ways: number;
  readonly places: number;
  /** Picks at each place to the requests that would best be served there: above 1 is an ordinary day. */
  readonly capacity: number;
}

/** How often each of so many titles is asked for, as running shares: a few very often (Zipf-Mandelbrot). */
export function popularity(titles: number, flat: number, steep: number): Float64Array {
  const running = new Float64Array(titles);
  let sum = 0;
  for (let t = 0; t < titles; t += 1) running[t] = sum += 1 / (t + titles * flat) ** steep;
  return running.map(share => share / sum);
}

/** The first place in a running list of shares that a number in [0, 1) falls into. */
export function drawFrom(running: Float64Array, u: number): number {
  let [low, high] = [0, running.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((running[middle] ?? 1) > u) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Shares of places by size: a few towns, many villages. */
function placeShares(places: number, chance: Chance): Float64Array {
  const weights = Float64Array.from({ length: places }, () => 0.6 + 10 * chance() ** 4);
  const sum = weights.reduce((a, b) => a + b, 0);
  let running = 0;
  return weights.map(weight => (running += weight / sum));
}

/**
 * A random batch of the given size; the same seed makes the same one. Costs are made like the planner's: days
 * from place to place by their distance, trips, the share of books not found.
 */
export function nationalBatch({ requests, ways, places, capacity }: Size, seed: number): Problem {
  const chance = chanceFrom(seed);
  const shares = placeShares(places, chance);
  const titles = Math.max(20, Math.round(requests / 2.2));
  const asked = popularity(titles, 0.5, 0.8);
  const title = Int32Array.from({ length: requests }, () => drawFrom(asked, chance()));
  const wanted = new Int32Array(titles);
  for (const t of title) wanted[t] = (wanted[t] ?? 0) + 1;
  const start = new Int32Array(titles + 1);
  let groups = 0;
  for (let t = 0; t < titles; t += 1) {
    start[t] = groups;
    const copies = Math.max(0.82 * ways * (0.5 + chance()), 2.5 * (wanted[t] ?? 0));
    groups += (wanted[t] ?? 0) === 0 ? 0 : Math.max(1, Math.round(copies));
  }
  start[titles] = groups;
  const place = Int32Array.from({ length: groups }, () => drawFrom(shares, chance()));
  const size = Int32Array.from({ length: groups }, () => (chance() < 0.15 ? 2 : 1));
  const north = Float64Array.from({ length: places }, () => chance());
  const east = Float64Array.from({ length: places }, () => chance());
  const days = (from: number, to: number): number =>
    1 +
    Math.floor(3 * Math.hypot((north[from] ?? 0) - (north[to] ?? 0), (east[from] ?? 0) - (east[to] ?? 0)));
  const miss = Int32Array.from({ length: places }, () => Math.floor(100 + 150 * chance()));
  const first = new Int32Array(requests + 1);
  for (let r = 0; r < requests; r += 1) {
    const t = title[r] ?? 0;
    first[r + 1] = (first[r] ?? 0) + (start[t + 1] ?? 0) - (start[t] ?? 0);
  }
  const edges = first[requests] ?? 0;
  const [group, cost] = [new Int32Array(edges), new Int32Array(edges)];
  const wait = new Int32Array(requests);
  let edge = 0;
  for (let r = 0; r < requests; r += 1) {
    const pickup = drawFrom(shares, chance());
    wait[r] = 30_000 + 300 * Math.floor(chance() * 10);
    for (let g = start[title[r] ?? 0] ?? 0; g < (start[(title[r] ?? 0) + 1] ?? 0); g += 1) {
      const from = place[g] ?? 0;
      const stays = from === pickup;
      group[edge] = g;
      cost[edge] = (stays ? 0 : days(from, pickup) * 1000 + 500) + (miss[from] ?? 0);
      edge += 1;
    }
  }
  const load = new Float64Array(places);
  for (let r = 0; r < requests; r += 1) {
    let best = first[r] ?? 0;
    for (let e = best; e < (first[r + 1] ?? 0); e += 1) if ((cost[e] ?? 0) < (cost[best] ?? 0)) best = e;
    const p = place[group[best] ?? 0] ?? 0;
    load[p] = (load[p] ?? 0) + 1;
  }
  const room = Int32Array.from(load, picks => Math.max(1, Math.round(capacity * picks)));
  return { first, group, cost, wait, place, size, room };
}
