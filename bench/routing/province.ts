import { readFileSync } from 'node:fs';
import type { Branch, Network } from './outside.ts';

interface Place {
  readonly code: string;
  readonly name: string;
  readonly municipality: string;
  readonly organisation: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly weight: number;
}

interface Unit extends Partial<Place> {
  readonly code: string;
  readonly kind: string;
}

const dataOf = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../provinces/drenthe/${file}`, import.meta.url), 'utf8')) as T;

/** The 45 places of the province as its own data describes them; later rows of a place replace earlier ones. */
function places(): Place[] {
  const { units } = dataOf<{ units: readonly Unit[] }>('units.json');
  const isPlace = (unit: Unit): unit is Unit & Place =>
    unit.kind === 'branch' && unit.weight !== undefined && unit.organisation !== undefined;
  return [...new Map(units.filter(isPlace).map(place => [place.code, place])).values()];
}

interface Hours {
  readonly weeks: Readonly<Record<string, readonly { days: readonly number[]; staffed: boolean }[]>>;
  readonly hours: readonly { readonly unit: string; readonly week: string }[];
}

interface Van {
  readonly routes: readonly {
    readonly weekdays: readonly number[];
    readonly stops: readonly { readonly unit: string }[];
  }[];
}

const everyWeek = (days: ReadonlySet<number>): boolean[] => [1, 2, 3, 4, 5, 6, 7].map(day => days.has(day));

/** The days with staff and the days with the van of a place, Monday first, by the province's own hours and routes. */
function weekOf(code: string, { weeks, hours }: Hours, { routes }: Van) {
  const week = hours.findLast(({ unit }) => unit === code)?.week ?? '';
  const staffed = (weeks[week] ?? []).filter(piece => piece.staffed).flatMap(({ days }) => days);
  const calls = routes.filter(({ stops }) => stops.some(({ unit }) => unit === code));
  return {
    staff: everyWeek(new Set(staffed)),
    van: everyWeek(new Set(calls.flatMap(({ weekdays }) => weekdays))),
  };
}

/** The first day from `from` on for which it holds, as days from then on. */
function until(from: number, days: readonly boolean[]): number {
  for (let ahead = 0; ahead < 7; ahead += 1) if (days[(from + ahead) % 7]) return ahead;
  throw new Error('a place without a day');
}

/**
 * Days from a morning's choice until an item is ready: picked, collected at the van's next call (which comes in the
 * morning, before picking), sorted overnight at the hub, brought, unpacked.
 */
function etaOf(from: Branch, to: Branch, weekday: number): number {
  const picked = until(weekday, from.staff);
  if (from === to) return picked;
  const collected = picked + 1 + until(weekday + picked + 1, from.van);
  const brought = collected + 1 + until(weekday + collected + 1, to.van);
  return brought + until(weekday + brought, to.staff);
}

const kilometres = (a: Branch, b: Branch): number =>
  Math.hypot((a.lat - b.lat) * 111.2, (a.lon - b.lon) * 111.3 * Math.cos((a.lat * Math.PI) / 180));

/** The province with its calendar; each place can pick 1.6 times what it is asked for on average. */
export function province(requestsAYear: number): Network {
  const known = places();
  const [hours, routes] = [dataOf<Hours>('hours.json'), dataOf<Van>('van.json')];
  const organisations = [...new Set(known.map(({ organisation }) => organisation))];
  const all = known.reduce((sum, { weight }) => sum + weight, 0);
  const branches = known.map((place, id): Branch => {
    const { staff, van } = weekOf(place.code, hours, routes);
    const picksADay = (requestsAYear * place.weight) / all / (52 * staff.filter(Boolean).length);
    return {
      id,
      name: place.name,
      municipality: place.municipality,
      org: organisations.indexOf(place.organisation),
      lat: place.latitude,
      lon: place.longitude,
      weight: place.weight,
      staff,
      van,
      cap: Math.max(2, Math.ceil(1.6 * picksADay)),
    };
  });
  const B = branches.length;
  const pairs = <T>(ask: (from: Branch, to: Branch) => T): T[] =>
    branches.flatMap(from => branches.map(to => ask(from, to)));
  const weekdays = [0, 1, 2, 3, 4, 5, 6];
  const dist = Float64Array.from(pairs(kilometres));
  return {
    branches,
    B,
    dist,
    eta: weekdays.map(day => Int16Array.from(pairs((from, to) => etaOf(from, to, day)))),
    pickDay: weekdays.map(day => Int16Array.from(branches, ({ staff }) => until(day, staff))),
    near: branches.map(({ id }) =>
      branches
        .map(other => other.id)
        .filter(other => other !== id)
        .toSorted((a, b) => (dist[id * B + a] ?? 0) - (dist[id * B + b] ?? 0)),
    ),
    sameDay: branches.map(() => false),
  };
}
