import type { Day } from '#platform/day.ts';
import type { Agreement, Tariff, Theme, ThemeAxis } from './arrangement.ts';
import type { Closing } from './store/network.ts';
import type { Holiday } from './holiday.ts';
import type { OpenHours, WeeklyHours } from './hours.ts';
import type { Unit, UnitId, UnitKind } from './unit.ts';

/** The whole network as it stands on every day: nothing here asks the database. */
export interface Network {
  /** The one province; throws while none is loaded. */
  readonly province: Unit;
  /**
   * A unit as it is on a day, or last was, or first will be; without a day as it last is. Throws on an unknown id.
   */
  unit(id: UnitId, on?: Day): Unit;
  /** With a day: only when in force then. */
  byCode(code: string, on?: Day): Unit | undefined;
  /** Those in force that day, by name. */
  units(kind: UnitKind, on: Day): readonly Unit[];
  /** Places that lend, in force that day, by name. */
  branches(on: Day): readonly Unit[];
  /** Every row of a unit, oldest first. */
  history(unit: UnitId): readonly Unit[];
  /** True for the unit itself, its organisation, its municipality, the province and the POI. */
  isWithin(unit: UnitId, ancestor: UnitId, on: Day): boolean;
  /** The pieces of a day, in order; none when shut, closings and holidays counted. */
  hours(unit: UnitId, day: Day): readonly OpenHours[];
  /** Every row of weekly hours, oldest first. */
  weeks(unit: UnitId): readonly WeeklyHours[];
  isOpen(unit: UnitId, day: Day): boolean;
  /** True once the last day of all has passed. */
  hasEnded(unit: UnitId, day: Day): boolean;
  /** Where what an ended place had goes on that day; undefined while it has not ended, or when nobody said where. */
  heir(unit: UnitId, day: Day): UnitId | undefined;
  /** The place that was named to go on for another, ended or not yet. */
  heirNamed(unit: UnitId): UnitId | undefined;
  /** Every place that has ended that day with where it goes on. */
  heirs(day: Day): ReadonlyMap<UnitId, UnitId>;
  /**
   * The first open day, `from` included; when the unit ends before, the first day after. Throws when there is none within
   * 400 days.
   */
  nextOpenDay(unit: UnitId, from: Day): Day;
  /** The instant at which the last piece of the day ends, on the unit's own wall clock. */
  closesAt(unit: UnitId, day: Day): Date | undefined;
  zone(unit: UnitId): string;
  /** The day on the wall of the unit. */
  today(unit: UnitId, at: Date): Day;
  /** `vestiging`, `servicepunt`, … by the staffed hours of an ordinary week; the preferred version unless one is named. */
  placeKind(unit: UnitId, on: Day, version?: string): string;
  /** What the organisations of two units agreed for that day. */
  agreement(a: UnitId, b: UnitId, on: Day): Agreement | undefined;
  /** The amount that holds for a unit: its own, else its organisation's, else the one for all. */
  tariff(code: string, on: Day, unit?: UnitId): Tariff | undefined;
  tariffs(on: Day): readonly Tariff[];
  themes(axis: ThemeAxis, on: Day): readonly Theme[];
  /** Every row of every day, for who keeps them. */
  readonly book: {
    /** Each as it last is. */
    readonly units: readonly Unit[];
    readonly agreements: readonly Agreement[];
    readonly tariffs: readonly Tariff[];
    readonly themes: readonly Theme[];
    readonly closings: readonly Closing[];
    readonly holidays: readonly Holiday[];
  };
}
