import type { Network, Unit } from '#network';
import type { Actor } from '#people';
import { addDays, type ClockTime, type Day, instantIn, parseDay } from '#platform/day.ts';
import type { Plan } from './plan-activities.ts';
import { type Audience, audiences, type Programme } from './programme.ts';
import type { Room } from './store/activities.ts';

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
  room: ['ruimte', 'zaal', 'room'],
  elsewhere: ['elders', 'elsewhere'],
  partner: ['samen met', 'partner', 'together with'],
  stepFree: ['drempelvrij', 'step-free'],
  registration: ['aanmelden', 'registration'],
  expected: ['verwacht', 'expected'],
  language: ['taal', 'language'],
  openTo: ['open voor', 'open to'],
  staff: ['medewerkers', 'staff'],
  volunteers: ['vrijwilligers', 'volunteers'],
  series: ['reeks', 'series'],
  course: ['cursus', 'course'],
  state: ['stand', 'status', 'state'],
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
  | 'no-room'
  | 'no-partner'
  | 'no-number'
  | 'off'
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
  /** The rooms of these branches; a row that names another is not understood. */
  readonly rooms: readonly Room[];
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

/** What a yes or a no says; nothing when there is neither. */
const isYes = (text: string): boolean | undefined =>
  text === '' ? undefined : /^(ja|yes|j|y|x|1|true|nodig|needed)$/i.test(text);

/** By which a row is known again when the file comes once more. */
const sourceOf = (branch: string, day: string, time: string, title: string): string =>
  `import:${branch}:${day}T${time}:${title.toLowerCase().slice(0, 120)}`;

/** Reads each row below the head by the mapping; a row that came before or is known already is said so, never planned twice. */
export function readRows(
  table: readonly (readonly string[])[],
  mapping: Mapping,
  ground: ImportGround,
): ImportRow[] {
  const { place, units, rooms, programmes, at, by } = ground;
  const everywhere = place.branches(place.today(place.province.id, at));
  const seen = new Set<string>();
  const rows = table.slice(1).map((cells, n): ReadRow => {
    // A spreadsheet's own guard against formulas is no part of the text.
    const cell = (name: ColumnName) => (cells[mapping[name] ?? -1] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
    const flawed = (flaw: RowFlaw, about: string, course?: string): ReadRow => ({
      line: n + 2,
      cells,
      plan: undefined,
      flaw,
      about,
      course,
    });
    const title = cell('title');
    if (title === '') return flawed('no-title', '');
    if (/niet door|afgelast|geannuleerd|cancel/i.test(cell('state'))) return flawed('off', title);
    const day = dayOf(cell('day'));
    if (!day) return flawed('no-day', cell('day'));
    const start = timeOf(cell('start') || cell('day'));
    if (!start) return flawed('no-time', cell('start'));
    const [named = '', beforeComma = ''] = [plain(cell('branch')), plain(cell('branch').split(',')[0] ?? '')];
    const unit =
      units.find(({ code, name }) => code === named || plain(name) === named) ??
      units.find(({ name }) => plain(name) === beforeComma) ??
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
    const room = rooms.find(
      one => one.unit === unit.id && one.name.toLowerCase() === cell('room').toLowerCase(),
    );
    if (cell('room') !== '' && !room) return flawed('no-room', cell('room'));
    const partner = everywhere.find(({ name }) => plain(name) === plain(cell('partner')));
    if (cell('partner') !== '' && !partner) return flawed('no-partner', cell('partner'));
    const numbers = { expected: seats, staff: 1, volunteers: 0 };
    for (const name of ['expected', 'staff', 'volunteers'] as const) {
      if (cell(name) === '') continue;
      if (!/^\d{1,5}$/.test(cell(name))) return flawed('no-number', cell(name));
      numbers[name] = Number(cell(name));
    }
    const source = sourceOf(unit.code, day, start, title);
    if (seen.has(source)) return flawed('twice', title);
    seen.add(source);
    const course = cell('course') === '' ? undefined : `${unit.code} ${cell('course')} ${title}`;
    if (ground.known.has(source)) return flawed('known', title, course);
    const zone = place.zone(unit.id);
    const startsAt = instantIn(zone, day, start);
    const until = timeOf(cell('end'));
    const minutes = /^[1-9]\d{0,3}$/.test(cell('minutes')) ? Number(cell('minutes')) : undefined;
    const endsAt = endOf(zone, day, startsAt, until, minutes);
    const plan: Plan = {
      programme: programme.code,
      title: title.slice(0, 200),
      description: cell('text').slice(0, 2000),
      unit: unit.id,
      capacity: seats,
      registration: (isYes(cell('registration')) ?? seats > 0) ? 'needed' : 'none',
      room: room?.id,
      elsewhere: cell('elsewhere').slice(0, 200) || undefined,
      partner: partner?.id === unit.id ? undefined : partner?.id,
      stepFree: isYes(cell('stepFree')),
      language: cell('language').slice(0, 40) || undefined,
      openTo: /medewerk|staff/i.test(cell('openTo')) ? 'staff' : 'public',
      series: cell('series').slice(0, 200) || undefined,
      ...numbers,
      priceCents: Number(price?.[1] ?? 0) * 100 + Number(price?.[2] ?? 0),
      audience: cell('audience') === '' ? programme.audience : audienceOf(cell('audience')),
      meetings: [{ startsAt, endsAt }],
      source,
      at,
      by,
    };
    return { line: n + 2, cells, plan, flaw: undefined, about: '', course };
  });
  return joinCourses(rows);
}

/** When it ends: after so many minutes, or by the clock, past midnight for an evening; an hour when neither is sense. */
function endOf(
  zone: string,
  day: Day,
  startsAt: Date,
  until: ClockTime | undefined,
  minutes: number | undefined,
): Date {
  const hour = 3_600_000;
  if (minutes !== undefined) return new Date(startsAt.getTime() + minutes * 60_000);
  const ends = until && [instantIn(zone, day, until), instantIn(zone, addDays(day, 1), until)];
  const fits = ends?.find(end => end > startsAt && end.getTime() - startsAt.getTime() <= 12 * hour);
  return fits ?? new Date(startsAt.getTime() + hour);
}

type ReadRow = ImportRow & {
  /** The branch, title and text of the course column, for a row that is one meeting of a course. */
  readonly course: string | undefined;
};

/** Rows of one course become one plan, on the first of them; a course of which a row is known is known as a whole. */
function joinCourses(rows: readonly ReadRow[]): ImportRow[] {
  const courses = Map.groupBy(rows, ({ course }) => course);
  return rows.map(({ course, ...row }) => {
    const all = (course === undefined ? [] : (courses.get(course) ?? [])).filter(
      ({ plan, flaw }) => plan ?? flaw === 'known',
    );
    if (all.length < 2 || !row.plan) return row;
    if (all.some(({ flaw }) => flaw === 'known'))
      return { ...row, plan: undefined, flaw: 'known', about: row.plan.title };
    if (all[0]?.line !== row.line) return { ...row, plan: undefined };
    return { ...row, plan: { ...row.plan, meetings: all.flatMap(({ plan }) => plan?.meetings ?? []) } };
  });
}
