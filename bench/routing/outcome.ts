/** What a simulated year came to for one planner. */
export interface Outcome {
  readonly name: string;
  /** Requests that became ready. */
  readonly ready: number;
  /** Mean days from the morning of asking until ready, of those for which a copy was free, and of all. */
  readonly daysFree: number;
  readonly daysAll: number;
  /** The same by the calendar alone: the soonest free copy, always found, never a full list. */
  readonly calendar: number;
  readonly withinThree: number;
  readonly free: number;
  /** Item-legs a request, two for each journey over the hub: towards readers, and back from them. */
  readonly out: number;
  readonly back: number;
  /** Item-legs a request for what others brought to another place than its own. */
  readonly cross: number;
  readonly local: number;
  readonly between: number;
  /** Lent and borrowed apart, as a share of what went between organisations. */
  readonly imbalance: number;
  readonly overCapacity: number;
  readonly longestList: number;
  /** Milliseconds of one core for each morning's plan. */
  readonly planning: readonly number[];
}

/** Counts as a year goes by. */
export function tally(organisations: number) {
  const lent = new Float64Array(organisations);
  const borrowed = new Float64Array(organisations);
  const sum = {
    ready: 0,
    sent: 0,
    free: 0,
    days: 0,
    daysFree: 0,
    calendar: 0,
    soon: 0,
    out: 0,
    back: 0,
    cross: 0,
    local: 0,
    between: 0,
    branchDays: 0,
    over: 0,
    longest: 0,
  };
  const planning: number[] = [];
  return {
    lent,
    borrowed,
    sum,
    planning,
    outcome: (name: string): Outcome => {
      const apart = lent.reduce((all, out, org) => all + Math.abs(out - (borrowed[org] ?? 0)), 0);
      const moved = lent.reduce((all, out, org) => all + out + (borrowed[org] ?? 0), 0);
      return {
        name,
        ready: sum.ready,
        daysFree: sum.daysFree / sum.free,
        daysAll: sum.days / sum.ready,
        calendar: sum.calendar / sum.free,
        withinThree: sum.soon / sum.free,
        free: sum.free / sum.ready,
        out: (2 * sum.out) / sum.sent,
        back: (2 * sum.back) / sum.sent,
        cross: (2 * sum.cross) / sum.sent,
        local: sum.local / sum.sent,
        between: sum.between / sum.sent,
        imbalance: moved === 0 ? 0 : apart / moved,
        overCapacity: sum.over / sum.branchDays,
        longestList: sum.longest,
        planning,
      };
    },
  };
}
