import type { Network, UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Actor } from '#people';
import { advance, certainly, type Change, kindOf, type Request } from './request.ts';

/** Open days that something lies ready, the day of arrival not counted. */
const openDays = 7;

/** The last day of lying ready: the seventh open day of the branch after the day of arrival. */
export function shelfUntil(unit: UnitId, arrived: Day, place: Network): Day {
  let day = arrived;
  for (let open = 0; open < openDays; open += 1) day = place.nextOpenDay(unit, addDays(day, 1));
  return day;
}

/** Where a copy stands that comes to a request. */
export interface Hand {
  readonly item: number;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** The step that puts a copy on the hold shelf of its request. */
export function holdStep(request: Request, { item, unit, at, by }: Hand, place: Network): Change {
  const until = shelfUntil(unit, place.today(unit, at), place);
  const patch = {
    item,
    supplier: request.supplier ?? unit,
    readyAt: at,
    shelfUntil: until,
    shelf: unit,
  };
  return certainly(advance(request, 'hold', kindOf(by), at, patch, { unit, day: until }));
}

/** The step that puts a copy in a crate to the branch of its request. */
export function packStep(request: Request, { item, unit, at, by }: Hand): Change {
  const patch = { item, supplier: request.supplier ?? unit, shelf: null };
  return certainly(advance(request, 'pack', kindOf(by), at, patch, { from: unit, to: request.pickup }));
}
