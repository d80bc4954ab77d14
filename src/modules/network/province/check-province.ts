import { addDays } from '#platform/day.ts';
import { overlap } from '../hours.ts';
import { type Dated, partiesOf } from '../unit.ts';
import type { ProvinceFiles } from './province-files.ts';

/** Each entry with the last day that it really holds: its own, or the day before the next of the same key. */
export function withEnds<T extends { from: Dated['from']; until?: Dated['until'] }>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): (T & Dated)[] {
  const ordered = entries.toSorted((a, b) => a.from.localeCompare(b.from));
  return ordered.map((entry, place) => {
    const next = ordered.slice(place + 1).find(later => keyOf(later) === keyOf(entry));
    const before = next && addDays(next.from, -1);
    return {
      ...entry,
      until: entry.until !== undefined && (!before || entry.until < before) ? entry.until : before,
    };
  });
}

function unitErrors({ units }: ProvinceFiles['units']): string[] {
  const kinds = new Map(units.map(({ code, kind }) => [code, kind]));
  const provinces = new Set(units.filter(({ kind }) => kind === 'province').map(({ code }) => code));
  const seen = new Set<string>();
  const each = units.flatMap((unit, place) => {
    const at = `units.json: units.${place} (${unit.code})`;
    const twice = seen.has(`${unit.code}/${unit.from}`);
    seen.add(`${unit.code}/${unit.from}`);
    return [
      ...(twice ? [`${at} stands twice from ${unit.from}`] : []),
      ...(kinds.get(unit.code) === unit.kind ? [] : [`${at} changes its kind; take another code`]),
      ...(unit.until !== undefined && unit.until < unit.from ? [`${at}.until lies before from`] : []),
      ...(partiesOf[unit.kind] ?? [])
        .filter(party => unit[party] === undefined)
        .map(party => `${at}.${party} is missing, a ${unit.kind} has one`),
      ...(['organisation', 'municipality'] as const)
        .filter(party => unit[party] !== undefined && kinds.get(unit[party]) !== party)
        .map(party => `${at}.${party} is "${unit[party]}", which is no ${party} in this file`),
    ];
  });
  return [
    ...(provinces.size === 1 ? [] : [`units.json: there must be one province, not ${provinces.size}`]),
    ...each,
  ];
}

function hoursErrors(file: ProvinceFiles['hours'], codes: ReadonlySet<string>): string[] {
  const weeks = Object.entries(file.weeks).flatMap(([name, pieces]) => [
    ...pieces.flatMap(({ opens, closes }, place) =>
      opens < closes ? [] : [`hours.json: weeks.${name}.${place} closes before it opens`],
    ),
    ...pieces.flatMap((piece, place) =>
      pieces
        .slice(place + 1)
        .filter(other => overlap(piece, other) && other.days.some(day => piece.days.includes(day)))
        .map(() => `hours.json: weeks.${name}.${place} overlaps a later piece of the same day`),
    ),
  ]);
  const kept = file.hours.flatMap(({ week }, place) =>
    Object.hasOwn(file.weeks, week)
      ? []
      : [`hours.json: hours.${place}.week is "${week}", which is not described`],
  );
  const known = (list: 'hours' | 'closings' | 'holidays') =>
    file[list].flatMap(({ unit }, place) => unknown(codes, unit, `hours.json: ${list}.${place}.unit`));
  return [...weeks, ...kept, ...known('hours'), ...known('closings'), ...known('holidays')];
}

const unknown = (codes: ReadonlySet<string>, code: string, at: string): string[] =>
  codes.has(code) ? [] : [`${at} is "${code}", which is no unit in units.json`];

function arrangementErrors(file: ProvinceFiles['arrangements'], codes: ReadonlySet<string>): string[] {
  return [
    ...file.agreements.flatMap(({ parties }, place) =>
      parties.flatMap(party => unknown(codes, party, `arrangements.json: agreements.${place}.parties`)),
    ),
    ...file.tariffs.flatMap(({ unit }, place) =>
      unit === undefined ? [] : unknown(codes, unit, `arrangements.json: tariffs.${place}.unit`),
    ),
  ];
}

/** Everything that is wrong between files that are each well-formed, a sentence each. */
export function contradictions(files: ProvinceFiles): string[] {
  const codes = new Set(files.units.units.map(({ code }) => code));
  const preferred = new Set(
    files.definitions.placeKinds.filter(({ preferred }) => preferred).map(({ version }) => version),
  );
  return [
    ...unitErrors(files.units),
    ...hoursErrors(files.hours, codes),
    ...arrangementErrors(files.arrangements, codes),
    ...(preferred.size === 1
      ? []
      : [`definitions.json: placeKinds must have one preferred version, not ${preferred.size}`]),
  ];
}
