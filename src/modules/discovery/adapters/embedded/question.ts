import type { Reader } from '#platform/db.ts';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { type Clause, type WordField, wordsIn } from '../../clause.ts';
import { editionByBarcode } from '../../number.ts';
import { readQueryLanguage } from '../../query-language.ts';
import { noFilters, type SearchQuery } from '../../search-port.ts';
import { stemsOf } from '../../stems.ts';
import { readTyped } from '../../typed.ts';
import type { Ask } from './ask.ts';
import { hashOf } from './columns.ts';

type Fit = Pick<Ask, 'better' | 'isOneWord' | 'exact'>;
type Sought = Pick<Ask, 'clause'> & Fit;
type StemOf = (word: string) => string;

const inRow = (words: readonly string[], field: WordField = 'anywhere'): Clause => ({
  kind: 'words',
  field,
  words,
  begins: false,
});

/** A clause with stems in place of words; a word that is only begun stays as it is written. */
function stemmed(clause: Clause, stemOf: StemOf): Clause {
  switch (clause.kind) {
    case 'and':
    case 'or':
    case 'not':
      return { ...clause, left: stemmed(clause.left, stemOf), right: stemmed(clause.right, stemOf) };
    case 'words': {
      const last = clause.begins ? clause.words.length - 1 : -1;
      return { ...clause, words: clause.words.map((word, at) => (at === last ? word : stemOf(word))) };
    }
    case 'title-is': {
      // of all titles only those that say these words in a row are looked at
      const right = inRow(clause.words.map(stemOf), 'title');
      return clause.words.length === 0 ? clause : { kind: 'and', left: clause, right };
    }
    default:
      return clause;
  }
}

const fitOf = (words: readonly string[], stemOf: StemOf): Fit => ({
  better: [...new Set(words.flatMap(word => [stemOf(word), word]))],
  isOneWord: new Set(words.map(stemOf)).size === 1,
  exact: hashOf(words.join(' ')),
});

const noFit: Fit = { better: [], isOneWord: false, exact: undefined };

const allOf = ([first, ...rest]: readonly Clause[]): Clause =>
  rest.reduce<Clause>((left, right) => ({ kind: 'and', left, right }), first ?? { kind: 'all' });

/** Asks whether any title has all these words. */
export const anyWith = (words: readonly string[], stemOf: StemOf): Ask => ({
  clause: allOf(words.map(word => inRow([stemOf(word)]))),
  ...noFit,
  filters: noFilters,
  facets: [],
  sort: 'most-borrowed',
  skip: 0,
  take: 1,
  viewpoint: undefined,
  within: undefined,
});

/**
 * Asks for titles of which words begin so, the most borrowed first: the last word is still being typed; each also by its stem,
 * since subjects are not kept as they are written. The meaning is that of `beginningOf` in `adapters/sql/question.ts`.
 */
export function begunWith(words: readonly string[], stemOf: StemOf, take: number): Ask {
  const each = words.map((word, place): Clause => {
    const typed: Clause = {
      kind: 'words',
      field: 'anywhere',
      words: [word],
      begins: place === words.length - 1,
    };
    const stem = stemOf(word);
    return stem === word ? typed : { kind: 'or', left: typed, right: inRow([stem]) };
  });
  return { ...anyWith([], stemOf), clause: allOf(each), take };
}

/** What a query looks for, in stems; nothing when its text says nothing that a title could have. */
export async function soughtBy(reader: Reader, query: SearchQuery): Promise<Sought | undefined> {
  const text = query.words.trim();
  const clause = query.clause ?? readQueryLanguage(text);
  if (clause) {
    const stemOf = await stemsOf(reader, wordsIn(clause, 'all'));
    return { clause: stemmed(clause, stemOf), ...fitOf(wordsIn(clause, 'wanted'), stemOf) };
  }
  if (text === '') return { clause: { kind: 'all' }, ...noFit };
  const isbn = parseIsbn(text);
  if (isbn !== undefined) return { clause: inRow([isbn]), ...fitOf([isbn], same => same) };
  const edition = await editionByBarcode(reader, text);
  if (edition !== undefined) return { clause: { kind: 'edition', edition }, ...noFit };
  const { must, words } = readTyped(text);
  const stemOf = await stemsOf(reader, words);
  if (must.length === 0) return undefined;
  return { clause: allOf(must.map(group => inRow(group.map(stemOf)))), ...fitOf(words, stemOf) };
}
