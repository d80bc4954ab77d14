import { type Day, dayIn, instantIn } from '#platform/day.ts';
import { openingCalendar, firstDay } from './opening-calendar.ts';
import type { Network } from './network.ts';
import { kindBy } from './place-kind.ts';
import type { NetworkRows } from './store/network.ts';
import { type Dated, holdsOn, lendingKinds, type Unit, type UnitId } from './unit.ts';

type WithoutNull<T> = { readonly [K in keyof T]: null extends T[K] ? Exclude<T[K], null> | undefined : T[K] };

const withoutNull = <T extends object>(rows: readonly T[]): WithoutNull<T>[] =>
  rows.map(
    row =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value ?? undefined]),
      ) as WithoutNull<T>,
  );

const byName = (a: Unit, b: Unit): number => a.name.localeCompare(b.name, 'nl');

/** The row of a day; before the first the first, in a gap or after the end the last that was. */
function rowOn<T extends Dated>(rows: readonly T[], day: Day | undefined): T | undefined {
  if (day === undefined) return rows.at(-1);
  return rows.findLast(row => row.from <= day) ?? rows[0];
}

/** Builds the answers of the network from its rows. */
export function snapshot(rows: NetworkRows): Network {
  const units: readonly Unit[] = withoutNull(rows.units);
  const byId = Map.groupBy(units, ({ id }) => id);
  const byCode = Map.groupBy(units, ({ code }) => code);
  const definitions = withoutNull(rows.placeKinds);
  const agreements = withoutNull(rows.agreements);
  const tariffs = withoutNull(rows.tariffs);
  const themes = withoutNull(rows.themes);
  const calendar = openingCalendar(withoutNull(rows.hours), rows.closings, rows.holidays);
  const province = units.findLast(({ kind }) => kind === 'province');
  const roofs: readonly UnitId[] = [
    ...new Set(units.filter(({ kind }) => kind === 'province' || kind === 'poi').map(({ id }) => id)),
  ];

  const unit = (id: UnitId, on?: Day): Unit => {
    const found = rowOn(byId.get(id) ?? [], on);
    if (!found) throw new Error(`there is no unit ${id}`);
    return found;
  };
  const upward = (id: UnitId, on: Day): UnitId[] => {
    const { organisation, municipality } = unit(id, on);
    return [id, organisation, municipality, ...roofs].filter(above => above !== undefined);
  };
  const inForce = (on: Day, wanted: (unit: Unit) => boolean): Unit[] =>
    units.filter(row => wanted(row) && holdsOn(row, on)).toSorted(byName);
  const hours: Network['hours'] = (id, day) =>
    byId.get(id)?.some(row => holdsOn(row, day)) ? calendar.hours(id, day, upward(id, day)) : [];
  const isOpen: Network['isOpen'] = (id, day) => hours(id, day).length > 0;
  const hasEnded: Network['hasEnded'] = (id, day) => {
    const { until } = unit(id);
    return until !== undefined && until < day;
  };
  const named = new Map(rows.heirs.map(({ unit: ended, heir }) => [ended, heir]));
  const heirOf = (id: UnitId, day: Day): UnitId | undefined => {
    let now = id;
    for (let steps = 0; steps <= named.size && hasEnded(now, day); steps += 1) {
      const next = named.get(now);
      if (next === undefined) return undefined;
      now = next;
    }
    return now === id || hasEnded(now, day) ? undefined : now;
  };
  const organisationOf = (id: UnitId, on: Day): UnitId => unit(id, on).organisation ?? id;

  return {
    get province() {
      if (!province) throw new Error('no province is loaded yet');
      return province;
    },
    unit,
    byCode: (code, on) => {
      const known = byCode.get(code) ?? [];
      return on === undefined ? known.at(-1) : known.find(row => holdsOn(row, on));
    },
    units: (kind, on) => inForce(on, row => row.kind === kind),
    branches: on => inForce(on, row => lendingKinds.has(row.kind)),
    history: id => byId.get(id) ?? [],
    isWithin: (id, ancestor, on) => upward(id, on).includes(ancestor),
    hours,
    weeks: calendar.history,
    isOpen,
    nextOpenDay: (id, from) =>
      firstDay(from, day => isOpen(id, day) || hasEnded(id, day), unit(id, from).name),
    hasEnded,
    heir: heirOf,
    heirNamed: id => named.get(id),
    heirs: day =>
      new Map(
        [...named.keys()].flatMap(id => {
          const heir = heirOf(id, day);
          return heir === undefined ? [] : [[id, heir] as const];
        }),
      ),
    closesAt: (id, day) => {
      const last = hours(id, day).at(-1);
      return last && instantIn(unit(id, day).zone, day, last.closes);
    },
    zone: id => unit(id).zone,
    today: (id, at) => dayIn(unit(id).zone, at),
    placeKind: (id, on, version) => {
      const definition = definitions.find(
        known => holdsOn(known, on) && (version === undefined || known.version === version),
      );
      if (!definition) throw new Error(`no definition of places ${version ?? ''} holds on ${on}`);
      return kindBy(definition.rules, unit(id, on).kind, calendar.week(id, on)) ?? 'onbekend';
    },
    agreement: (a, b, on) => {
      const parties = [organisationOf(a, on), organisationOf(b, on)];
      return agreements.find(
        known => holdsOn(known, on) && parties.every(one => known.parties.includes(one)),
      );
    },
    tariff: (code, on, id) => {
      const held = tariffs.filter(known => known.code === code && holdsOn(known, on));
      const places = id === undefined ? [undefined] : [id, organisationOf(id, on), undefined];
      return places.map(place => held.find(known => known.unit === place)).find(Boolean);
    },
    tariffs: on => tariffs.filter(known => holdsOn(known, on)),
    themes: (axis, on) => themes.filter(known => known.axis === axis && holdsOn(known, on)),
    book: {
      units: [...byId.values()].flatMap(rows => rows.at(-1) ?? []).toSorted(byName),
      agreements,
      tariffs,
      themes,
      closings: rows.closings,
      holidays: rows.holidays,
    },
  };
}
