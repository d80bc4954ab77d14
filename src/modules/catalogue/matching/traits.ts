import type { Description, Identifier, Material } from '../edition.ts';
import { normal, normalName } from '../reading/normal.ts';
import { skeleton } from './skeleton.ts';

/** What the clues look at: what a record says, as two cataloguers would agree on it. */
export interface Traits {
  readonly title: string;
  /** Title and subtitle in one: what one library calls a subtitle another leaves out or takes into the title. */
  readonly wholeTitle: string;
  /** Names whatever their order, main author first. */
  readonly authors: readonly string[];
  readonly year: number | undefined;
  /** Every year that is stated; the first is `year`. */
  readonly years: readonly number[];
  readonly material: Material;
  /** Number or name of the part of the title that it is. */
  readonly part: string | undefined;
  readonly seriesNumber: string | undefined;
  /** The number in the edition statement: of `2e, herziene druk` it is 2. */
  readonly printing: number | undefined;
  readonly language: string | undefined;
  readonly publisher: string | undefined;
  readonly pages: number | undefined;
  readonly isbns: readonly string[];
  /** Other numbers, of the kinds that name one edition. */
  readonly numbers: readonly string[];
}

/** Numbers that name one edition; an ISSN names a whole series of them. */
const isTelling = (identifier: Identifier): boolean => !identifier.startsWith('issn:');

const printingIn = (statement: string | undefined): number | undefined => {
  const found = /\d+/.exec(statement ?? '')?.[0];
  return found === undefined || Number(found) > 200 ? undefined : Number(found);
};

/** Keys are found by equality, so a very long title is as good as its beginning. */
const longest = 120;

/** The title without its article, which some write behind it: `Veerpont, de`. */
const filed = ({ sortTitle }: Description): string =>
  sortTitle.replace(/,\s*(?:de|het|een|the|an?|der|die|das|les?|la)$/i, '');

/** The traits of a description. */
export function traitsOf(said: Description): Traits {
  const { subtitle, authors, year, publisher, identifiers } = said;
  const title = filed(said);
  return {
    title: skeleton(title).slice(0, longest),
    wholeTitle: skeleton(subtitle === undefined ? title : `${title} ${subtitle}`).slice(0, longest),
    authors: authors.map(name => normalName(skeleton(name))).filter(Boolean),
    year,
    years: said.years,
    material: said.material,
    part: said.volume ?? said.volumeName,
    seriesNumber: said.seriesNumber,
    printing: printingIn(said.statement),
    language: said.language,
    publisher: publisher === undefined ? undefined : normal(publisher),
    pages: said.pages,
    isbns: said.isbns,
    numbers: identifiers.filter(isTelling),
  };
}

/** Years in pairs: of two that follow each other one pair is always shared, so a year off by one is found too. */
const pairsOf = (year: number): number[] => [...new Set([Math.floor(year / 2), Math.floor((year + 1) / 2)])];

/** A title this long is hardly another's. */
export const isDistinctive = (title: string): boolean => title.split(' ').length >= 3;

function makeKeys({ title, authors, year, material, isbns, numbers: others }: Traits): string[] {
  const numbers = [...isbns.map(isbn => `isbn ${isbn}`), ...others];
  if (year === undefined || title === '') return numbers;
  const [author] = authors;
  const family = author
    ?.split(' ')
    .reduce((longer, word) => (word.length > longer.length ? word : longer), '');
  const by = [...(family ? [family] : []), ...(isDistinctive(title) ? [''] : [])];
  return [
    ...numbers,
    ...pairsOf(year).flatMap(pair => by.map(name => `title ${title} / ${name} / ${pair} / ${material}`)),
  ];
}

/** Keys are asked for several times while a record is grouped. */
const made = new WeakMap<Traits, readonly string[]>();

/**
 * Under which keys a record finds those that may describe the same edition: its numbers, and its title with the years
 * around it, with the longest part of the author's name or, when it is distinctive, alone.
 */
export function keysOf(traits: Traits): readonly string[] {
  const known = made.get(traits) ?? makeKeys(traits);
  made.set(traits, known);
  return known;
}
