import type { Day } from '#platform/day.ts';
import type { OpenHours } from '../../hours.ts';
import type { Network } from '../../network.ts';
import { holdsOn, lendingKinds, type Unit, type UnitId } from '../../unit.ts';
import { type Form, weekdays, writeDayHours } from './form.ts';

export interface HistoryRow {
  readonly unit: Unit;
  readonly organisation: string;
  readonly municipality: string;
}

/** An ordinary week from a day on: seven lists, Monday first. */
export interface Week {
  readonly from: Day;
  readonly days: readonly (readonly OpenHours[])[];
}

/** What the page of one unit shows on a day. */
export interface Place {
  readonly unit: Unit;
  readonly history: readonly HistoryRow[];
  /** The week of today first, then each that is planned; none for a party, which has no hours. */
  readonly weeks: readonly Week[];
  /** Nothing for a party. */
  readonly placeKind: string | undefined;
  readonly organisations: readonly Unit[];
  readonly municipalities: readonly Unit[];
  readonly today: Day;
}

/** Gathers what is known of a unit, as of a day. */
export function present(network: Network, id: UnitId, today: Day): Place {
  const unit = network.unit(id, today);
  const nameOf = (party: UnitId | undefined, on: Day) =>
    party === undefined ? '' : network.unit(party, on).name;
  const pieces = network.weeks(id);
  const later = pieces.map(({ from }) => from).filter(from => from > today);
  const week = (from: Day): Week => {
    const held = pieces.filter(piece => holdsOn(piece, from));
    return { from, days: weekdays.map(day => held.filter(piece => piece.weekday === day)) };
  };
  const lends = lendingKinds.has(unit.kind);
  return {
    unit,
    history: network.history(id).map(row => ({
      unit: row,
      organisation: nameOf(row.organisation, row.from),
      municipality: nameOf(row.municipality, row.from),
    })),
    weeks: lends ? [today, ...new Set(later)].map(week) : [],
    placeKind: lends ? network.placeKind(id, today) : undefined,
    organisations: network.units('organisation', today),
    municipalities: network.units('municipality', today),
    today,
  };
}

/** The forms as they are opened: filled with what holds today. */
export function filled({ unit, weeks, today }: Place, withoutStaff: string): { change: Form; hours: Form } {
  const text = (value: string | number | undefined) => (value === undefined ? '' : String(value));
  return {
    change: {
      from: today,
      name: unit.name,
      organisation: text(unit.organisation),
      municipality: text(unit.municipality),
      isil: text(unit.isil),
      latitude: text(unit.latitude),
      longitude: text(unit.longitude),
      weight: text(unit.weight),
      address: text(unit.address),
      requestsAllowed: unit.requestsAllowed ? 'yes' : '',
    },
    hours: {
      from: today,
      ...Object.fromEntries(
        (weeks[0]?.days ?? []).map((pieces, index) => [
          `weekday${index + 1}`,
          writeDayHours(pieces, withoutStaff),
        ]),
      ),
    },
  };
}
