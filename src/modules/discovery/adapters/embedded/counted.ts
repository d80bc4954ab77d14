import {
  type FacetCount,
  type FacetName,
  facetNames,
  type Facets,
  type Filters,
  moreFacets,
  mostValues,
} from '../../search-port.ts';
import { type CodeCounts, Counter } from './counter.ts';
import { cell, type Columns, width } from './columns.ts';
import type { NameBook } from './names.ts';
import { type OwnFacet, ownFacets } from './wanted.ts';

/** Of these 0 is a title without, and each code stands one further. */
const mayLack: readonly OwnFacet[] = ['language', 'decade', 'level', 'series'];
const after = (facet: OwnFacet): 0 | 1 => (mayLack.includes(facet) ? 1 : 0);

const isMore = (facet: FacetName): boolean => (moreFacets as readonly string[]).includes(facet);

type Wants = Readonly<Record<FacetName, boolean>>;
const wants = (facets: readonly FacetName[]): Wants =>
  Object.fromEntries(facetNames.map(name => [name, facets.includes(name)])) as unknown as Wants;

/** Of facets of which the commonest values are told so many values are kept. */
const mostKept = 10 * mostValues;

/** Total and all facets as they were at a moment. */
export interface Counts {
  readonly total: number;
  readonly available: number;
  readonly branch: CodeCounts;
  /** Branches where a copy is on the shelf. */
  readonly free: CodeCounts;
  readonly organisation: CodeCounts;
  readonly own: readonly (readonly [OwnFacet, CodeCounts])[];
}

/** Total and facets as they grow while segments are searched. One is used again for each search of a thread. */
export class Counted {
  total = 0;
  available = 0;
  readonly branch = new Counter();
  readonly organisation = new Counter();
  readonly #own = Object.fromEntries(ownFacets.map(facet => [facet, new Counter()])) as unknown as Readonly<
    Record<OwnFacet, Counter>
  >;
  #wants = wants([]);
  /** Whether any facet is counted that looks at where copies are. */
  wantsPlaces = false;
  /** False when facets went on from what was kept of them and that was not enough to tell which values are the commonest. */
  isSure = true;

  begin(names: NameBook, organisations: number, facets: readonly FacetName[]): void {
    this.total = 0;
    this.available = 0;
    this.isSure = true;
    this.branch.begin(names.unit.size);
    this.organisation.begin(organisations);
    const wanted = wants(facets);
    this.#wants = wanted;
    this.wantsPlaces = wanted.available || wanted.branch || wanted.organisation;
    for (const facet of ownFacets)
      if (wanted[facet]) this.#own[facet].begin(names[facet].size + after(facet));
  }

  keep(free: CodeCounts): Counts {
    const { total, available, branch, organisation } = this;
    const own = ownFacets.map((facet): [OwnFacet, CodeCounts] => [
      facet,
      this.#own[facet].keep(isMore(facet) ? mostKept : Infinity),
    ]);
    return { total, available, free, branch: branch.keep(), organisation: organisation.keep(), own };
  }

  /** Goes on from what was kept; it must just have begun. */
  goOnFrom({ total, available, branch, organisation, own }: Counts): void {
    this.total = total;
    this.available = available;
    this.branch.goOnFrom(branch);
    this.organisation.goOnFrom(organisation);
    for (const [facet, counts] of own) if (this.#wants[facet]) this.#own[facet].goOnFrom(counts);
  }

  /** Counts a document that bears everything chosen. */
  all({ rows, lists }: Columns, doc: number, by: number): void {
    const at = doc * width;
    const codes = rows[at + cell.codes] ?? 0;
    const own = this.#own;
    const wanted = this.#wants;
    this.total += by;
    if (wanted.material) own.material.add(codes & 255, by);
    if (wanted.audience) own.audience.add((codes >>> 8) & 255, by);
    if (wanted.language) own.language.add(codes >>> 16, by);
    if (wanted.decade) own.decade.add(rows[at + cell.decade] ?? 0, by);
    if (wanted.level) own.level.add(rows[at + cell.level] ?? 0, by);
    if (wanted.series) own.series.add(rows[at + cell.series] ?? 0, by);
    const subjects = rows[at + cell.subjects] ?? 0;
    if (wanted.author)
      for (let item = rows[at + cell.authors] ?? 0; item < subjects; item += 1)
        own.author.add(lists[item] ?? 0, by);
    if (!wanted.subject) return;
    const end = rows[at + cell.end] ?? 0;
    for (let item = subjects; item < end; item += 1) own.subject.add(lists[item] ?? 0, by);
  }

  /** Counts the branches of documents under every filter but a choice of branches: on from what was kept of the whole. */
  branchesFrom(kept: CodeCounts, units: number): void {
    this.branch.begin(units);
    this.branch.goOnFrom(kept);
  }

  /** Counts a document for the one facet whose choice it does not bear. */
  only(facet: OwnFacet, { rows, lists }: Columns, doc: number, by: number): void {
    if (!this.#wants[facet]) return;
    const at = doc * width;
    const counter = this.#own[facet];
    const codes = rows[at + cell.codes] ?? 0;
    if (facet === 'material') counter.add(codes & 255, by);
    else if (facet === 'audience') counter.add((codes >>> 8) & 255, by);
    else if (facet === 'language') counter.add(codes >>> 16, by);
    else if (facet === 'author' || facet === 'subject') {
      const to = facet === 'author' ? (rows[at + cell.subjects] ?? 0) : (rows[at + cell.end] ?? 0);
      const from = rows[at + (facet === 'author' ? cell.authors : cell.subjects)] ?? 0;
      for (let item = from; item < to; item += 1) counter.add(lists[item] ?? 0, by);
    } else counter.add(rows[at + cell[facet]] ?? 0, by);
  }

  /** The counts of facets that are wanted, the most first, then by the bytes of the value. */
  facets(names: NameBook, organisations: readonly number[], filters: Filters): Facets {
    const told = (facet: FacetName): readonly FacetCount[] => {
      if (!this.#wants[facet]) return [];
      switch (facet) {
        case 'available':
          return this.available === 0 ? [] : [{ value: 'now', count: this.available }];
        case 'organisation':
          return allOf(this.organisation, code => String(organisations[code]));
        case 'branch':
          return allOf(this.branch, code => names.unit.at(code));
        default:
          return this.#told(facet, names, filters);
      }
    };
    return Object.fromEntries(facetNames.map(facet => [facet, told(facet)])) as unknown as Facets;
  }

  #told(facet: OwnFacet, names: NameBook, filters: Filters): readonly FacetCount[] {
    const counter = this.#own[facet];
    const shift = after(facet);
    const limit = isMore(facet) ? mostValues : Infinity;
    const rank = (code: number) => names[facet].rank(code - shift);
    // one more, for those without a value are told nowhere
    const first = counter.most(limit + shift, rank);
    if (!counter.isSure(first, limit + shift)) this.isSure = false;
    const most = first.filter(code => code >= shift).slice(0, limit);
    const others = (facet === 'decade' ? [] : filters[facet])
      .map(value => names[facet].find(value) + shift)
      .filter(code => code >= shift && counter.of(code) > 0 && !most.includes(code));
    return [...most, ...new Set(others)].map(code => ({
      value: names[facet].at(code - shift),
      count: counter.of(code),
    }));
  }
}

const allOf = (counter: Counter, nameOf: (code: number) => string): FacetCount[] =>
  [...counter.codes]
    .map(code => ({ value: nameOf(code), count: counter.of(code) }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
