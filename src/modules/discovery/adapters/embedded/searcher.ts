import type { Answered, Ask, Place } from './ask.ts';
import { Base, type BaseData } from './base.ts';
import { Best } from './best.ts';
import { Counted, type Kept } from './counted.ts';
import { cell, width } from './columns.ts';
import { Delta } from './delta.ts';
import { gathers, matcherOf, mostFor } from './match.ts';
import { past } from './matcher.ts';
import { lookAt } from './look.ts';
import { keyOf, Memo } from './memo.ts';
import { anyWith } from './question.ts';
import { orderOf } from './order.ts';
import { Cursor } from './postings.ts';
import type { Segment } from './segment.ts';
import type { TitleRow } from './title-row.ts';
import type { Candidate } from '../sql/spelling.ts';
import { likeWords } from './written.ts';
import { type PlaceTables, placeTables } from './wanted.ts';

/** A title that changed: as it now is, or gone. */
export interface Change {
  readonly edition: number;
  readonly row: TitleRow | null;
}

const titleIsJustThat = 10;

/** How well a document fits: what its words are worth, by how much it is borrowed. Documents are asked in their order. */
function fitOf(segment: Segment, { better, exact }: Ask): (doc: number) => number {
  const { boost, titleHash, rows } = segment.columns;
  const { worths } = segment;
  if (better.length === 0) return doc => rows[doc * width + cell.loans] ?? 0;
  const cursors = better.flatMap(word => segment.postings(word) ?? []).map(found => new Cursor(found));
  return doc => {
    let worth = 0;
    for (const cursor of cursors) if (cursor.seek(doc) === doc) worth += worths[cursor.code] ?? 0;
    const fit = (worth / better.length) * (boost[doc] ?? 0);
    return titleHash[doc] === exact ? fit + titleIsJustThat : fit;
  };
}

/** Gives documents their place on the page. */
function rank(segment: Segment, ask: Ask, { here }: PlaceTables, best: Best): (doc: number) => void {
  const { rows, lists, edition } = segment.columns;
  const standsHere = (doc: number): boolean => {
    const to = rows[doc * width + cell.authors] ?? 0;
    for (let at = rows[doc * width + cell.places] ?? 0; at < to; at += 1)
      if (lists[at] === here * 2 + 1) return true;
    return false;
  };
  const { first, rest } = orderOf(segment, ask.sort, fitOf(segment, ask), standsHere);
  return doc => {
    const key = first(doc);
    if (key >= best.floor) best.offer(edition[doc] ?? 0, [key, ...rest(doc)]);
  };
}

/** Answers from a base and what changed since. Each thread has its own; the arrays of the base they share. */
export class Searcher {
  readonly #base: Base;
  readonly #delta: Delta;
  readonly #counted = new Counted();
  #places: ReadonlyMap<number, Place> = new Map();
  #memo = new Memo();

  /** A question that so many titles of the base answer is counted once and kept. */
  readonly #frequent: number;

  constructor(base: BaseData, frequent: number) {
    this.#frequent = frequent;
    this.#base = new Base(base);
    this.#delta = new Delta(this.#base.names);
  }

  set places(places: readonly Place[]) {
    this.#places = new Map(places.map(place => [place.branch, place]));
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

  answer(ask: Ask): Answered {
    const { names } = this.#base;
    const tables = placeTables(names.unit, this.#places, ask);
    const best = new Best(ask.skip + ask.take);
    const counted = this.#counted;
    const kept = this.#keptFor(ask, tables);
    counted.begin(names, tables.organisations.length, ask.more);
    if (kept) this.#goOnFrom(kept, ask, tables, best);
    else this.#search(this.#base, ask, tables, best);
    this.#search(this.#delta, ask, tables, best);
    return {
      total: counted.total,
      hits: best.inOrder().slice(ask.skip),
      facets: counted.facets(names, tables.organisations, ask.filters),
    };
  }

  #search(segment: Segment, ask: Ask, tables: PlaceTables, best: Best): void {
    const look = lookAt(segment, ask, tables, this.#counted);
    const place = rank(segment, ask, tables, best);
    const { dead } = segment;
    const matcher = matcherOf(segment, ask.clause);
    for (let doc = matcher.seek(0); doc !== past; doc = matcher.seek(doc + 1))
      if (dead[doc] !== 1 && look(doc, 1)) place(doc);
  }

  /** What the whole base counts for a question that very many of its titles answer, counted when it was not yet. */
  #keptFor(ask: Ask, tables: PlaceTables): Kept | undefined {
    const key = keyOf(ask);
    if (key === undefined || mostFor(this.#base, ask.clause) < this.#frequent) return undefined;
    const known = this.#memo.get(key);
    if (known) return known;
    const counted = this.#counted;
    counted.begin(this.#base.names, tables.organisations.length, true);
    const look = lookAt(this.#base, ask, tables, counted);
    const matcher = matcherOf(this.#base, ask.clause);
    for (let doc = matcher.seek(0); doc !== past; doc = matcher.seek(doc + 1)) look(doc, 1);
    const kept = counted.keep();
    this.#memo.keep(key, kept);
    return kept;
  }

  /** Counts on from what the whole base counts, without the titles that were overtaken. */
  #goOnFrom(kept: Kept, ask: Ask, tables: PlaceTables, best: Best): void {
    this.#counted.goOnFrom(kept);
    const look = lookAt(this.#base, ask, tables, this.#counted);
    const overtaken = matcherOf(this.#base, ask.clause);
    for (const doc of this.#base.overtaken) if (overtaken.seek(doc) === doc) look(doc, -1);
    const place = rank(this.#base, ask, tables, best);
    const { dead } = this.#base;
    const matcher = matcherOf(this.#base, ask.clause);
    for (let doc = matcher.seek(0); doc !== past; doc = matcher.seek(doc + 1))
      if (dead[doc] !== 1) place(doc);
  }

  /** Counts beforehand what is asked most: the commonest words, one a step. */
  *prepare(): Generator<void> {
    for (const word of this.#base.frequentWords(this.#frequent)) {
      if (!this.#memo.hasRoom) return;
      const ask = anyWith([word], same => same);
      this.#keptFor(ask, placeTables(this.#base.names.unit, this.#places, ask));
      yield;
    }
  }
}
