import { audiences, type Audience, type EditionId, type Material, materials } from '#catalogue';
import type { Network, UnitId } from '#network';
import { type Day, parseDay } from '#platform/day.ts';
import { type About, nothingInCommon } from './about.ts';
import { type FacetName, type Filters, noFilters, type Sort, type Suggestion } from './search-port.ts';

/** A search as it stands in an address: readable, and the same for ever. */
export interface Asked {
  readonly words: string;
  readonly about: About;
  readonly filters: Filters;
  readonly sort: Sort;
  /** The day on which a copy could be at the reader's branch, at the latest. */
  readonly hereBy: Day | undefined;
  /** Whether the ways to narrow with many values are shown too. */
  readonly more: boolean;
  /** From 1. */
  readonly page: number;
}

/** What stands in the address for each order. */
export const sortNames = {
  relevance: 'best',
  newest: 'nieuwste',
  'most-borrowed': 'meest-geleend',
  title: 'titel',
  author: 'schrijver',
} as const satisfies Record<Sort, string>;

/** The parameter of each list to choose from. */
const names = {
  material: 'soort',
  audience: 'voor',
  language: 'taal',
  level: 'niveau',
  author: 'door',
  series: 'reeks',
  subject: 'over',
  organisation: 'organisatie',
  branch: 'bij',
} as const satisfies Partial<Record<FacetName, string>>;

/** The parameter of what is in common. */
const aboutNames = {
  author: 'schrijver',
  series: 'serie',
  subject: 'onderwerp',
} as const satisfies Record<keyof About, string>;

type Query = Readonly<Record<string, unknown>>;

const all = (query: Query, name: string): string[] => {
  const given = query[name];
  return [...new Set((Array.isArray(given) ? given : [given]).filter(value => typeof value === 'string'))];
};
const one = (query: Query, name: string): string => all(query, name).at(-1) ?? '';

const known = <T extends string>(values: readonly string[], from: readonly T[]): T[] =>
  from.filter(value => values.includes(value));

const yearOf = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);

const longest = 300;

function readAbout(query: Query): About {
  const text = (name: string) => one(query, name).trim().slice(0, longest) || undefined;
  return {
    author: text(aboutNames.author),
    series: text(aboutNames.series),
    subject: text(aboutNames.subject),
  };
}

/** Reads a search out of an address. What nobody knows is left out: an old link still finds something. */
export function readAddress(query: Query, place: Network, on: Day): Asked {
  const units = (values: readonly string[]): UnitId[] =>
    values.flatMap(code => place.byCode(code, on)?.id ?? []);
  const texts = (name: string) => all(query, name).filter(text => text !== '' && text.length <= longest);
  const page = Number(one(query, 'pagina'));
  const sort = Object.entries(sortNames).find(([, name]) => name === one(query, 'sorteer'))?.[0] as
    | Sort
    | undefined;
  return {
    words: one(query, 'q').slice(0, longest),
    about: readAbout(query),
    filters: {
      material: known<Material>(all(query, names.material), materials),
      audience: known<Audience>(all(query, names.audience), audiences),
      language: all(query, names.language).filter(code => /^[a-z]{3}$/.test(code)),
      level: texts(names.level),
      author: texts(names.author),
      series: texts(names.series),
      subject: texts(names.subject),
      organisation: units(all(query, names.organisation)),
      branch: units(all(query, names.branch)),
      availableNow: one(query, 'nu') === 'ja',
      yearFrom: yearOf(one(query, 'van')),
      yearTo: yearOf(one(query, 'tot')),
    },
    sort: sort ?? 'relevance',
    more: one(query, 'meer') === 'ja',
    hereBy: parseDay(one(query, 'hier')),
    page: Number.isSafeInteger(page) && page > 0 && page <= 1_000_000 ? page : 1,
  };
}

/** Everything in a search but its page, as parameters: for links, and for fields that go along unseen. */
export function parametersOf(
  { words, about, filters, sort, more, hereBy }: Asked,
  place: Network,
): [string, string][] {
  const codes = (units: readonly UnitId[]) => units.map(unit => place.unit(unit).code);
  const lists: [string, readonly string[]][] = [
    ['q', words === '' ? [] : [words]],
    ...Object.entries(aboutNames).map(([name, parameter]): [string, string[]] => {
      const text = about[name as keyof About];
      return [parameter, text === undefined ? [] : [text]];
    }),
    [names.material, filters.material],
    [names.audience, filters.audience],
    [names.language, filters.language],
    [names.level, filters.level],
    [names.author, filters.author],
    [names.series, filters.series],
    [names.subject, filters.subject],
    [names.organisation, codes(filters.organisation)],
    [names.branch, codes(filters.branch)],
    ['nu', filters.availableNow ? ['ja'] : []],
    ['van', filters.yearFrom === undefined ? [] : [String(filters.yearFrom)]],
    ['tot', filters.yearTo === undefined ? [] : [String(filters.yearTo)]],
    ['hier', hereBy === undefined ? [] : [hereBy]],
    ['meer', more ? ['ja'] : []],
    ['sorteer', sort === 'relevance' ? [] : [sortNames[sort]]],
  ];
  return lists.flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
}

/** The address of a search. */
export function addressOf(asked: Asked, place: Network): string {
  const parameters = new URLSearchParams(parametersOf(asked, place));
  if (asked.page > 1) parameters.set('pagina', String(asked.page));
  const text = parameters.toString();
  return text === '' ? '/zoek' : `/zoek?${text}`;
}

/** The same search with a value of a facet added or, when it was chosen, taken away; from its first page. */
export function toggle(asked: Asked, facet: FacetName, value: string): Asked {
  const { filters } = asked;
  if (facet === 'available')
    return { ...asked, page: 1, filters: { ...filters, availableNow: !filters.availableNow } };
  const chosen = chosenOf(asked, facet);
  if (facet === 'decade') {
    const from = chosen.includes(value) ? undefined : Number(value);
    const yearTo = from === undefined ? undefined : from + 9;
    return { ...asked, page: 1, filters: { ...filters, yearFrom: from, yearTo } };
  }
  const next = chosen.includes(value) ? chosen.filter(other => other !== value) : [...chosen, value];
  const isUnit = facet === 'branch' || facet === 'organisation';
  return { ...asked, page: 1, filters: { ...filters, [facet]: isUnit ? next.map(Number) : next } };
}

/** The values of a facet that were chosen, as text. */
export const chosenOf = ({ filters }: Asked, facet: FacetName): string[] => {
  if (facet === 'available') return filters.availableNow ? ['now'] : [];
  if (facet === 'decade') {
    const { yearFrom, yearTo } = filters;
    const isDecade = yearFrom !== undefined && yearFrom % 10 === 0 && yearTo === yearFrom + 9;
    return isDecade ? [String(yearFrom)] : [];
  }
  return filters[facet].map(String);
};

export const isChosen = (asked: Asked, facet: FacetName, value: string): boolean =>
  chosenOf(asked, facet).includes(value);

/** The same words without any choice. */
export const withoutFilters = (asked: Asked): Asked => ({
  ...asked,
  page: 1,
  hereBy: undefined,
  filters: noFilters,
});

export const hasFilters = (asked: Asked): boolean =>
  asked.hereBy !== undefined || JSON.stringify(asked.filters) !== JSON.stringify(noFilters);

/** Everything that has one thing in common with a title: where its page leads on. */
export const addressAbout = (name: keyof About, text: string): string =>
  `/zoek?${new URLSearchParams({ [aboutNames[name]]: text })}`;

/** The page of an author, the name as the catalogue writes it. */
export const authorAddress = (name: string): string => `/schrijver/${encodeURIComponent(name)}`;

/** Where somebody wants to be who chooses this while typing. */
export function leadsTo({ kind, text, edition }: Suggestion): string {
  if (edition !== undefined) return `/titel/${edition}`;
  return kind === 'author' || kind === 'title' ? authorAddress(text) : addressAbout(kind, text);
}

/** The page of all editions of a title's work. */
export const editionsAddress = (edition: EditionId): string => `/titel/${edition}/uitgaven`;

/** The same search of everything. */
export const withoutAbout = (asked: Asked): Asked => ({ ...asked, page: 1, about: nothingInCommon });

/** The same search with the ways to narrow that have many values. */
export const withMore = (asked: Asked): Asked => ({ ...asked, page: 1, more: true });
