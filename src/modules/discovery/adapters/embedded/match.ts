import type { Clause, WordField, WordsClause } from '../../clause.ts';
import { Bits } from './bits.ts';
import { cell, hashOf, none, width } from './columns.ts';
import type { Documents } from './documents.ts';
import { All, either, fillFrom, type Matcher, nothing, past, where, without } from './matcher.ts';
import { Cursor, type Postings } from './postings.ts';
import type { Segment } from './segment.ts';

/** The weight by which words of a field are known (PostgreSQL, 12.3.1), as a `tsvector` numbers them. */
const weightOf = { anywhere: undefined, title: 3, names: 2, subjects: 1, rest: 0 } as const satisfies Record<
  WordField,
  number | undefined
>;
type Weight = (typeof weightOf)[WordField];

/** A word, in documents that say it with a weight. */
const inField = (cursor: Cursor, weights: Uint8Array, weight: Weight): Matcher => ({
  size: cursor.size,
  seek: doc => {
    let at = cursor.seek(doc);
    while (at !== past && ((weights[cursor.code] ?? 0) & (1 << (weight ?? 0))) === 0)
      at = cursor.seek(at + 1);
    return at;
  },
});

/** Somewhere in a row of words: one word, or all that begin so. */
interface Step extends Matcher {
  /** Its places in the document it stands at. */
  places(into: number[]): void;
}

/** All words that begin so, as one: their documents are gathered first. */
function beginning(segment: Segment, lists: readonly Postings[]): Step {
  const bits = segment.bits();
  for (const { values, from, to } of lists) bits.addAll(values, from, to);
  let reached = past;
  let cursors: readonly Cursor[] | undefined;
  return {
    size: bits.size,
    seek: doc => (reached = bits.seek(doc)),
    fill: (into, among) => bits.fill(into, among),
    places: into => {
      const one: number[] = [];
      into.length = 0;
      for (const cursor of (cursors ??= lists.map(list => new Cursor(list)))) {
        if (cursor.seek(reached) !== reached) continue;
        cursor.places(one);
        into.push(...one);
      }
    },
  };
}

/** Words in a row, each with the weight. */
function inRow(steps: readonly Step[], weight: Weight): Matcher {
  const all = new All(steps);
  const said: number[] = [];
  const isInRow = (): boolean => {
    let reached: Set<number> | undefined;
    for (const step of steps) {
      step.places(said);
      const next = new Set<number>();
      for (const place of said) {
        const isMeant = weight === undefined || (place & 3) === weight;
        if (isMeant && (reached === undefined || reached.has((place >>> 2) - 1))) next.add(place >>> 2);
      }
      if (next.size === 0) return false;
      reached = next;
    }
    return true;
  };
  return {
    size: all.size,
    seek: doc => {
      let at = all.seek(doc);
      while (at !== past && !isInRow()) at = all.seek(at + 1);
      return at;
    },
  };
}

function wordsMatcher(segment: Segment, { words, field, begins }: WordsClause): Matcher {
  const weight = weightOf[field];
  const steps = words.map((word, place): Step | undefined => {
    if (begins && place === words.length - 1) return beginning(segment, segment.beginning(word));
    const postings = segment.postings(word);
    return postings && new Cursor(postings);
  });
  const [only] = steps;
  if (!only || steps.includes(undefined)) return nothing;
  if (steps.length > 1 || (begins && weight !== undefined)) return inRow(steps as Step[], weight);
  return weight === undefined ? only : inField(only as Cursor, segment.weights, weight);
}

/** All that must be there at once: so the rarest of them leads. */
const parts = (clause: Clause): Clause[] =>
  clause.kind === 'and' ? [...parts(clause.left), ...parts(clause.right)] : [clause];

/** The documents of a segment for which a clause holds; its words are stems. */
export function matcherOf(segment: Segment, clause: Clause): Matcher {
  const { size, columns, names } = segment;
  const { rows, year, titleHash } = columns;
  switch (clause.kind) {
    case 'and':
      return new All(parts(clause).map(part => matcherOf(segment, part)));
    case 'or':
      return either(matcherOf(segment, clause.left), matcherOf(segment, clause.right));
    case 'not':
      return without(matcherOf(segment, clause.left), matcherOf(segment, clause.right));
    case 'words':
      return wordsMatcher(segment, clause);
    case 'title-is': {
      const hash = hashOf(clause.words.join(' '));
      return where(size, doc => titleHash[doc] === hash);
    }
    case 'edition': {
      const only = segment.docOf(clause.edition);
      return only === undefined ? nothing : { size: 1, seek: doc => (doc <= only ? only : past) };
    }
    case 'language': {
      const code = names.language.find(clause.language) + 1;
      return code === 0 ? nothing : where(size, doc => (rows[doc * width + cell.codes] ?? 0) >>> 16 === code);
    }
    case 'material': {
      const code = names.material.find(clause.material);
      return where(size, doc => ((rows[doc * width + cell.codes] ?? 0) & 255) === code);
    }
    case 'years': {
      const { from = none + 1, to = -none - 1 } = clause;
      return where(size, doc => {
        const of = year[doc] ?? none;
        return of >= from && of <= to;
      });
    }
    case 'all':
      return where(size, () => true);
  }
}

/** The documents that are found, those among others when these are given, and were not overtaken; with `overtaken` also those. */
export function gather(
  { size: most, dead }: Segment,
  found: Matcher,
  into: Documents,
  { among, overtaken = false }: { readonly among?: Bits | undefined; readonly overtaken?: boolean } = {},
): void {
  into.begin(Math.min(found.size, most));
  const { list } = into;
  const filled = fillFrom(found, list, among);
  into.size = filled;
  if (overtaken) return;
  let size = 0;
  for (let at = 0; at < filled; at += 1) {
    const doc = list[at] ?? 0;
    if (dead[doc] === 1) continue;
    list[size] = doc;
    size += 1;
  }
  into.size = size;
}

/** How many documents are looked at for a clause, at most; nothing is gathered for that. */
export function mostFor(segment: Segment, clause: Clause): number {
  switch (clause.kind) {
    case 'and':
      return Math.min(mostFor(segment, clause.left), mostFor(segment, clause.right));
    case 'or':
      return mostFor(segment, clause.left) + mostFor(segment, clause.right);
    case 'not':
      return mostFor(segment, clause.left);
    case 'words': {
      const last = clause.begins ? clause.words.length - 1 : -1;
      const sizes = clause.words.map((word, place) => {
        if (place === last) return segment.sizeOfBeginning(word);
        const found = segment.postings(word);
        return found ? found.to - found.from : 0;
      });
      return Math.min(segment.size, ...sizes);
    }
    case 'edition':
      return 1;
    default:
      return segment.size;
  }
}
