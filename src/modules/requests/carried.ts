import type { UnitId } from '#network';
import { advance, certainly, type Change, type Request } from './request.ts';

/** Where what belonged to a place goes on. */
export type HeirOf = (unit: UnitId) => UnitId;

/** Was carried along with its shelf: it lies ready where its place goes on, with the days that it had, or still on the wrong shelf. */
export function carried(request: Request, heirOf: HeirOf, at: Date): Change[] {
  const pickup = heirOf(request.pickup);
  const shelf = request.shelf === null ? pickup : heirOf(request.shelf);
  const facts = { from: request.pickup, to: pickup };
  const moved = certainly(advance(request, 'move', 'house', at, { pickup, shelf }, facts));
  if (shelf !== pickup) return [moved];
  return [moved, certainly(advance(moved.after, 'keep', 'house', at, {}, { unit: pickup }))];
}
