import type { Answered, Ask, Place } from './ask.ts';
import { Base, type BaseData } from './base.ts';
import { Best } from './best.ts';
import { Counted } from './counted.ts';
import { cell, width } from './columns.ts';
import { Delta } from './delta.ts';
import { matcherOf } from './match.ts';
import { type Matcher, past } from './matcher.ts';
import { orderOf } from './order.ts';
import { Cursor } from './postings.ts';
import type { Segment } from './segment.ts';
import type { TitleRow } from './title-row.ts';
import { type PlaceTables, placeTables, Wanted } from './wanted.ts';

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

/**
 * Looks at every document that matches once: what it adds to the total, to each facet under every filter but that
 * facet's own, and to the page. The meaning is that of the statement in `adapters/sql/store/search.ts`.
 */
function searchSegment(
  segment: Segment,
  matcher: Matcher,
  ask: Ask,
  by: PlaceTables,
  counted: Counted,
  best: Best,
): void {
  const { columns, dead } = segment;
  const { rows, lists, edition } = columns;
  const { organisation, isBranchWanted, isOrganisationWanted, availableNow, asksCopies } = by;
  const wanted = new Wanted(segment.names, ask);
  const seen = new Int32Array(by.organisations.length).fill(-1);
  const standsHere = (doc: number): boolean => {
    const to = rows[doc * width + cell.authors] ?? 0;
    for (let at = rows[doc * width + cell.places] ?? 0; at < to; at += 1)
      if (lists[at] === by.here * 2 + 1) return true;
    return false;
  };
  const { first, rest } = orderOf(segment, ask.sort, fitOf(segment, ask), standsHere);

  for (let doc = matcher.seek(0); doc !== past; doc = matcher.seek(doc + 1)) {
    if (dead[doc] === 1) continue;
    const lacking = wanted.asksTitle ? wanted.lacks(columns, doc) : undefined;
    if (lacking === 'several') continue;
    let hasCopy = !asksCopies;
    let isOnShelf = 0;
    const to = rows[doc * width + cell.authors] ?? 0;
    for (let at = rows[doc * width + cell.places] ?? 0; at < to; at += 1) {
      const place = lists[at] ?? 0;
      const unit = place >>> 1;
      const number = organisation[unit] ?? -1;
      if (number < 0) continue;
      const isFree = place & 1;
      const branchWanted = isBranchWanted[unit] ?? 0;
      const organisationWanted = isOrganisationWanted[unit] ?? 0;
      const isChosen = branchWanted & organisationWanted;
      isOnShelf |= isFree & isChosen;
      if (availableNow && isFree === 0) continue;
      if (isChosen === 1) hasCopy = true;
      if (lacking !== undefined) continue;
      if (organisationWanted === 1) counted.branch.add(unit);
      if (branchWanted === 1 && seen[number] !== doc) {
        seen[number] = doc;
        counted.organisation.add(number);
      }
    }
    if (lacking === undefined) counted.available += isOnShelf;
    if (!hasCopy) continue;
    if (lacking !== undefined) {
      counted.only(lacking, columns, doc);
      continue;
    }
    counted.all(columns, doc);
    const key = first(doc);
    if (key >= best.floor) best.offer(edition[doc] ?? 0, [key, ...rest(doc)]);
  }
}

/** Answers from a base and what changed since. Each thread has its own; the arrays of the base they share. */
export class Searcher {
  readonly #base: Base;
  readonly #delta: Delta;
  readonly #counted = new Counted();
  #places: ReadonlyMap<number, Place> = new Map();

  constructor(base: BaseData) {
    this.#base = new Base(base);
    this.#delta = new Delta(this.#base.names);
  }

  set places(places: readonly Place[]) {
    this.#places = new Map(places.map(place => [place.branch, place]));
  }

  apply(changes: readonly Change[]): void {
    for (const { edition, row } of changes) {
      this.#base.drop(edition);
      if (row) this.#delta.put(row);
      else this.#delta.drop(edition);
    }
  }

  answer(ask: Ask): Answered {
    const { names } = this.#base;
    const by = placeTables(names.unit, this.#places, ask);
    const best = new Best(ask.skip + ask.take);
    this.#counted.begin(names, by.organisations.length, ask.more);
    for (const segment of [this.#base, this.#delta])
      searchSegment(segment, matcherOf(segment, ask.clause), ask, by, this.#counted, best);
    return {
      total: this.#counted.total,
      hits: best.inOrder().slice(ask.skip),
      facets: this.#counted.facets(names, by.organisations, ask.filters),
    };
  }
}
