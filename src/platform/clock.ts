/** Where the time comes from. Verbs never look: whoever calls them passes the moment. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Milliseconds by a clock that only goes on, to measure how long something took: it tells no time of day. */
export const steadyTime = (): number => performance.now();

/** A clock that stands still until it is set: tests and the demo year. */
export function standingClock(
  start: Date,
): Clock & { set(at: Date): void; pass(milliseconds: number): void } {
  let at = start;
  return {
    now: () => at,
    set: next => {
      at = next;
    },
    pass: milliseconds => {
      at = new Date(at.getTime() + milliseconds);
    },
  };
}
