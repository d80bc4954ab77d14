import type { Day } from '#platform/day.ts';
import { type Holiday, holidayIn, isKeptOn } from '../../holiday.ts';
import type { OpenHours } from '../../hours.ts';
import type { Network } from '../../network.ts';
import { holdsOn, lendingKinds, type Unit, type UnitId, type UnitKind } from '../../unit.ts';
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

/** A day on which a unit is shut, by itself or by what it belongs to. */
export interface ShutDay {
  readonly day: Day;
  readonly reason: { readonly nl: string; readonly en: string };
  readonly by: Unit;
  /** The rule of a holiday, of which this is the next day. */
  readonly rule: string | undefined;
}

/** The forms of the page. */
export type FormName = 'change' | 'hours' | 'shut' | 'holiday' | 'end';

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
  /** The last day of all, once it is known. */
  readonly last: Day | undefined;
  /** Where what it has can go on; none for a party. */
  readonly heirs: readonly Unit[];
  /** Where it does. */
  readonly heir: Unit | undefined;
  /** From today on. */
  readonly shut: readonly ShutDay[];
  readonly today: Day;
}

/** How many years ahead the next day of a rule is looked for. */
const yearsAhead = 12;

function nextHoliday(holiday: Holiday, today: Day): Day | undefined {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: yearsAhead }, (_, ahead) => holidayIn(year + ahead, holiday.rule)).find(
    day => day !== undefined && day >= today && isKeptOn(holiday, day),
  );
}

/** The days from today on when a unit is shut, in order; a holiday stands there once. */
function shutDays(network: Network, id: UnitId, today: Day): ShutDay[] {
  const { closings, holidays } = network.book;
  const reaches = ({ unit }: { readonly unit: UnitId }) => network.isWithin(id, unit, today);
  const own = closings
    .filter(closing => closing.day >= today && reaches(closing))
    .map(({ unit, day, reason }) => ({
      day,
      reason: { nl: reason, en: reason },
      by: network.unit(unit),
      rule: undefined,
    }));
  const yearly = holidays.filter(reaches).flatMap(holiday => {
    const { unit, rule, nameNl, nameEn } = holiday;
    const day = nextHoliday(holiday, today);
    return day ? [{ day, reason: { nl: nameNl, en: nameEn }, by: network.unit(unit), rule }] : [];
  });
  return [...own, ...yearly].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** The parties that a unit can belong to from today on. */
export const partiesFrom = (network: Network, today: Day) => {
  const of = (kind: UnitKind) =>
    network.book.units.filter(
      unit => unit.kind === kind && (unit.until === undefined || unit.until >= today),
    );
  return { organisations: of('organisation'), municipalities: of('municipality') };
};

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
  const heir = network.heirNamed(id);
  return {
    unit,
    history: network.history(id).map(row => ({
      unit: row,
      organisation: nameOf(row.organisation, row.from),
      municipality: nameOf(row.municipality, row.from),
    })),
    weeks: lends ? [today, ...new Set(later)].map(week) : [],
    placeKind: lends ? network.placeKind(id, today) : undefined,
    ...partiesFrom(network, today),
    shut: shutDays(network, id, today),
    last: network.unit(id).until,
    heirs: lends ? network.branches(today).filter(branch => branch.id !== id) : [],
    heir: heir === undefined ? undefined : network.unit(heir),
    today,
  };
}

/** The forms as they are opened: filled with what holds today, or on its first day. */
export function filled(
  { unit, weeks, today, last, heir }: Place,
  withoutStaff: string,
): Readonly<Record<FormName, Form>> {
  const text = (value: string | number | undefined) => (value === undefined ? '' : String(value));
  const from = today < unit.from ? unit.from : today;
  return {
    change: {
      from,
      name: unit.name,
      organisation: text(unit.organisation),
      municipality: text(unit.municipality),
      isil: text(unit.isil),
      latitude: text(unit.latitude),
      longitude: text(unit.longitude),
      weight: text(unit.weight),
      picks: text(unit.picks),
      address: text(unit.address),
      requestsAllowed: unit.requestsAllowed ? 'yes' : '',
    },
    hours: {
      from,
      ...Object.fromEntries(
        (weeks[0]?.days ?? []).map((pieces, index) => [
          `weekday${index + 1}`,
          writeDayHours(pieces, withoutStaff),
        ]),
      ),
    },
    shut: { first: from, last: from, reason: '' },
    holiday: { from },
    end: { last: text(last), heir: text(heir?.code) },
  };
}
