import { holding } from './holding.ts';
import type { Answer, Problem } from './problem.ts';
import { ranks } from './ranks.ts';

const none = -1;

/**
 * A near answer for days on which more is asked than can be picked: each request bids for its best copy what keeps that
 * copy better than its second best, and `step` more; the lowest bid at a full group or place gives way. Prices only
 * rise, so it ends; the answer costs at most `step` a request more than the best one, and the prices prove how much.
 * `work` is the edges that were looked at.
 */
export function auction(problem: Problem, step: number): Answer & { readonly work: number } {
  const { first, group, cost, wait, place, size, room } = problem;
  const held = holding(problem);
  const { edges, used, head, next } = held;
  const level = new Float64Array(wait.length);
  const picks = ranks(problem, level);
  const open = Int32Array.from(wait.keys());
  let left = open.length;
  let work = 0;
  const isGiven = (g: number): boolean => (used[g] ?? 0) >= (size[g] ?? 0);
  const isFull = (p: number): boolean => picks.count(p) >= (room[p] ?? 0);

  /** Who holds a copy of a group for the lowest bid. */
  function lowestOf(g: number): number {
    let lowest = head[g] ?? none;
    for (let r = lowest; r !== none; r = next[r] ?? none)
      if ((level[r] ?? 0) < (level[lowest] ?? 0)) lowest = r;
    return lowest;
  }

  /** Who would give way to a bid on a group; -1 when nobody need. */
  function holder(g: number): number {
    const p = place[g] ?? 0;
    return isGiven(g) ? lowestOf(g) : isFull(p) ? picks.lowest(p) : none;
  }

  const entry = (g: number): number => {
    const who = holder(g);
    return who === none ? 0 : (level[who] ?? 0);
  };

  function giveWay(request: number): void {
    picks.remove(place[group[edges[request] ?? 0] ?? 0] ?? 0, request);
    held.release(request);
    open[left] = request;
    left += 1;
  }

  while (left > 0) {
    left -= 1;
    const request = open[left] ?? 0;
    work += (first[request + 1] ?? 0) - (first[request] ?? 0);
    let [best, least, second] = [none, wait[request] ?? 0, wait[request] ?? 0];
    for (let edge = first[request] ?? 0; edge < (first[request + 1] ?? 0); edge += 1) {
      const g = group[edge] ?? 0;
      if ((room[place[g] ?? 0] ?? 0) <= 0) continue;
      const whole = (cost[edge] ?? 0) + entry(g);
      if (whole < least) [best, second, least] = [edge, least, whole];
      else if (whole < second) second = whole;
    }
    if (best === none) continue;
    const g = group[best] ?? 0;
    const weakest = holder(g);
    level[request] = second - (cost[best] ?? 0) + step;
    if (weakest !== none) giveWay(weakest);
    held.give(request, best);
    picks.put(place[g] ?? 0, request);
  }

  const dearest = wait.reduce((a, b) => Math.max(a, b), 0);
  const prices = { group: new Float64Array(place.length), place: new Float64Array(room.length) };
  for (let p = 0; p < room.length; p += 1)
    if ((room[p] ?? 0) <= 0) prices.place[p] = dearest;
    else if (isFull(p)) prices.place[p] = level[picks.lowest(p)] ?? 0;
  for (let g = 0; g < place.length; g += 1)
    if (isGiven(g))
      prices.group[g] = Math.max(0, (level[lowestOf(g)] ?? 0) - (prices.place[place[g] ?? 0] ?? 0));
  return { edges, prices, work };
}
