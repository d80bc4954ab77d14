import type { Day } from '#platform/day.ts';
import { hoursIn } from '../../hours.ts';
import type { Network } from '../../network.ts';
import { holdsOn, type Unit, type UnitId, unitKinds } from '../../unit.ts';

export interface PlaceRow {
  readonly unit: Unit;
  readonly placeKind: string;
  readonly organisation: string;
  readonly municipality: string;
  /** Staffed hours of an ordinary week. */
  readonly staffedHours: number;
}

export interface Places {
  readonly places: readonly PlaceRow[];
  readonly parties: readonly Unit[];
  /** Not there today: planned, or ended. */
  readonly others: readonly Unit[];
}

/** Staffed hours of the ordinary week in force on a day; closings and holidays do not count. */
export const staffedHours = (network: Network, unit: UnitId, on: Day): number =>
  hoursIn(network.weeks(unit).filter(piece => piece.staffed && holdsOn(piece, on)));

/** What is in force on a day: places that lend by name, parties by kind and name. */
export function present(network: Network, on: Day): Places {
  const nameOf = (id: UnitId | undefined) => (id === undefined ? '' : network.unit(id, on).name);
  const places = network.branches(on);
  const lending = new Set(places.map(({ kind }) => kind));
  return {
    places: places.map(unit => ({
      unit,
      placeKind: network.placeKind(unit.id, on),
      organisation: nameOf(unit.organisation),
      municipality: nameOf(unit.municipality),
      staffedHours: staffedHours(network, unit.id, on),
    })),
    parties: unitKinds.filter(kind => !lending.has(kind)).flatMap(kind => network.units(kind, on)),
    others: network.book.units.filter(({ id }) => !network.history(id).some(row => holdsOn(row, on))),
  };
}
