import type { Clause } from '../../clause.ts';
import { facetNames, type Facets } from '../../search-port.ts';
import type { Answered, Ask, Place } from './ask.ts';
import { Base, type BaseData } from './base.ts';
import { Best } from './best.ts';
import { Counted } from './counted.ts';
import { Delta } from './delta.ts';
import { Documents } from './documents.ts';
import { Bits } from './bits.ts';
import { firstOf, gatherFirst, workOfFirst } from './first.ts';
import { gather, matcherOf, mostFor } from './match.ts';
import { countBranches, lookAt } from './look.ts';
import { clauseOf, isUnchosen, type Kept, mostFirst } from './memo.ts';
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

/** For so many choices of branches it is kept which titles of the base stand there. */
const mostStanding = 64;

/** So many kept counts have their facets told from memory. */
const mostTold = 500;

/** What these cost of a title, beside looking at it: putting it in order, passing it by, gathering it. */
const toRank = 0.25;
const toPassBy = 0.03;
const toGather = 0.03;

/** Answers from a base and what changed since. Each thread has its own; the arrays of the base they share. */
export class Searcher {
  readonly #base: Base;
  readonly #delta: Delta;
  readonly #counted = new Counted();
  readonly #docs = new Documents();
  readonly #beside = new Documents();
  readonly #standing = new Map<string, Bits>();
  /** Facets of what was kept, by which were asked for; as long as nothing changed they are told again. */
  readonly #told = new Map<Kept, Map<string, Facets>>();
  #places: readonly Place[] = [];
  #known: KnownPlaces | undefined;

  constructor(base: BaseData) {
    this.#base = new Base(base);
    this.#delta = new Delta(this.#base.names);
  }

  set places(places: readonly Place[]) {
    this.#places = places;
    this.#known = undefined;
    this.#told.clear();
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

  /** How many titles of the base answer a clause, at most. */
  mostFor(clause: Clause): number {
    return mostFor(this.#base, clause);
  }

  /** How much work a question is, given what is kept of it: as much as to look at so many titles. */
  workFor(ask: Ask, whole: Kept | undefined): number {
    const { clause } = ask;
    const found = this.mostFor(clause);
    const beside = mostFor(this.#delta, clause) + (whole ? this.#base.overtaken.length * toPassBy : 0);
    const gathered = this.#begun(clause) * toGather;
    if (whole && isUnchosen(ask)) {
      const first = firstOf(this.#base, ask, whole);
      if (!first) return beside + found * toRank + gathered;
      const { gathered: few, passed } = workOfFirst(first, found, this.#base.size);
      return beside + few * toRank + passed * toPassBy + (passed + beside > 0 ? gathered : 0);
    }
    if (!this.#isNarrow(ask, whole)) return beside + gathered + found;
    const chosen = this.#chosen(this.#tablesFor(ask)).size;
    return beside + gathered + found * toPassBy + (found * chosen) / this.#base.size;
  }

  /** How many titles must be gathered of words that are only begun. */
  #begun(clause: Clause): number {
    switch (clause.kind) {
      case 'and':
      case 'or':
      case 'not':
        return this.#begun(clause.left) + this.#begun(clause.right);
      case 'words':
        return clause.begins ? this.#base.sizeOfBeginning(clause.words.at(-1) ?? '') : 0;
      default:
        return 0;
    }
  }

  #tablesFor(ask: Ask): PlaceTables {
    const { unit } = this.#base.names;
    if (this.#known?.units !== unit.size) this.#known = knownPlaces(unit, this.#places);
    return placeTables(this.#known, ask);
  }

  /**
   * Answers a question, with what is kept of it faster; nothing when that is not enough to tell the commonest values of a facet,
   * or which titles come first.
   */
  answer(ask: Ask, whole?: Kept): Answered | undefined {
    const base = this.#base;
    const { names } = base;
    const tables = this.#tablesFor(ask);
    const best = new Best(ask.skip + ask.take);
    const counted = this.#counted;
    base.beginQuestion();
    gather(this.#delta, matcherOf(this.#delta, ask.clause), this.#beside);
    const first = whole && isUnchosen(ask) ? whole : undefined;
    if (first) {
      this.#gatherOvertaken(ask.clause);
      if (this.#docs.size + this.#beside.size === 0) return this.#asKept(ask, tables, best, first);
    }
    counted.begin(names, tables.organisations.length, ask.facets);
    if (first) {
      counted.goOnFrom(first);
      lookAt(base, ask, tables, counted, this.#docs, -1);
      this.#rankFirst(ask, tables, best, first);
    } else this.#search(ask, tables, best, whole);
    lookAt(this.#delta, ask, tables, counted, this.#beside, 1);
    rank(this.#delta, ask, tables, this.#beside, best);
    const facets = counted.facets(names, tables.organisations, ask.filters);
    return counted.isSure ? { total: counted.total, hits: best.from(ask.skip), facets } : undefined;
  }

  /** Answers a question of which nothing changed since it was kept. */
  #asKept(ask: Ask, tables: PlaceTables, best: Best, kept: Kept): Answered {
    const key = ask.facets.join();
    const known = this.#told.get(kept);
    const facets = known?.get(key) ?? this.#facetsOf(ask, tables, kept);
    if (known) known.set(key, facets);
    else this.#told.set(kept, new Map([[key, facets]]));
    for (const oldest of this.#told.keys()) if (this.#told.size > mostTold) this.#told.delete(oldest);
    this.#rankFirst(ask, tables, best, kept);
    return { total: kept.total, hits: best.from(ask.skip), facets };
  }

  #facetsOf(ask: Ask, { organisations }: PlaceTables, kept: Kept): Facets {
    const { names } = this.#base;
    this.#counted.begin(names, organisations.length, ask.facets);
    this.#counted.goOnFrom(kept);
    return this.#counted.facets(names, organisations, ask.filters);
  }

  /** Puts in order those titles of the base among which the first are, or all that answer. */
  #rankFirst(ask: Ask, tables: PlaceTables, best: Best, kept: Kept): void {
    const first = firstOf(this.#base, ask, kept);
    if (first) {
      gatherFirst(this.#base, ask, first, this.#docs);
      rank(this.#base, ask, tables, this.#docs, best);
      if (first.unlessAbove === undefined || (best.worst?.[0] ?? 0) > first.unlessAbove) return;
      best.clear();
    }
    gather(this.#base, matcherOf(this.#base, ask.clause), this.#docs);
    rank(this.#base, ask, tables, this.#docs, best);
  }

  /** Answers a question however much work it is. */
  answerFor(ask: Ask, whole?: Kept): Answered {
    const answer = this.answer(ask, whole) ?? this.answer(ask);
    if (!answer) throw new Error('everything was counted and yet it is not known');
    return answer;
  }

  /** Whether only titles with copies at the chosen branches need be looked at. */
  #isNarrow({ filters: { branch }, facets }: Ask, whole: Kept | undefined): boolean {
    return (
      branch.length > 0 && branch.length <= fewBranches && (whole !== undefined || !facets.includes('branch'))
    );
  }

  /**
   * Searches the base. Where branches are chosen only what has copies there is looked at: all that others are counted for is the
   * facet of branches, of which the whole is known or nobody asks.
   */
  #search(ask: Ask, tables: PlaceTables, best: Best, whole: Kept | undefined): void {
    const base = this.#base;
    const counted = this.#counted;
    const found = matcherOf(base, ask.clause);
    const isNarrow = this.#isNarrow(ask, whole);
    gather(base, found, this.#docs, { among: isNarrow ? this.#chosen(tables) : undefined });
    lookAt(base, ask, tables, counted, this.#docs, 1);
    rank(base, ask, tables, this.#docs, best);
    if (!isNarrow || !whole || !ask.facets.includes('branch')) return;
    counted.branchesFrom(tables.availableNow ? whole.free : whole.branch, base.names.unit.size);
    this.#gatherOvertaken(ask.clause);
    countBranches(base, tables, counted.branch, this.#docs, -1);
  }

  /** Titles with a copy that counts at the branches that are chosen. */
  #chosen({ isBranchWanted, organisation, availableNow }: PlaceTables): Bits {
    const units = [...isBranchWanted.keys()].filter(
      unit => isBranchWanted[unit] === 1 && (organisation[unit] ?? -1) >= 0,
    );
    const key = `${units} ${availableNow}`;
    const known = this.#standing.get(key);
    if (known) return known;
    const bits = new Bits(this.#base.size);
    for (const { values, from, to } of units.map(unit => this.#base.copiesAt(unit)))
      bits.addAll(values, from, to, availableNow);
    for (const oldest of this.#standing.keys())
      if (this.#standing.size >= mostStanding) this.#standing.delete(oldest);
    this.#standing.set(key, bits);
    return bits;
  }

  /** Titles of the base that answer and were overtaken. */
  #gatherOvertaken(clause: Clause): void {
    const docs = this.#docs;
    const { overtaken } = this.#base;
    docs.begin(overtaken.length);
    if (overtaken.length === 0) return;
    const matcher = matcherOf(this.#base, clause);
    for (const doc of overtaken) if (matcher.seek(doc) === doc) docs.list[docs.size++] = doc;
  }

  /** What the base counts for a key, whatever is chosen. */
  count(key: string): Kept {
    const base = this.#base;
    const counted = this.#counted;
    base.beginQuestion();
    const ask: Ask = { ...anyWith([], same => same), clause: clauseOf(key), facets: facetNames };
    const tables = this.#tablesFor(ask);
    const begin = () => counted.begin(base.names, tables.organisations.length, facetNames);
    gather(base, matcherOf(base, ask.clause), this.#docs, { overtaken: true });
    begin();
    countBranches(base, { ...tables, availableNow: true }, counted.branch, this.#docs, 1);
    const free = counted.branch.keep();
    begin();
    lookAt(base, ask, tables, counted, this.#docs, 1);
    const bestBy = (sought: Ask) => {
      const best = new Best(mostFirst);
      rank(base, sought, tables, this.#docs, best);
      return {
        docs: Uint32Array.from(best.from(0), edition => base.docOf(edition) ?? 0),
        last: best.worst?.[0],
      };
    };
    const { docs: first } = bestBy(ask);
    const fit: Ask = { ...ask, sort: 'relevance', better: key === '' ? [] : [key.replace('*', '')] };
    const { docs: fittest, last: fits } = bestBy(fit);
    return { ...counted.keep(free), first, fittest, fits };
  }

  /** Keys of what so many titles have at least, what most have first. */
  frequent(least: number): string[] {
    return ['', ...this.#base.frequent(least)];
  }
}
