import type { Network, UnitId } from '#network';
import type { ClockTime } from '#platform/day.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Route } from '#transport';

/** Other rules that can be tried. */
export const otherRules = [
  'no-balance',
  'all-lend-to-all',
  'inside-organisation',
  'half-more-picks',
] as const;
export type OtherRule = (typeof otherRules)[number];

/** What would be different. At least one of the four. */
export interface Change {
  /** Another calendar: the days on which a route is driven, Monday is 1; of all routes without a code. */
  readonly van?: { readonly route: string | undefined; readonly weekdays: readonly number[] } | undefined;
  /** A second round each day: what the morning's collects is sorted by noon and goes out the same day. */
  readonly again?: boolean | undefined;
  readonly rule?: OtherRule | undefined;
  /** Code of a branch that supplies nothing; what is fetched there is fetched at the nearest other one. */
  readonly closed?: string | undefined;
}

export type ChangeRefusal =
  | { readonly code: 'requests/nothing-changed' }
  | { readonly code: 'requests/van-days-unsound' };

/** Reads a change from a form; refuses one that changes nothing, or a route without days. */
export function changeIn(
  form: Readonly<Record<string, string>>,
  routes: readonly Route[],
  branches: readonly { readonly code: string }[],
): Result<Change, ChangeRefusal> {
  const weekdays = [1, 2, 3, 4, 5, 6].filter(day => form[`dag-${day}`] !== undefined);
  const wanted = form['rit'] ?? '';
  const route = routes.find(({ code }) => code === wanted)?.code;
  const isOther = route !== undefined || wanted === 'alle';
  if (isOther && weekdays.length === 0) return refuse({ code: 'requests/van-days-unsound' });
  const change = {
    van: isOther ? { route, weekdays } : undefined,
    ...(form['tweede'] !== undefined && { again: true }),
    rule: otherRules.find(rule => rule === form['regel']),
    closed: branches.find(({ code }) => code === form['dicht'])?.code,
  };
  const isNothing = !change.van && !change.again && !change.rule && change.closed === undefined;
  return isNothing ? refuse({ code: 'requests/nothing-changed' }) : ok(change);
}

const noon: ClockTime = '12:00';
/** When a second round leaves, in minutes of the day. */
const leavesAgain = 12 * 60 + 30;
const lastMinute = 24 * 60 - 1;

const minutesOf = (time: ClockTime): number => {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
};

const timeOf = (minutes: number): ClockTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` as ClockTime;

/** The morning's round, sorted by noon, and the same stops once more after that. */
function twice(route: Route): Route[] {
  const start = Math.min(...route.stops.map(({ time }) => minutesOf(time)));
  const later = (time: ClockTime) => timeOf(Math.min(lastMinute, leavesAgain + minutesOf(time) - start));
  return [
    { ...route, sortedBy: noon },
    { ...route, sortedBy: null, stops: route.stops.map(({ unit, time }) => ({ unit, time: later(time) })) },
  ];
}

/** The routes of the change. A route that was driven in two patterns of days gets the new one in each. */
export function changedRoutes(routes: readonly Route[], { van, again }: Change): readonly Route[] {
  const driven = van
    ? routes.map(one =>
        van.route === undefined || one.code === van.route ? { ...one, weekdays: van.weekdays } : one,
      )
    : routes;
  return again ? driven.flatMap(twice) : driven;
}

/** The branch that is closed in a change. */
export const closedUnit = ({ closed }: Change, place: Network): UnitId | undefined =>
  closed === undefined ? undefined : place.byCode(closed)?.id;
