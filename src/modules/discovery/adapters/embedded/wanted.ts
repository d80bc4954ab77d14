import { type Filters, noFilters } from '../../search-port.ts';
import type { Ask, Place } from './ask.ts';
import { cell, type Columns, none, width } from './columns.ts';
import type { NameBook, Names } from './names.ts';

/** Choices that only look at the title itself. */
export const ownFacets = [
  'material',
  'audience',
  'language',
  'decade',
  'level',
  'author',
  'series',
  'subject',
] as const;
export type OwnFacet = (typeof ownFacets)[number];

/** For each code plus `after` whether it was chosen; nothing when nothing was chosen, and then all will do. */
function chosen(names: Names, values: readonly string[], after: 0 | 1): Uint8Array | undefined {
  if (values.length === 0) return undefined;
  const table = new Uint8Array(names.size + after);
  for (const value of values) {
    const code = names.find(value);
    if (code !== -1) table[code + after] = 1;
  }
  return table;
}

/** What was chosen, as tables by code. */
export class Wanted {
  readonly #material: Uint8Array | undefined;
  readonly #audience: Uint8Array | undefined;
  readonly #language: Uint8Array | undefined;
  readonly #level: Uint8Array | undefined;
  readonly #author: Uint8Array | undefined;
  readonly #series: Uint8Array | undefined;
  readonly #subject: Uint8Array | undefined;
  readonly #from: number | undefined;
  readonly #to: number | undefined;
  /** Whether anything is chosen that a title itself bears or not. */
  readonly asksTitle: boolean;

  constructor(names: NameBook, { filters }: Ask) {
    this.#material = chosen(names.material, filters.material, 0);
    this.#audience = chosen(names.audience, filters.audience, 0);
    this.#language = chosen(names.language, filters.language, 1);
    this.#level = chosen(names.level, filters.level, 1);
    this.#author = chosen(names.author, filters.author, 0);
    this.#series = chosen(names.series, filters.series, 1);
    this.#subject = chosen(names.subject, filters.subject, 0);
    this.#from = filters.yearFrom;
    this.#to = filters.yearTo;
    const { material, audience, language, level, author, series, subject } = filters;
    this.asksTitle =
      this.#from !== undefined ||
      this.#to !== undefined ||
      [material, audience, language, level, author, series, subject].some(({ length }) => length > 0);
  }

  /** The facet whose choice a document does not bear; nothing when it bears all, `several` when it lacks more than one. */
  lacks({ rows, lists, year }: Columns, doc: number): OwnFacet | 'several' | undefined {
    const at = doc * width;
    const codes = rows[at + cell.codes] ?? 0;
    let lacking: OwnFacet | undefined;
    for (let place = 0; place < ownFacets.length; place += 1) {
      const facet = ownFacets[place] as OwnFacet;
      if (this.#bears(facet, rows, lists, at, codes, year[doc] ?? none)) continue;
      if (lacking !== undefined) return 'several';
      lacking = facet;
    }
    return lacking;
  }

  #bears(
    facet: OwnFacet,
    rows: Int32Array,
    lists: Int32Array,
    at: number,
    codes: number,
    year: number,
  ): boolean {
    switch (facet) {
      case 'material':
        return this.#material === undefined || this.#material[codes & 255] === 1;
      case 'audience':
        return this.#audience === undefined || this.#audience[(codes >>> 8) & 255] === 1;
      case 'language':
        return this.#language === undefined || this.#language[codes >>> 16] === 1;
      case 'decade': {
        if (this.#from === undefined && this.#to === undefined) return true;
        return year !== none && year >= (this.#from ?? year) && year <= (this.#to ?? year);
      }
      case 'level':
        return this.#level === undefined || this.#level[rows[at + cell.level] ?? 0] === 1;
      case 'series':
        return this.#series === undefined || this.#series[rows[at + cell.series] ?? 0] === 1;
      case 'author':
        return isAny(this.#author, lists, rows[at + cell.authors] ?? 0, rows[at + cell.subjects] ?? 0);
      case 'subject':
        return isAny(this.#subject, lists, rows[at + cell.subjects] ?? 0, rows[at + cell.end] ?? 0);
    }
  }
}

function isAny(table: Uint8Array | undefined, lists: Int32Array, from: number, to: number): boolean {
  if (table === undefined) return true;
  for (let at = from; at < to; at += 1) if (table[lists[at] ?? 0] === 1) return true;
  return false;
}

/** Places by the code of their unit. */
export interface PlaceTables {
  /** Number of the organisation; -1 where nobody lends, or no copy counts. */
  readonly organisation: Int32Array;
  readonly organisations: readonly number[];
  readonly isBranchWanted: Uint8Array;
  readonly isOrganisationWanted: Uint8Array;
  /** Code of the reader's branch; -1 without. */
  readonly here: number;
  readonly availableNow: boolean;
  /** Whether a title without a copy that counts is left out. */
  readonly asksCopies: boolean;
}

/** Places that lend, with the codes of their units, whatever is asked. */
export interface KnownPlaces {
  /** How many units there were; with more of them the codes must be looked up anew. */
  readonly units: number;
  readonly organisations: readonly number[];
  readonly places: readonly { readonly place: Place; readonly code: number; readonly number: number }[];
  /** When everything will do. */
  readonly all: Pick<PlaceTables, 'organisation' | 'isBranchWanted' | 'isOrganisationWanted'>;
}

export function knownPlaces(units: Names, places: readonly Place[]): KnownPlaces {
  const organisations = [...new Set(places.map(place => place.organisation))];
  const known = places
    .map(place => ({
      place,
      code: units.find(String(place.branch)),
      number: organisations.indexOf(place.organisation),
    }))
    .filter(({ code }) => code !== -1);
  const all = tablesOf(units.size, known, noFilters);
  return { units: units.size, organisations, places: known, all };
}

function tablesOf(
  units: number,
  known: KnownPlaces['places'],
  { branch, organisation }: Pick<Filters, 'branch' | 'organisation'>,
): KnownPlaces['all'] {
  const tables = {
    organisation: new Int32Array(units).fill(-1),
    isBranchWanted: new Uint8Array(units),
    isOrganisationWanted: new Uint8Array(units),
  };
  for (const { place, code, number } of known) {
    tables.organisation[code] = number;
    tables.isBranchWanted[code] = Number(branch.length === 0 || branch.includes(place.branch));
    tables.isOrganisationWanted[code] = Number(
      organisation.length === 0 || organisation.includes(place.organisation),
    );
  }
  return tables;
}

export function placeTables({ units, organisations, places, all }: KnownPlaces, ask: Ask): PlaceTables {
  const { filters, within, viewpoint } = ask;
  const { branch, organisation } = filters;
  const availableNow = filters.availableNow || within !== undefined;
  const isAll = within === undefined && branch.length + organisation.length === 0;
  const lending = within ? places.filter(({ place }) => within.includes(place.branch)) : places;
  const here = lending.find(({ place }) => place.branch === viewpoint)?.code ?? -1;
  return {
    ...(isAll ? all : tablesOf(units, lending, filters)),
    organisations,
    here,
    availableNow,
    asksCopies: availableNow || branch.length + organisation.length > 0,
  };
}
