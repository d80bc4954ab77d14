import type { Description, Identifier, Material } from '../edition.ts';
import { normal } from '../reading/normal.ts';
import { skeleton } from './skeleton.ts';

/** What the clues look at: what a record says, as two cataloguers would agree on it. */
export interface Traits {
  readonly title: string;
  /** Title and subtitle in one: what one library calls a subtitle another leaves out or takes into the title. */
  readonly wholeTitle: string;
  /** Names whatever their order, main author first; initials are single letters. */
  readonly authors: readonly string[];
  /** The name under which the main author is filed: the last word of the family's. */
  readonly family: string | undefined;
  /** Title, whole title, main author and family in their own script, of what is romanised. */
  readonly ownScript: Pick<Traits, 'title' | 'wholeTitle' | 'authors' | 'family'> | undefined;
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

/** The title without its article, which some write behind it: `Veerpont, de`. */
const filed = ({ sortTitle }: Description): string =>
  sortTitle.replace(/,\s*(?:de|het|een|the|an?|der|die|das|les?|la)$/i, '');

/** The words of a name in an order of their own, without the years of a life. */
const nameOf = (name: string): string =>
  skeleton(name)
    .split(' ')
    .filter(word => word !== '' && !/\p{N}/u.test(word))
    .toSorted()
    .join(' ');

/** `Haasse, Hella S.` and `Hella S. Haasse` are filed alike; so are `Berg, Jan van den` and `van den Berg, Jan`. */
const familyOf = (name: string): string | undefined =>
  skeleton(name.split(',', 1)[0] ?? '')
    .split(' ')
    .findLast(word => word.length > 1 && !/\p{N}/u.test(word));

const entryOf = (title: string, subtitle: string | undefined, authors: readonly string[]) => ({
  title: skeleton(title),
  wholeTitle: skeleton(subtitle === undefined ? title : `${title} ${subtitle}`),
  authors: authors.map(nameOf).filter(Boolean),
  family: authors[0] === undefined ? undefined : familyOf(authors[0]),
});

/** The traits of a description. */
export function traitsOf(said: Description): Traits {
  const { subtitle, authors, year, publisher, identifiers, ownScript } = said;
  return {
    ...entryOf(filed(said), subtitle, authors),
    ownScript:
      ownScript && entryOf(ownScript.title, ownScript.subtitle, ownScript.author ? [ownScript.author] : []),
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

/** Keys are found by equality, so a very long title is as good as its beginning. */
const longest = 120;

/** Under which titles and names: a title with its author's family, a distinctive one alone, also with its subtitle. */
function* entriesOf({ title, wholeTitle, family }: Pick<Traits, 'title' | 'wholeTitle' | 'family'>) {
  if (title !== '' && family) yield `${title.slice(0, longest)} / ${family}`;
  if (isDistinctive(title)) yield title.slice(0, longest);
  if (wholeTitle !== title && isDistinctive(wholeTitle)) yield wholeTitle.slice(0, longest);
}

function makeKeys(traits: Traits): string[] {
  const { family, ownScript, year, material, isbns, numbers: others } = traits;
  const numbers = [...isbns.map(isbn => `isbn ${isbn}`), ...others];
  if (year === undefined) return numbers;
  // some romanise the name and not the title
  const own = ownScript ? [...entriesOf(ownScript), ...entriesOf({ ...ownScript, family })] : [];
  const entries = new Set([...entriesOf(traits), ...own]);
  return [
    ...numbers,
    ...pairsOf(year).flatMap(pair => [...entries].map(entry => `title ${entry} / ${pair} / ${material}`)),
  ];
}

/** Keys are asked for several times while a record is grouped. */
const made = new WeakMap<Traits, readonly string[]>();

/** Keys that were made elsewhere. */
export const rememberKeys = (traits: Traits, keys: readonly string[]): void => void made.set(traits, keys);

/**
 * Under which keys a record finds those that may describe the same edition: its numbers, and its title with the years
 * around it, with the author's family or, when it is distinctive, alone, with and without its subtitle.
 */
export function keysOf(traits: Traits): readonly string[] {
  const known = made.get(traits) ?? makeKeys(traits);
  made.set(traits, known);
  return known;
}
