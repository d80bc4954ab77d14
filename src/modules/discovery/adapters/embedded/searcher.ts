import type { Clause } from '../../clause.ts';
import { type FacetName, facetNames, type Facets, noFilters } from '../../search-port.ts';
import type { Answered, Ask, Place } from './ask.ts';
import { Base, type BaseData } from './base.ts';
import { Best } from './best.ts';
import { Counted } from './counted.ts';
import { Delta } from './delta.ts';
import { Documents } from './documents.ts';
import { copiesAt, gather, matcherOf, mostFor } from './match.ts';
import { All, type Matcher } from './matcher.ts';
import { countBranches, lookAt } from './look.ts';
import { isSmall } from '../../typed.ts';
import { isUnchosen, type Kept, keyOf, Memo } from './memo.ts';
import { anyWith } from './question.ts';
import { rank } from './order.ts';
import type { TitleRow } from './title-row.ts';
import type { Candidate } from '../sql/spelling.ts';
import { likeWords } from './written.ts';
import { type KnownPlaces, knownPlaces, type PlaceTables, placeTables } from './wanted.ts';

/** A title that changed: as it now is, or gone. */
export interface Change {
  readonly edition: number;
  readonly row: TitleRow | null;
}

/** What more branches have together is hardly less than everything. */
const fewBranches = 8;

const only = (facets: Facets, wanted: readonly FacetName[]): Facets =>
  Object.fromEntries(
    facetNames.map(name => [name, wanted.includes(name) ? facets[name] : []]),
  ) as unknown as Facets;

/** Answers from a base and what changed since. Each thread has its own; the arrays of the base they share. */
export class Searcher {
  readonly #base: Base;
  readonly #delta: Delta;
  readonly #counted = new Counted();
  readonly #docs = new Documents();
  readonly #beside = new Documents();
  #places: readonly Place[] = [];
  #known: KnownPlaces | undefined;
  #memo = new Memo();

  /** A question that so many titles of the base answer is counted once and kept. */
  readonly #frequent: number;

  constructor(base: BaseData, frequent: number) {
    this.#frequent = frequent;
    this.#base = new Base(base);
    this.#delta = new Delta(this.#base.names);
  }

  set places(places: readonly Place[]) {
    this.#places = places;
    this.#known = undefined;
    this.#memo = new Memo();
  }

  apply(changes: readonly Change[]): void {
    for (const { edition, row } of changes) {
      this.#base.drop(edition);
      if (row) this.#delta.put(row);
      else this.#delta.drop(edition);
    }
  }

  /** The words of the base as titles and authors write them, so many at a time. */
  spelt(most: number): Generator<string[]> {
    return this.#base.spelt(most);
  }

  /** Which of these words titles and authors have. */
  written(words: readonly string[]): string[] {
    return words.filter(word => this.#base.written(word) + this.#delta.written(word) > 0);
  }

  /** For each word: those that titles and authors have and that look like it. */
  like(words: readonly string[]): Map<string, Candidate[]> {
    return new Map(words.map(word => [word, likeWords([this.#base, this.#delta], word)]));
  }

  /** How many titles a question looks at, at most. */
  looksAt({ clause }: Ask): number {
    return mostFor(this.#base, clause) + mostFor(this.#delta, clause);
  }

  #tablesFor(ask: Ask): PlaceTables {
    const { unit } = this.#base.names;
    if (this.#known?.units !== unit.size) this.#known = knownPlaces(unit, this.#places);
    return placeTables(this.#known, ask);
  }

  answer(ask: Ask): Answered {
    const { names } = this.#base;
    const tables = this.#tablesFor(ask);
    const best = new Best(ask.skip + ask.take);
    const counted = this.#counted;
    const whole = this.#wholeOf(ask);
    gather(this.#delta, matcherOf(this.#delta, ask.clause), this.#beside);
    counted.begin(names, tables.organisations.length, ask.facets);
    if (whole && isUnchosen(ask)) {
      this.#gatherOvertaken(ask.clause);
      const isAsKept = this.#docs.size === 0 && this.#beside.size === 0;
      if (!isAsKept) counted.goOnFrom(whole);
      lookAt(this.#base, ask, tables, counted, this.#docs, -1);
      gather(this.#base, matcherOf(this.#base, ask.clause), this.#docs);
      rank(this.#base, ask, tables, this.#docs, best);
      if (isAsKept)
        return { total: whole.total, hits: best.from(ask.skip), facets: only(whole.told, ask.facets) };
    } else this.#search(ask, tables, best, whole);
    lookAt(this.#delta, ask, tables, counted, this.#beside, 1);
    rank(this.#delta, ask, tables, this.#beside, best);
    return {
      total: counted.total,
      hits: best.from(ask.skip),
      facets: counted.facets(names, tables.organisations, ask.filters),
    };
  }

  /**
   * Searches the base. Where branches are chosen only what has copies there is looked at: all that others are counted for is the
   * facet of branches, of which the whole is known or nobody asks.
   */
  #search(ask: Ask, tables: PlaceTables, best: Best, whole: Kept | undefined): void {
    const base = this.#base;
    const counted = this.#counted;
    const found = matcherOf(base, ask.clause);
    const asksBranches = ask.facets.includes('branch');
    const { length } = ask.filters.branch;
    const isNarrow = length > 0 && length <= fewBranches && (whole !== undefined || !asksBranches);
    gather(base, isNarrow ? new All([found, this.#chosen(tables)]) : found, this.#docs);
    lookAt(base, ask, tables, counted, this.#docs, 1);
    rank(base, ask, tables, this.#docs, best);
    if (!isNarrow || !whole || !asksBranches) return;
    counted.branchesFrom(tables.availableNow ? whole.free : whole.branch, base.names.unit.size);
    this.#gatherOvertaken(ask.clause);
    countBranches(base, tables, counted.branch, this.#docs, -1);
  }

  /** Titles with a copy that counts at the branches that are chosen. */
  #chosen({ isBranchWanted, organisation, availableNow }: PlaceTables): Matcher {
    const units = [...isBranchWanted.keys()].filter(
      unit => isBranchWanted[unit] === 1 && (organisation[unit] ?? -1) >= 0,
    );
    return copiesAt(
      units.map(unit => this.#base.copiesAt(unit)),
      availableNow,
    );
  }

  /** Titles of the base that answer and were overtaken. */
  #gatherOvertaken(clause: Clause): void {
    const docs = this.#docs;
    const { overtaken } = this.#base;
    const matcher = matcherOf(this.#base, clause);
    docs.begin(overtaken.length);
    for (const doc of overtaken) if (matcher.seek(doc) === doc) docs.list[docs.size++] = doc;
  }

  /** What the base counts, whatever is chosen, for a question that very many of its titles answer; counted when it was not yet. */
  #wholeOf(ask: Ask): Kept | undefined {
    const base = this.#base;
    const key = keyOf(ask);
    if (key === undefined || mostFor(base, ask.clause) < this.#frequent) return undefined;
    const known = this.#memo.get(key);
    if (known) return known;
    const counted = this.#counted;
    const whole = { ...ask, filters: noFilters };
    const tables = this.#tablesFor(whole);
    const begin = () => counted.begin(base.names, tables.organisations.length, facetNames);
    gather(base, matcherOf(base, ask.clause), this.#docs, true);
    begin();
    countBranches(base, { ...tables, availableNow: true }, counted.branch, this.#docs, 1);
    const free = counted.branch.keep();
    begin();
    lookAt(base, whole, tables, counted, this.#docs, 1);
    const kept = { ...counted.keep(free), told: counted.facets(base.names, tables.organisations, noFilters) };
    this.#memo.keep(key, kept);
    return kept;
  }

  /** Counts beforehand what is asked most: the commonest words, one a step. */
  *prepare(): Generator<void> {
    for (const word of this.#base.frequentWords(this.#frequent)) {
      if (!this.#memo.hasRoom) return;
      if (isSmall(word)) continue;
      this.#wholeOf(anyWith([word], same => same));
      yield;
    }
  }
}
