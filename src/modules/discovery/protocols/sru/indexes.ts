import { type EditionId, type Material, materials } from '#catalogue';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { parseIssn } from '#standards/isbn/issn.ts';
import type { Clause, WordField } from '../../clause.ts';
import { wordsOf } from '../../fold.ts';
import type { HeadingList } from '../../store/heading.ts';

/** Context sets by the prefix that nobody needs to declare. */
export const contextSets = {
  cql: 'info:srw/cql-context-set/1/cql-v1.2',
  dc: 'info:srw/cql-context-set/1/dc-v1.1',
  bath: 'http://zing.z3950.org/cql/bath/2.0/',
  rec: 'info:srw/cql-context-set/2/rec-1.1',
} as const;

export type ContextSet = keyof typeof contextSets;

/** What can be asked of an index: its words, one of its values, or a span of them. */
export type Meaning =
  | { readonly kind: 'words'; readonly field: WordField }
  /** Nothing for a text that cannot be such a value. */
  | { readonly kind: 'value'; readonly clause: (text: string) => Clause | undefined }
  | { readonly kind: 'year' };

export interface Index {
  readonly set: ContextSet;
  readonly name: string;
  /** What it looks into, for people. */
  readonly title: string;
  readonly meaning: Meaning;
  /** The list that a scan leafs through; an index without one cannot be scanned. */
  readonly list?: HeadingList;
}

const words = (field: WordField): Meaning => ({ kind: 'words', field });
const value = (clause: (text: string) => Clause | undefined): Meaning => ({ kind: 'value', clause });

const isbn = (text: string): Clause | undefined => {
  const found = parseIsbn(text);
  return found === undefined ? undefined : { kind: 'words', field: 'rest', words: [found], begins: false };
};

/** Kept among the words of a title as `issn:1234-5679`. */
const issn = (text: string): Clause | undefined => {
  const found = parseIssn(text);
  return found === undefined
    ? undefined
    : { kind: 'words', field: 'rest', words: wordsOf(`issn:${found}`), begins: false };
};

/** Our own number, or the identifier by which harvesters know it (`oai:host:number`). */
const edition = (text: string): Clause | undefined => {
  const number = /^(?:oai:[^:]+:)?([1-9]\d{0,14})$/.exec(text)?.[1];
  const found: EditionId | undefined = number === undefined ? undefined : Number(number);
  return found === undefined ? undefined : { kind: 'edition', edition: found };
};

const isMaterial = (text: string): text is Material => (materials as readonly string[]).includes(text);

/** What the search can tell apart; an index that is not here is refused. */
export const indexes: readonly Index[] = [
  { set: 'cql', name: 'serverChoice', title: 'Everything', meaning: words('anywhere'), list: 'word' },
  { set: 'cql', name: 'anywhere', title: 'Everything', meaning: words('anywhere'), list: 'word' },
  {
    set: 'cql',
    name: 'allRecords',
    title: 'All records (1)',
    meaning: value(text => (text === '1' ? { kind: 'all' } : undefined)),
  },
  { set: 'dc', name: 'title', title: 'Title', meaning: words('title'), list: 'title' },
  { set: 'bath', name: 'title', title: 'Title', meaning: words('title'), list: 'title' },
  { set: 'dc', name: 'creator', title: 'Author or series', meaning: words('names'), list: 'author' },
  { set: 'dc', name: 'contributor', title: 'Author or series', meaning: words('names'), list: 'author' },
  { set: 'bath', name: 'author', title: 'Author or series', meaning: words('names'), list: 'author' },
  { set: 'bath', name: 'personalName', title: 'Author or series', meaning: words('names'), list: 'author' },
  { set: 'dc', name: 'subject', title: 'Subject or genre', meaning: words('subjects'), list: 'subject' },
  { set: 'bath', name: 'subject', title: 'Subject or genre', meaning: words('subjects'), list: 'subject' },
  {
    set: 'dc',
    name: 'publisher',
    title: 'Publisher, level or summary',
    meaning: words('rest'),
    list: 'publisher',
  },
  { set: 'dc', name: 'description', title: 'Publisher, level or summary', meaning: words('rest') },
  { set: 'bath', name: 'any', title: 'Everything', meaning: words('anywhere'), list: 'word' },
  { set: 'bath', name: 'isbn', title: 'ISBN', meaning: value(isbn) },
  { set: 'bath', name: 'issn', title: 'ISSN', meaning: value(issn) },
  {
    set: 'dc',
    name: 'identifier',
    title: 'ISBN or record number',
    meaning: value(text => isbn(text) ?? edition(text)),
  },
  { set: 'rec', name: 'id', title: 'Record number', meaning: value(edition) },
  { set: 'rec', name: 'identifier', title: 'Record number', meaning: value(edition) },
  { set: 'dc', name: 'date', title: 'Year', meaning: { kind: 'year' }, list: 'year' },
  {
    set: 'dc',
    name: 'language',
    title: 'Language (ISO 639-2/B)',
    list: 'language',
    meaning: value(text =>
      /^[a-z]{3}$/i.test(text) ? { kind: 'language', language: text.toLowerCase() } : undefined,
    ),
  },
  {
    set: 'dc',
    name: 'type',
    title: `Kind (${materials.join(', ')})`,
    list: 'material',
    meaning: value(text => (isMaterial(text) ? { kind: 'material', material: text } : undefined)),
  },
];
