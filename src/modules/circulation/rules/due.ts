import type { Network, UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Says } from './rule.ts';

/** Due on an open day of the branch. */
export interface Due {
  readonly day: Day;
  readonly at: Date;
}

const hour = 3_600_000;

function atClosing(unit: UnitId, day: Day, network: Network): Due {
  const at = network.closesAt(unit, day);
  if (!at) throw new Error(`unit ${unit} is open on ${day} but has no closing time`);
  return { day, at };
}

/** The last open day up to and including a day, not before the first; undefined when it is shut on all of them. */
function lastOpenDay(unit: UnitId, first: Day, upTo: Day, network: Network): Day | undefined {
  for (let day = upTo; day >= first; day = addDays(day, -1)) if (network.isOpen(unit, day)) return day;
  return undefined;
}

/**
 * Due at closing time of the lending branch, moved past closed days. Counts library days, not hours: a loan at 09:00
 * and one at 19:00 fall due together, also when the clocks change in between. A last day that the rule names is a
 * ceiling: then it moves back to the open day before. A loan by the hour ends at closing time at the latest.
 */
export function dueAfter(
  from: Day,
  term: Pick<Says<'loan'>, 'days' | 'hours' | 'latest'>,
  { unit, at }: { readonly unit: UnitId; readonly at: Date },
  network: Network,
): Due {
  if (term.hours !== undefined) {
    const closing = atClosing(unit, network.nextOpenDay(unit, from), network);
    const over = new Date(at.getTime() + term.hours * hour);
    return over < closing.at && closing.day === from ? { day: from, at: over } : closing;
  }
  const wanted = network.nextOpenDay(unit, addDays(from, term.days ?? 0));
  const { latest } = term;
  if (latest === undefined || latest < from || wanted <= latest) return atClosing(unit, wanted, network);
  return atClosing(unit, lastOpenDay(unit, from, latest, network) ?? wanted, network);
}
