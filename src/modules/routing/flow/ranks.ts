import type { Problem } from './problem.ts';

const none = -1;

/** The requests that hold a pick at each place, the lowest key first: a heap a place, in one stretch of memory. */
export interface Ranks {
  /** The request with the lowest key at a place; -1 when nobody holds a pick there. */
  readonly lowest: (p: number) => number;
  readonly put: (p: number, request: number) => void;
  readonly remove: (p: number, request: number) => void;
  readonly count: (p: number) => number;
  /** Puts a request right whose key has changed. */
  readonly rerank: (p: number, request: number) => void;
  /** Shows the requests of a place whose keys are lower than `below` answers, in no order. Nothing may move meanwhile. */
  readonly visit: (p: number, below: () => number, see: (request: number) => void) => void;
}

export function ranks({ wait, place, size, room }: Problem, key: Float64Array): Ranks {
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
  const isLower = (a: number, b: number): boolean => (key[a] ?? 0) < (key[b] ?? 0);
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
  const look = (
    base: number,
    size: number,
    i: number,
    below: () => number,
    see: (r: number) => void,
  ): void => {
    if (i >= size) return;
    const request = at(base + i);
    if ((key[request] ?? 0) >= below()) return;
    see(request);
    look(base, size, 2 * i + 1, below, see);
    look(base, size, 2 * i + 2, below, see);
  };
  return {
    visit: (p, below, see) => look(start[p] ?? 0, count[p] ?? 0, 0, below, see),
    rerank: (p, request) => {
      const base = start[p] ?? 0;
      settle(base, count[p] ?? 0, (where[request] ?? 0) - base, request);
    },
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
