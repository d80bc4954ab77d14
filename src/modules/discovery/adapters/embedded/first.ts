import type { Ask } from './ask.ts';
import type { Base } from './base.ts';
import type { Documents } from './documents.ts';
import { matcherOf } from './match.ts';
import { All, fillFrom } from './matcher.ts';
import type { Kept } from './memo.ts';
import { Cursor, type Postings } from './postings.ts';

/** Where the titles are that come first. */
export interface First {
  /** Documents that are found. */
  readonly known: Uint32Array;
  /** Documents that fit better than others, of which some are not found unless `isFound`. */
  readonly scored: readonly { readonly postings: Postings; readonly isFound: boolean }[];
  /** Others come first unless the last of those that are wanted fits better than this. */
  readonly unlessAbove: number | undefined;
}

/**
 * Among which titles the first are, from what is kept: those borrowed most, where no words make others fit better; of one word, or the
 * beginning of one, those that fit it best, and all that say another form of it. Nothing when that is not enough. Titles that are
 * just what was typed come before all of these.
 */
export function firstOf(base: Base, ask: Ask, { first, fittest, fits, total }: Kept): First | undefined {
  const { clause, sort, viewpoint, better } = ask;
  const wanted = ask.skip + ask.take;
  const from = (
    known: Uint32Array,
    scored: First['scored'] = [],
    unlessAbove?: number,
  ): First | undefined => {
    const alive = () => known.reduce((sum, doc) => sum + Number(base.dead[doc] !== 1), 0);
    return total <= known.length || alive() >= wanted ? { known, scored, unlessAbove } : undefined;
  };
  if (viewpoint !== undefined) return undefined;
  // without words what is borrowed most fits best
  if (sort === 'most-borrowed' || (sort === 'relevance' && better.length === 0)) return from(first);
  if (sort !== 'relevance' || clause.kind !== 'words') return undefined;
  const [only = ''] = clause.words;
  // a form of a word is said no more often than its stem, so by both nothing fits better than by the stem
  if (ask.isOneWord && better[0] === only) return from(fittest, [], better.length === 1 ? undefined : fits);
  const scored = better.flatMap(word => {
    const postings = word === only ? undefined : base.postings(word);
    return postings ? [{ postings, isFound: clause.begins && word.startsWith(only) }] : [];
  });
  return from(fittest, scored);
}

/** The work of gathering these, when so many documents are found: how many are gathered about, and how many passed by for that. */
export function workOfFirst({ known, scored }: First, found: number, size: number) {
  let [gathered, passed] = [known.length, 0];
  for (const { postings, isFound } of scored) {
    const said = postings.to - postings.from;
    gathered += isFound ? said : (said * found) / size;
    if (!isFound) passed += Math.min(said, found);
  }
  return { gathered, passed };
}

/** Gathers those documents that are found, and those whose title is just what was typed. */
export function gatherFirst(base: Base, ask: Ask, first: First, into: Documents): void {
  const { clause, exact } = ask;
  const titled = exact === undefined ? [] : base.titled(exact);
  const found = () => matcherOf(base, clause);
  const most = first.scored.reduce((sum, { postings: { from, to } }) => sum + to - from, first.known.length);
  into.begin(most + titled.length);
  const { list } = into;
  list.set(first.known);
  let size = first.known.length;
  for (const { postings, isFound } of first.scored) {
    const cursor = new Cursor(postings);
    size += fillFrom(isFound ? cursor : new All([cursor, found()]), list.subarray(size), undefined);
  }
  if (titled.length > 0) {
    const isFound = found();
    for (const doc of titled) if (isFound.seek(doc) === doc) list[size++] = doc;
  }
  list.subarray(0, size).sort();
  for (let at = 0; at < size; at += 1) {
    const doc = list[at] ?? 0;
    if (base.dead[doc] !== 1 && (into.size === 0 || list[into.size - 1] !== doc)) list[into.size++] = doc;
  }
}
