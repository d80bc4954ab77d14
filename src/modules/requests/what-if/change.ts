import type { Network, UnitId } from '#network';
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

/** What would be different. At least one of the three. */
export interface Change {
  /** Another calendar: the days on which a route is driven, Monday is 1; of all routes without a code. */
  readonly van?: { readonly route: string | undefined; readonly weekdays: readonly number[] } | undefined;
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
    rule: otherRules.find(rule => rule === form['regel']),
    closed: branches.find(({ code }) => code === form['dicht'])?.code,
  };
  const isNothing = !change.van && !change.rule && change.closed === undefined;
  return isNothing ? refuse({ code: 'requests/nothing-changed' }) : ok(change);
}

/** The routes with the days of the change. A route that was driven in two patterns of days gets the new one in each. */
export const changedRoutes = (routes: readonly Route[], { van }: Change): readonly Route[] =>
  van
    ? routes.map(one =>
        van.route === undefined || one.code === van.route ? { ...one, weekdays: van.weekdays } : one,
      )
    : routes;

/** The branch that is closed in a change. */
export const closedUnit = ({ closed }: Change, place: Network): UnitId | undefined =>
  closed === undefined ? undefined : place.byCode(closed)?.id;
