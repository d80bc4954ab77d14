/**
 * Which request goes to which copy, as a flow: request → group of equal copies → place that picks them. Costs are whole
 * thousandths of a patron-day, so that sums are exact and no comparison needs a margin.
 */
export interface Problem {
  /** The edges of request r are `first[r]` up to `first[r + 1]`. */
  readonly first: Int32Array;
  /** Group of each edge. */
  readonly group: Int32Array;
  /** Cost of each edge. */
  readonly cost: Int32Array;
  /** What it costs to let each request wait. */
  readonly wait: Int32Array;
  /** Place of each group. */
  readonly place: Int32Array;
  /** Copies in each group, at least 1. */
  readonly size: Int32Array;
  /** Picks left at each place. */
  readonly room: Int32Array;
}

/** What one more copy of a group, and one more pick at a place, would be worth; never negative. */
export interface Prices {
  readonly group: Float64Array;
  readonly place: Float64Array;
}

/** The edge that serves each request, or -1 when it waits. */
export type Edges = Int32Array;

export interface Answer {
  readonly edges: Edges;
  readonly prices: Prices;
}

export const unitsPerDay = 1000;

/** What an answer costs. */
export function total({ cost, wait }: Problem, edges: Edges): number {
  let sum = 0;
  for (let r = 0; r < wait.length; r += 1) {
    const edge = edges[r] ?? -1;
    sum += (edge < 0 ? wait[r] : cost[edge]) ?? 0;
  }
  return sum;
}

/** No answer costs less than this, whatever the prices (weak duality); good prices make it the cost of the best one. */
export function bound({ first, group, cost, wait, place, size, room }: Problem, prices: Prices): number {
  let sum = 0;
  for (let r = 0; r < wait.length; r += 1) {
    let least = wait[r] ?? 0;
    for (let edge = first[r] ?? 0; edge < (first[r + 1] ?? 0); edge += 1) {
      const g = group[edge] ?? 0;
      const whole = (cost[edge] ?? 0) + (prices.group[g] ?? 0) + (prices.place[place[g] ?? 0] ?? 0);
      if (whole < least) least = whole;
    }
    sum += least;
  }
  for (let g = 0; g < size.length; g += 1) sum -= (prices.group[g] ?? 0) * (size[g] ?? 0);
  for (let p = 0; p < room.length; p += 1) sum -= (prices.place[p] ?? 0) * (room[p] ?? 0);
  return sum;
}
