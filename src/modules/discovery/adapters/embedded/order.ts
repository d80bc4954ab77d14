import type { Sort } from '../../search-port.ts';
import { cell, width } from './columns.ts';
import type { Segment } from './segment.ts';

/** What a document is ordered by: of the first number that differs the higher comes first. */
export interface Order {
  readonly first: (doc: number) => number;
  readonly rest: (doc: number) => readonly number[];
}

/** `fit` says how well a document fits, `standsHere` whether a copy is on the shelf of the reader's branch. */
export function orderOf(
  segment: Segment,
  sort: Sort,
  fit: (doc: number) => number,
  standsHere: (doc: number) => boolean,
): Order {
  const { columns, names } = segment;
  const { edition, rows } = columns;
  const of = (doc: number, name: keyof typeof cell) => rows[doc * width + cell[name]] ?? 0;
  const number = (doc: number) => edition[doc] ?? 0;
  const filed = (doc: number) => -names.titleKey.rank(of(doc, 'titleKey'));
  // without an author comes last
  const nobody = names.authorKey.find('');
  switch (sort) {
    case 'relevance':
      return {
        first: fit,
        rest: doc => [Number(standsHere(doc)), of(doc, 'loans'), of(doc, 'copies'), -number(doc)],
      };
    case 'newest':
      return { first: doc => of(doc, 'added'), rest: doc => [of(doc, 'year'), number(doc)] };
    case 'most-borrowed':
      return { first: doc => of(doc, 'loans'), rest: doc => [of(doc, 'copies'), -number(doc)] };
    case 'title':
      return { first: filed, rest: doc => [of(doc, 'year'), -number(doc)] };
    case 'author':
      return {
        first: doc => {
          const author = of(doc, 'authorKey');
          return author === nobody ? -Infinity : -names.authorKey.rank(author);
        },
        rest: doc => [filed(doc), -number(doc)],
      };
  }
}
