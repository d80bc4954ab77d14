import type { Network, UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { kilometres } from '../board.ts';

/** Where people go instead while a branch is closed: the nearest other one of its organisation, else of anybody. */
export function insteadOf(closed: UnitId | undefined, place: Network, on: Day): (pickup: UnitId) => UnitId {
  if (closed === undefined) return pickup => pickup;
  const own = place.unit(closed, on).organisation;
  const [nearest] = place
    .branches(on)
    .filter(({ id, requestsAllowed }) => id !== closed && requestsAllowed)
    .toSorted(
      (a, b) =>
        Number(a.organisation !== own) - Number(b.organisation !== own) ||
        kilometres(closed, a.id, place) - kilometres(closed, b.id, place),
    );
  return pickup => (pickup === closed ? (nearest?.id ?? pickup) : pickup);
}
