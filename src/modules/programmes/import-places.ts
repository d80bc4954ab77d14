import type { Network, Unit } from '#network';
import { dayOf } from './import-table.ts';
import { blocks, type LocationsFile } from './location.ts';
import type { Programme } from './programme.ts';
import type { Room } from './store/activities.ts';
import type { LocationRow } from './store/locations.ts';

/** What a table of places can hold: rooms of branches, schools and other places that take part, results of the monitor. */
export type PlacesKind = 'rooms' | 'places' | 'monitor';

export type PlaceFlaw =
  | 'no-name'
  | 'no-branch'
  | 'no-municipality'
  | 'no-programme'
  | 'no-day'
  | 'no-number'
  | 'no-school'
  | 'no-who'
  | 'twice';

/** A line that was read; `line` counts from 1, the head included. */
export interface PlaceLine {
  readonly line: number;
  /** What it is about, in the words of the file. */
  readonly what: string;
  readonly flaw: PlaceFlaw | undefined;
  readonly about: string;
}

type Location = LocationsFile['locations'][number];

export interface PlacesRead {
  readonly kind: PlacesKind;
  readonly lines: readonly PlaceLine[];
  readonly rooms: readonly Omit<Room, 'id'>[];
  readonly locations: readonly Location[];
  readonly monitor: readonly {
    readonly location: string;
    readonly schoolYear: number;
    readonly who: 'pupils' | 'teachers' | 'consultant';
    readonly finished: number;
  }[];
}

export interface PlacesGround {
  readonly place: Network;
  /** Branches whose rooms one may name. */
  readonly units: readonly Unit[];
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly known: readonly LocationRow[];
}

const heads = {
  code: ['code'],
  name: ['naam', 'name', 'school', 'plek'],
  room: ['ruimte', 'zaal', 'room'],
  seats: ['zitplaatsen', 'seats'],
  stepFree: ['drempelvrij', 'step-free'],
  branch: ['vestiging', 'branch', 'bibliotheek'],
  programme: ['programma', 'programme', 'soort'],
  municipality: ['gemeente', 'municipality'],
  from: ['vanaf', 'van', 'sinds', 'from'],
  until: ['tot en met', 'tot', 'until'],
  mergedInto: ['ging samen met', 'gefuseerd met', 'merged into'],
  pupils: ['leerlingen', 'kinderen', 'kindplaatsen', 'pupils'],
  boxes: ['kisten', 'boxes'],
  blocks: ['bouwstenen', 'building blocks'],
  schoolYear: ['schooljaar', 'school year'],
  who: ['wie', 'who', 'soort vragenlijst'],
  finished: ['vragenlijsten', 'ingevuld', 'afgerond', 'finished'],
} as const;
type Head = keyof typeof heads;

const whoIs = [
  ['pupils', /leerling|pupil/i],
  ['teachers', /leerkracht|docent|teacher/i],
  ['consultant', /consul/i],
] as const;

const numberIn = (text: string): number | undefined => (/^\d{1,5}$/.test(text) ? Number(text) : undefined);

/** `Obs De Eik, Emmen` becomes `obs-de-eik-emmen`. */
const codeOf = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

interface Flawed {
  readonly flaw: PlaceFlaw;
  readonly about: string;
}
const because = (flaw: PlaceFlaw, about: string): Flawed => ({ flaw, about });

/**
 * Reads a table of places line by line; what kind it is its heads say: `zitplaatsen` makes it rooms, `schooljaar`
 * results of the monitor, and otherwise it is places that take part. A line with a flaw is passed over and said.
 */
export function readPlaces(table: readonly (readonly string[])[], ground: PlacesGround): PlacesRead {
  const head = (table[0] ?? []).map(cell => cell.trim().toLowerCase());
  const at = (name: Head) => head.findIndex(cell => (heads[name] as readonly string[]).includes(cell));
  const kind: PlacesKind = at('seats') >= 0 ? 'rooms' : at('schoolYear') >= 0 ? 'monitor' : 'places';
  const rooms: Omit<Room, 'id'>[] = [];
  const locations: Location[] = [];
  const monitor: PlacesRead['monitor'][number][] = [];
  const seen = new Set<string>();
  const once = (key: string, what: string): Flawed | undefined => {
    if (seen.has(key)) return because('twice', what);
    seen.add(key);
    return undefined;
  };
  const read = {
    rooms: (cell: (name: Head) => string) => {
      const name = cell('room') || cell('name');
      const unit = ground.units.find(one =>
        [one.code, one.name.toLowerCase()].includes(cell('branch').toLowerCase()),
      );
      const seats = numberIn(cell('seats'));
      if (name === '') return because('no-name', '');
      if (!unit) return because('no-branch', cell('branch'));
      if (!seats) return because('no-number', cell('seats'));
      const twice = once(`${unit.id} ${name.toLowerCase()}`, name);
      if (!twice)
        rooms.push({
          unit: unit.id,
          name: name.slice(0, 100),
          seats,
          stepFree: /^(ja|yes|x|1)$/i.test(cell('stepFree')),
        });
      return twice;
    },
    monitor: (cell: (name: Head) => string) => {
      const named = (cell('code') || cell('name')).toLowerCase();
      const school = ground.known.find(row => row.code === named || row.name.toLowerCase() === named);
      const schoolYear = Number(/^\d{4}/.exec(cell('schoolYear'))?.[0] ?? 0);
      const who = whoIs.find(([code, pattern]) => code === cell('who') || pattern.test(cell('who')))?.[0];
      const finished = numberIn(cell('finished'));
      if (!school) return because('no-school', cell('name') || cell('code'));
      if (schoolYear < 1990 || schoolYear > 2100) return because('no-day', cell('schoolYear'));
      if (!who) return because('no-who', cell('who'));
      if (finished === undefined) return because('no-number', cell('finished'));
      const twice = once(`${school.code} ${schoolYear} ${who}`, school.name);
      if (!twice) monitor.push({ location: school.code, schoolYear, who, finished });
      return twice;
    },
    places: (cell: (name: Head) => string) => placeIn(cell),
  };
  function placeIn(cell: (name: Head) => string): Flawed | undefined {
    const name = cell('name');
    if (name === '') return because('no-name', '');
    const unitOf = (kinds: readonly Unit[], text: string) =>
      kinds.find(one => [one.code, one.name.toLowerCase()].includes(text.toLowerCase()));
    const from = dayOf(cell('from'));
    if (!from) return because('no-day', cell('from'));
    const municipality = unitOf(ground.place.units('municipality', from), cell('municipality'));
    if (!municipality) return because('no-municipality', cell('municipality'));
    const branch = unitOf(ground.place.branches(from), cell('branch'));
    if (cell('branch') !== '' && !branch) return because('no-branch', cell('branch'));
    const programme = [...ground.programmes.values()].find(({ code, nameNl }) =>
      [code, nameNl.toLowerCase()].includes(cell('programme').toLowerCase() || 'dbos'),
    );
    if (!programme) return because('no-programme', cell('programme'));
    const until = cell('until') === '' ? undefined : dayOf(cell('until'));
    if (cell('until') !== '' && (!until || until < from)) return because('no-day', cell('until'));
    const into = ground.known.find(row =>
      [row.code, row.name.toLowerCase()].includes(cell('mergedInto').toLowerCase()),
    );
    if (cell('mergedInto') !== '' && !into) return because('no-school', cell('mergedInto'));
    if (into && !until) return because('no-day', cell('until'));
    const before = ground.known.find(
      row =>
        row.code === cell('code') ||
        (row.programme === programme.code && row.name.toLowerCase() === name.toLowerCase()),
    );
    const counts: { pupils?: number; boxes?: number } = {
      ...(before && { boxes: before.boxes }),
      ...(before?.pupils != null && { pupils: before.pupils }),
    };
    for (const field of ['pupils', 'boxes'] as const) {
      const count = numberIn(cell(field));
      if (cell(field) !== '' && count === undefined) return because('no-number', cell(field));
      if (count !== undefined) counts[field] = count;
    }
    const code = cell('code') || before?.code || codeOf(`${programme.code} ${name} ${municipality.name}`);
    const twice = once(code, name);
    if (twice) return twice;
    locations.push({
      code,
      programme: programme.code,
      name,
      municipality: municipality.code,
      from,
      ...(branch && { branch: branch.code }),
      ...(until && { until }),
      ...(into && { mergedInto: into.code }),
      ...counts,
      blocks: blocks.filter(block =>
        cell('blocks') === '' ? before?.blocks.includes(block) : cell('blocks').toLowerCase().includes(block),
      ),
    });
    return undefined;
  }
  const lines = table.slice(1).map((cells, n): PlaceLine => {
    const cell = (name: Head) => (cells[at(name)] ?? '').trim();
    const flawed = read[kind](cell);
    const what = [cell('name'), cell('room'), cell('branch') || cell('municipality'), cell('schoolYear')];
    return {
      line: n + 2,
      what: what.filter(text => text !== '').join(' · '),
      flaw: flawed?.flaw,
      about: flawed?.about ?? '',
    };
  });
  return { kind, lines, rooms, locations, monitor };
}
