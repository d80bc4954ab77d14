import { type Network, network, type UnitId } from '#network';
import { addDays, type ClockTime, type Day, weekday } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { once } from '#platform/once.ts';
import { firstDay, isDriven, type Route } from './run.ts';
import { calendarToken, readRoutes } from './store/routes.ts';

/** When something leaves a place and when it can be handed out at another. */
export interface Journey {
  readonly leaves: Day;
  /** The van's day, moved to the first day with staff at the destination. */
  readonly arrives: Day;
}

/** Where the van calls on every day: nothing here asks the database. */
export interface VanCalendar {
  callsOn(unit: UnitId, day: Day): boolean;
  /** The first day of calling, `from` included. Throws when there is none within 400 days. */
  nextCall(unit: UnitId, from: Day): Day;
  /** False for a place that no route serves on or after the day. */
  serves(unit: UnitId, from: Day): boolean;
  /** The first day with staff, `from` included; when the place ends before, the first day after. */
  nextStaffedDay(unit: UnitId, from: Day): Day;
  /** The first day whose van can take what staff pick on a day: the next one when the van calls before they begin. */
  packedBy(unit: UnitId, pickedOn: Day): Day;
  /** The way over the hub of an item that stands packed at `from` when the van of `ready` calls. */
  arrival(from: UnitId, to: UnitId, ready: Day): Journey;
}

/** Keeps the answers of a question about a unit and a day, which are asked over and over. */
function remembering<T>(ask: (unit: UnitId, day: Day) => T): (unit: UnitId, day: Day) => T {
  const known = new Map<UnitId, Map<Day, T>>();
  return (unit, day) => {
    let days = known.get(unit);
    if (!days) known.set(unit, (days = new Map()));
    const before = days.get(day);
    if (before !== undefined) return before;
    const answer = ask(unit, day);
    days.set(day, answer);
    return answer;
  };
}

interface Call {
  readonly time: ClockTime;
  readonly sortedBy: ClockTime | null;
}

/** Builds the answers of the calendar from the routes and the opening hours. */
export function calendarOf(routes: readonly Route[], place: Network): VanCalendar {
  const byUnit = new Map<UnitId, Route[]>();
  for (const route of routes)
    for (const { unit } of route.stops) byUnit.set(unit, [...(byUnit.get(unit) ?? []), route]);
  const isDrivenOn = new Map<Route, (unit: UnitId, day: Day) => boolean>(
    routes.map(route => [route, remembering((_, day) => isDriven(route, day, place.isOpen))]),
  );
  const calls = remembering((unit, day): readonly Call[] =>
    (byUnit.get(unit) ?? [])
      .filter(route => route.weekdays.includes(weekday(day)) && isDrivenOn.get(route)?.(0, day) === true)
      .flatMap(({ stops, sortedBy }) =>
        stops.filter(stop => stop.unit === unit).map(({ time }) => ({ time, sortedBy })),
      )
      .toSorted((a, b) => (a.time < b.time ? -1 : 1)),
  );
  const callsOn = (unit: UnitId, day: Day) => calls(unit, day).length > 0;
  const name = (unit: UnitId) => place.unit(unit).name;
  const nextCall = remembering((unit, from) =>
    firstDay(from, day => callsOn(unit, day), `the van does not call at ${name(unit)}`),
  );
  const firstCall = (unit: UnitId, day: Day) => calls(unit, day)[0]?.time;
  const staffed = (unit: UnitId, day: Day) => place.hours(unit, day).filter(piece => piece.staffed);
  const nextStaffedDay = remembering((unit, from) =>
    firstDay(
      from,
      day => staffed(unit, day).length > 0 || place.hasEnded(unit, day),
      `nobody works at ${name(unit)}`,
    ),
  );
  const canBeUnpacked = (unit: UnitId, day: Day): boolean => {
    const closes = staffed(unit, day).at(-1)?.closes;
    const called = firstCall(unit, day);
    return closes !== undefined && (called === undefined || called < closes);
  };
  const goesOutToday = (from: UnitId, to: UnitId, day: Day): boolean => {
    const sorted = calls(from, day)[0]?.sortedBy ?? null;
    return sorted !== null && calls(to, day).some(({ time }) => time >= sorted);
  };
  return {
    callsOn,
    nextCall,
    serves: (unit, from) => (byUnit.get(unit) ?? []).some(({ until }) => until === null || from <= until),
    nextStaffedDay,
    packedBy: (unit, pickedOn) => {
      const opens = staffed(unit, pickedOn)[0]?.opens;
      const called = firstCall(unit, pickedOn);
      return called !== undefined && (opens === undefined || called <= opens)
        ? addDays(pickedOn, 1)
        : pickedOn;
    },
    arrival: (from, to, ready) => {
      const leaves = nextCall(from, ready);
      const comes = goesOutToday(from, to, leaves) ? leaves : nextCall(to, addDays(leaves, 1));
      return { leaves, arrives: nextStaffedDay(to, canBeUnpacked(to, comes) ? comes : addDays(comes, 1)) };
    },
  };
}

const cached = new WeakMap<Network, { readonly token: string; readonly calendar: VanCalendar }>();

/** The calendar as it stands now; built again only when a route or the network changed, looked up once a transaction. */
export const vanCalendar = (reader: Reader): Promise<VanCalendar> =>
  once(reader, vanCalendar, () => readNow(reader));

async function readNow(reader: Reader): Promise<VanCalendar> {
  const place = await network(reader);
  const { token } = await calendarToken(reader);
  const known = cached.get(place);
  if (known?.token === token) return known.calendar;
  const calendar = calendarOf(await readRoutes(reader), place);
  cached.set(place, { token, calendar });
  return calendar;
}

/** The routes as they are written down, of every period: for who asks what another calendar would do (`calendarOf`). */
export const vanRoutes = (reader: Reader): Promise<Route[]> => readRoutes(reader);
