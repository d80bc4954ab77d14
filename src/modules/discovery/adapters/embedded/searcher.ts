import type { Clause } from '../../clause.ts';
import { type FacetName, facetNames, type Facets, noFilters } from '../../search-port.ts';
import type { Answered, Ask, Place } from './ask.ts';
import { Base, type BaseData } from './base.ts';
import { Best } from './best.ts';
import { Counted } from './counted.ts';
import { Delta } from './delta.ts';
import { Documents } from './documents.ts';
import { gather, gathers, matcherOf, mostFor } from './match.ts';
import { lookAt } from './look.ts';
import { type Kept, keyOf, Memo } from './memo.ts';
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

  /** Which of these words titles and authors have. */
  written(words: readonly string[]): string[] {
    return words.filter(word => this.#base.written(word) + this.#delta.written(word) > 0);
  }

  /** For each word: those that titles and authors have and that look like it. */
  like(words: readonly string[]): Map<string, Candidate[]> {
    return new Map(words.map(word => [word, likeWords([this.#base, this.#delta], word)]));
  }

  /** How many titles a question looks at, at most; without bound when they must be gathered first. */
  looksAt({ clause }: Ask): number {
    if (gathers(clause)) return Infinity;
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
    const kept = this.#keptFor(ask, tables);
    gather(this.#delta, ask.clause, this.#beside);
    counted.begin(names, tables.organisations.length, ask.facets);
    if (kept) {
      this.#gatherOvertaken(ask.clause);
      const isAsKept = this.#docs.size === 0 && this.#beside.size === 0;
      if (!isAsKept) counted.goOnFrom(kept);
      lookAt(this.#base, ask, tables, counted, this.#docs, -1);
      gather(this.#base, ask.clause, this.#docs);
      rank(this.#base, ask, tables, this.#docs, best);
      if (isAsKept)
        return { total: kept.total, hits: best.from(ask.skip), facets: only(kept.told, ask.facets) };
    } else {
      gather(this.#base, ask.clause, this.#docs);
      lookAt(this.#base, ask, tables, counted, this.#docs, 1);
      rank(this.#base, ask, tables, this.#docs, best);
    }
    lookAt(this.#delta, ask, tables, counted, this.#beside, 1);
    rank(this.#delta, ask, tables, this.#beside, best);
    return {
      total: counted.total,
      hits: best.from(ask.skip),
      facets: counted.facets(names, tables.organisations, ask.filters),
    };
  }

  /** Titles of the base that answer and were overtaken. */
  #gatherOvertaken(clause: Clause): void {
    const docs = this.#docs;
    const { overtaken } = this.#base;
    const matcher = matcherOf(this.#base, clause);
    docs.begin(overtaken.length);
    for (const doc of overtaken) if (matcher.seek(doc) === doc) docs.list[docs.size++] = doc;
  }

  /** What the whole base counts for a question that very many of its titles answer, counted when it was not yet. */
  #keptFor(ask: Ask, tables: PlaceTables): Kept | undefined {
    const key = keyOf(ask);
    if (key === undefined || mostFor(this.#base, ask.clause) < this.#frequent) return undefined;
    const known = this.#memo.get(key);
    if (known) return known;
    const counted = this.#counted;
    counted.begin(this.#base.names, tables.organisations.length, facetNames);
    gather(this.#base, ask.clause, this.#docs, true);
    lookAt(this.#base, ask, tables, counted, this.#docs, 1);
    const told = counted.facets(this.#base.names, tables.organisations, noFilters);
    const kept = { ...counted.keep(), told };
    this.#memo.keep(key, kept);
    return kept;
  }

  /** Counts beforehand what is asked most: the commonest words, one a step. */
  *prepare(): Generator<void> {
    for (const word of this.#base.frequentWords(this.#frequent)) {
      if (!this.#memo.hasRoom) return;
      const ask = anyWith([word], same => same);
      this.#keptFor(ask, this.#tablesFor(ask));
      yield;
    }
  }
}
