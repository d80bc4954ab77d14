import type { Ask } from './ask.ts';
import type { Best } from './best.ts';
import { boostUnit, cell, width } from './columns.ts';
import type { Documents } from './documents.ts';
import { Cursor } from './postings.ts';
import type { Segment } from './segment.ts';
import type { PlaceTables } from './wanted.ts';

type Key = (doc: number) => number;

/** What a document is ordered by: of the first number that differs the higher comes first. */
interface Order {
  readonly first: (doc: number, place: number) => number;
  /** The other numbers after the first. */
  readonly rest: readonly Key[];
}

const titleIsJustThat = 10;

/** Adds what a word is worth in each document that has it. */
function addWorth(segment: Segment, word: string, { list, size }: Documents, into: Float64Array): void {
  const postings = segment.postings(word);
  if (!postings) return;
  const { worths } = segment;
  const { values, to } = postings;
  let at = postings.from;
  if (to - at > size * 8) {
    const cursor = new Cursor(postings);
    for (let place = 0; place < size; place += 1)
      if (cursor.seek(list[place] ?? 0) === list[place])
        into[place] = (into[place] ?? 0) + (worths[cursor.code] ?? 0);
    return;
  }
  for (let place = 0; place < size; place += 1) {
    const doc = list[place] ?? 0;
    while (at < to && (values[at] ?? 0) >>> 8 < doc) at += 1;
    const value = values[at] ?? 0;
    if (at < to && value >>> 8 === doc) into[place] = (into[place] ?? 0) + (worths[value & 255] ?? 0);
  }
}

/** How well each of the documents fits: what its words are worth, by how much it is borrowed. */
function fitsOf(segment: Segment, { better, exact }: Ask, docs: Documents): Float64Array {
  const { loans, boost, titleHash } = segment.columns;
  const { list, size, fits } = docs;
  if (better.length === 0) {
    for (let place = 0; place < size; place += 1) fits[place] = loans[list[place] ?? 0] ?? 0;
    return fits;
  }
  fits.fill(0, 0, size);
  for (const word of better) addWorth(segment, word, docs, fits);
  for (let place = 0; place < size; place += 1) {
    const doc = list[place] ?? 0;
    const fit = ((fits[place] ?? 0) / better.length) * ((boost[doc] ?? 0) / boostUnit);
    fits[place] = titleHash[doc] === exact ? fit + titleIsJustThat : fit;
  }
  return fits;
}

/** `here` is the code of the reader's branch: of titles that fit as well, those on its shelf come first. */
function orderOf(segment: Segment, ask: Ask, here: number, docs: Documents): Order {
  const { columns, names } = segment;
  const { edition, rows, lists } = columns;
  const of = (name: 'year' | 'loans' | 'copies' | 'added') => {
    const column = columns[name];
    return (doc: number) => column[doc] ?? 0;
  };
  const number = (doc: number) => edition[doc] ?? 0;
  const filed = (doc: number) => -names.titleKey.rank(columns.titleKey[doc] ?? 0);
  const standsHere = (doc: number): 0 | 1 => {
    const to = rows[doc * width + cell.authors] ?? 0;
    for (let at = rows[doc * width + cell.places] ?? 0; at < to; at += 1)
      if (lists[at] === here * 2 + 1) return 1;
    return 0;
  };
  // without an author comes last
  const nobody = names.authorKey.find('');
  switch (ask.sort) {
    case 'relevance': {
      const fits = fitsOf(segment, ask, docs);
      return {
        first: (_, place) => fits[place] ?? 0,
        rest: [...(here === -1 ? [] : [standsHere]), of('loans'), of('copies'), doc => -number(doc)],
      };
    }
    case 'newest':
      return { first: of('added'), rest: [of('year'), number] };
    case 'most-borrowed':
      return { first: of('loans'), rest: [of('copies'), doc => -number(doc)] };
    case 'title':
      return { first: filed, rest: [of('year'), doc => -number(doc)] };
    case 'author':
      return {
        first: doc => {
          const author = columns.authorKey[doc] ?? 0;
          return author === nobody ? -Infinity : -names.authorKey.rank(author);
        },
        rest: [filed, doc => -number(doc)],
      };
  }
}

/** Whether a document comes after the worst that is kept, whose first number is the same; looks no further than it must. */
function isBelow(doc: number, rest: readonly Key[], worst: readonly number[]): boolean {
  for (let at = 0; at < rest.length; at += 1) {
    const difference = (rest[at]?.(doc) ?? 0) - (worst[at + 1] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
}

/** Gives documents their place on the page. */
export function rank(segment: Segment, ask: Ask, { here }: PlaceTables, docs: Documents, best: Best): void {
  const { list, size } = docs;
  const { edition } = segment.columns;
  const { first, rest } = orderOf(segment, ask, here, docs);
  for (let place = 0; place < size; place += 1) {
    const doc = list[place] ?? 0;
    const key = first(doc, place);
    const { worst } = best;
    if (worst && (key < (worst[0] ?? 0) || (key === worst[0] && isBelow(doc, rest, worst)))) continue;
    best.offer(edition[doc] ?? 0, [key, ...rest.map(each => each(doc))]);
  }
}
