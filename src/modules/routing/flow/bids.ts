import type { Problem } from './problem.ts';

const none = -1;

/** The bids that hold a pick at each place, the lowest first: a heap a place, in one stretch of memory. */
export interface Bids {
  /** The request with the lowest bid at a place; -1 when nobody holds a pick there. */
  readonly lowest: (p: number) => number;
  readonly put: (p: number, request: number) => void;
  readonly remove: (p: number, request: number) => void;
  readonly count: (p: number) => number;
}

export function bids({ wait, place, size, room }: Problem, level: Float64Array): Bids {
  const most = new Int32Array(room.length);
  for (let g = 0; g < place.length; g += 1) most[place[g] ?? 0] = (most[place[g] ?? 0] ?? 0) + (size[g] ?? 0);
  const start = new Int32Array(room.length + 1);
  for (let p = 0; p < room.length; p += 1)
    start[p + 1] = (start[p] ?? 0) + Math.max(0, Math.min(room[p] ?? 0, most[p] ?? 0));
  const heap = new Int32Array(start[room.length] ?? 0);
  const where = new Int32Array(wait.length);
  const count = new Int32Array(room.length);
  const at = (i: number): number => heap[i] ?? 0;
  const set = (i: number, request: number): void => {
    heap[i] = request;
    where[request] = i;
  };
  const isLower = (a: number, b: number): boolean => (level[a] ?? 0) < (level[b] ?? 0);
  const settle = (base: number, size: number, from: number, request: number): void => {
    let i = from;
    while (i > 0 && isLower(request, at(base + ((i - 1) >> 1)))) {
      set(base + i, at(base + ((i - 1) >> 1)));
      i = (i - 1) >> 1;
    }
    for (;;) {
      let down = 2 * i + 1;
      if (down >= size) break;
      if (down + 1 < size && isLower(at(base + down + 1), at(base + down))) down += 1;
      if (!isLower(at(base + down), request)) break;
      set(base + i, at(base + down));
      i = down;
    }
    set(base + i, request);
  };
  return {
    lowest: p => (count[p] === 0 ? none : at(start[p] ?? 0)),
    count: p => count[p] ?? 0,
    put: (p, request) => {
      const size = (count[p] ?? 0) + 1;
      count[p] = size;
      settle(start[p] ?? 0, size, size - 1, request);
    },
    remove: (p, request) => {
      const base = start[p] ?? 0;
      const size = (count[p] ?? 0) - 1;
      count[p] = size;
      const i = (where[request] ?? 0) - base;
      if (i < size) settle(base, size, i, at(base + size));
    },
  };
}
