import type { Network, Unit } from '#network';
import type { Actor } from '#people';
import { type ClockTime, type Day, instantIn, parseDay } from '#platform/day.ts';
import type { Plan } from './plan-activities.ts';
import { type Audience, audiences, type Programme } from './programme.ts';

/** What a column of somebody's spreadsheet can hold, with the heads by which it is guessed. */
export const columnHeads = {
  title: ['titel', 'title', 'activiteit', 'activity', 'naam', 'name', 'summary'],
  day: ['datum', 'date', 'dag', 'day', 'startdatum'],
  start: ['begin', 'van', 'start', 'starttijd', 'tijd', 'time', 'aanvang', 'from'],
  end: ['eind', 'einde', 'tot', 'end', 'eindtijd', 'to'],
  minutes: ['minuten', 'duur', 'minutes', 'duration'],
  branch: ['vestiging', 'branch', 'bibliotheek', 'library', 'locatie', 'location', 'plaats', 'waar'],
  programme: ['programma', 'programme', 'soort', 'type'],
  seats: ['plaatsen', 'seats', 'capaciteit', 'capacity', 'max'],
  audience: ['doelgroep', 'audience', 'voor wie'],
  price: ['prijs', 'price', 'kosten', 'entree'],
  text: ['omschrijving', 'beschrijving', 'tekst', 'description', 'toelichting'],
} as const;

export type ColumnName = keyof typeof columnHeads;
export const columnNames = Object.keys(columnHeads) as ColumnName[];
export type Mapping = Readonly<Partial<Record<ColumnName, number>>>;

/** Which column holds what, by its head; the first that fits. */
export function guessMapping(head: readonly string[]): Mapping {
  const heads = head.map(cell => cell.trim().toLowerCase());
  return Object.fromEntries(
    columnNames.flatMap(name => {
      const place = heads.findIndex(cell => (columnHeads[name] as readonly string[]).includes(cell));
      return place < 0 ? [] : [[name, place]];
    }),
  );
}

const months = [
  'jan',
  'feb',
  'maa|mrt|mar',
  'apr',
  'mei|may',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt|oct',
  'nov',
  'dec',
];

/** A day as people write it: `2026-03-10`, `10-3-2026`, `10/03/26`, `dinsdag 10 maart 2026`. Day before month, as in Europe. */
export function dayOf(text: string): Day | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})/.exec(text.trim())?.[1];
  if (iso) return parseDay(iso);
  const numbers = /(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\b/.exec(text);
  const said = /(\d{1,2})\s+([a-z]{3,})\.?\s+(\d{4})/i.exec(text);
  const word = said?.[2]?.toLowerCase() ?? '';
  const month = said
    ? months.findIndex(names => names.split('|').some(name => word.startsWith(name))) + 1
    : 0;
  const [day, number, year] = said
    ? [said[1], String(month), said[3]]
    : [numbers?.[1], numbers?.[2], numbers?.[3]];
  if (!day || !number || !year) return undefined;
  return parseDay(`${year.padStart(4, '20')}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** A time as people write it: `10:00`, `9.30 uur`, `14u`, or the time in a day with one. */
export function timeOf(text: string): ClockTime | undefined {
  const trimmed = text.trim().replace(/^\d{4}-\d{2}-\d{2}[ T]/, '');
  const match = /^(\d{1,2})(?:[:.u](\d{2}))?\s*(?:u|uur|h)?\.?$/i.exec(trimmed);
  if (!match || Number(match[1]) > 23 || Number(match[2] ?? 0) > 59) return undefined;
  return `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}` as ClockTime;
}

/** How many letters must change to make one word of the other (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^(de )?bibliotheek (in )?/, '');

export type RowFlaw =
  | 'no-title'
  | 'no-day'
  | 'no-time'
  | 'no-branch'
  | 'no-programme'
  | 'no-seats'
  | 'no-price'
  | 'twice'
  | 'known';

/** A row of the table, understood or not; `line` counts from 1, the head included. */
export interface ImportRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly plan: Plan | undefined;
  readonly flaw: RowFlaw | undefined;
  /** What it is about: the text that was not understood, or the name that was probably meant. */
  readonly about: string;
}

export interface ImportGround {
  readonly place: Network;
  /** Where one may plan. */
  readonly units: readonly Unit[];
  readonly programmes: ReadonlyMap<string, Programme>;
  /** For rows that name none. */
  readonly programme: string;
  /** Sources that were imported before. */
  readonly known: ReadonlySet<string>;
  readonly at: Date;
  readonly by: Actor;
}

const audienceOf = (text: string): Audience => {
  const word = text.toLowerCase();
  const found = [
    [/kind|peuter|kleuter|child/, 'children'],
    [/jong|jeugd|youth|teen/, 'youth'],
    [/volwass|senior|adult/, 'adults'],
    [/medewerk|professional|staff/, 'professionals'],
  ] as const;
  return (
    audiences.find(one => one === word) ?? found.find(([pattern]) => pattern.test(word))?.[1] ?? 'everyone'
  );
};

/** By which a row is known again when the file comes once more. */
const sourceOf = (branch: string, day: string, time: string, title: string): string =>
  `import:${branch}:${day}T${time}:${title.toLowerCase().slice(0, 120)}`;

/** Reads each row below the head by the mapping; a row that came before or is known already is said so, never planned twice. */
export function readRows(
  table: readonly (readonly string[])[],
  mapping: Mapping,
  ground: ImportGround,
): ImportRow[] {
  const { place, units, programmes, at, by } = ground;
  const seen = new Set<string>();
  return table.slice(1).map((cells, n): ImportRow => {
    const cell = (name: ColumnName) => (cells[mapping[name] ?? -1] ?? '').trim();
    const flawed = (flaw: RowFlaw, about: string): ImportRow => ({
      line: n + 2,
      cells,
      plan: undefined,
      flaw,
      about,
    });
    const title = cell('title');
    if (title === '') return flawed('no-title', '');
    const day = dayOf(cell('day'));
    if (!day) return flawed('no-day', cell('day'));
    const start = timeOf(cell('start') || cell('day'));
    if (!start) return flawed('no-time', cell('start'));
    const named = plain(cell('branch'));
    const unit =
      units.find(({ code, name }) => code === named || plain(name) === named) ??
      (named === '' && units.length === 1 ? units[0] : undefined);
    if (!unit) {
      const near = units
        .map(({ name }) => ({ name, far: distance(plain(name), named) }))
        .toSorted((a, b) => a.far - b.far)[0];
      return flawed(
        'no-branch',
        near && near.far <= 3 ? `${cell('branch')} (${near.name}?)` : cell('branch'),
      );
    }
    const wanted = (cell('programme') || ground.programme).toLowerCase();
    const programme = [...programmes.values()].find(
      ({ code, nameNl, nameEn }) =>
        code === wanted || [nameNl, nameEn].some(name => name.toLowerCase() === wanted),
    );
    if (!programme) return flawed('no-programme', cell('programme'));
    const seats = cell('seats') === '' ? 0 : Number(cell('seats'));
    if (!Number.isInteger(seats) || seats < 0 || seats > 10_000) return flawed('no-seats', cell('seats'));
    const price = /^(?:€\s*)?(\d{1,4})(?:[.,](\d{2}))?$/.exec(cell('price') || '0');
    if (!price && !/gratis|free/i.test(cell('price'))) return flawed('no-price', cell('price'));
    const source = sourceOf(unit.code, day, start, title);
    if (seen.has(source)) return flawed('twice', title);
    seen.add(source);
    if (ground.known.has(source)) return flawed('known', title);
    const zone = place.zone(unit.id);
    const startsAt = instantIn(zone, day, start);
    const until = timeOf(cell('end'));
    const minutes = /^\d{1,4}$/.test(cell('minutes')) ? Number(cell('minutes')) : 60;
    const ends =
      until === undefined ? new Date(startsAt.getTime() + minutes * 60_000) : instantIn(zone, day, until);
    const plan: Plan = {
      programme: programme.code,
      title: title.slice(0, 200),
      description: cell('text').slice(0, 2000),
      unit: unit.id,
      capacity: seats,
      registration: seats > 0 ? 'needed' : 'none',
      priceCents: Number(price?.[1] ?? 0) * 100 + Number(price?.[2] ?? 0),
      audience: cell('audience') === '' ? programme.audience : audienceOf(cell('audience')),
      meetings: [{ startsAt, endsAt: ends > startsAt ? ends : new Date(startsAt.getTime() + 3_600_000) }],
      source,
      at,
      by,
    };
    return { line: n + 2, cells, plan, flaw: undefined, about: '' };
  });
}
