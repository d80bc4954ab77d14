import { isDict, nameOf, textOf } from '../../value.ts';
import { type UaFile, type UaRule, whole } from '../rule.ts';

const tag = (metadata: string | undefined, name: string): string | undefined =>
  metadata &&
  new RegExp(`<${name}>([\\s\\S]*?)</${name}>`)
    .exec(metadata)?.[1]
    ?.replaceAll(/<[^>]*>/g, '')
    .trim();

const entryOf = ({ pdf, root }: UaFile, ...keys: readonly string[]) =>
  keys.reduce((at, key) => pdf.entry(at, key), root);

const language = (file: UaFile): string => textOf(entryOf(file, 'Lang')) ?? '';

const languageTag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

/** What our files never hold; each would ask for rules of its own. */
const strangers: readonly (readonly [what: string, isThere: (file: UaFile) => boolean])[] = [
  ['encryption (7.16)', ({ pdf }) => pdf.entry(pdf.trailer, 'Encrypt') !== null],
  ['forms (7.2-25, 7.15, 7.18.4)', file => entryOf(file, 'AcroForm') !== null],
  ['layers (7.10)', file => entryOf(file, 'OCProperties') !== null],
  ['files inside (7.11)', ({ dicts }) => dicts.some(({ entries }) => entries.has('EF'))],
  [
    'annotations that are no links (7.18.1, 7.18.2, 7.18.6, 7.18.8)',
    ({ annotations, pdf }) => annotations.some(({ dict }) => nameOf(pdf.entry(dict, 'Subtype')) !== 'Link'),
  ],
  [
    'parts of other files (7.20)',
    ({ dicts, pdf }) =>
      dicts.some(one => nameOf(pdf.entry(one, 'Subtype')) === 'Form' && one.entries.has('Ref')),
  ],
  [
    'formulas, or notes with an address (7.7, 7.9)',
    ({ elements }) => elements.some(({ type }) => type === 'Formula' || type === 'Note'),
  ],
  [
    'fonts of another kind (7.21.3.2, 7.21.4.2-1, 7.21.6)',
    ({ dicts, pdf }) =>
      dicts.some(
        one =>
          nameOf(pdf.entry(one, 'Type')) === 'Font' &&
          !['Type0', 'CIDFontType0'].includes(nameOf(pdf.entry(one, 'Subtype')) ?? ''),
      ),
  ],
  [
    'texts for shortcuts (7.2-23, 7.2-32)',
    ({ elements }) => elements.some(({ dict }) => dict.entries.has('E')),
  ],
];

/** Rules about the file as a whole: what it says of itself, its title, its language. */
export const documentRules: readonly UaRule[] = [
  whole(
    '5-1',
    'the metadata say that this is PDF/UA',
    ({ metadata }) => tag(metadata, 'pdfuaid:part') !== undefined,
  ),
  whole('5-2', 'they say that it is its first part', ({ metadata }) => tag(metadata, 'pdfuaid:part') === '1'),
  whole('6.2-1', 'the file says that it is tagged, and has a structure tree', file => {
    const isMarked = entryOf(file, 'MarkInfo', 'Marked') === true;
    return isMarked && isDict(entryOf(file, 'StructTreeRoot')) && file.elements.length > 0;
  }),
  whole(
    '7.1-4',
    'the tags are not marked as doubtful',
    file => entryOf(file, 'MarkInfo', 'Suspects') !== true,
  ),
  whole('7.1-8', 'the file has metadata', ({ metadata }) => metadata !== undefined),
  whole('7.1-9', 'the metadata hold the title', ({ metadata }) => (tag(metadata, 'dc:title') ?? '') !== ''),
  whole(
    '7.1-10',
    'the window shows the title, not the name of the file',
    file => entryOf(file, 'ViewerPreferences', 'DisplayDocTitle') === true,
  ),
  whole(
    '7.2-2',
    'bookmarks have a language',
    file => entryOf(file, 'Outlines') === null || language(file) !== '',
  ),
  whole('7.2-33', 'metadata have a language', file => language(file) !== ''),
  {
    id: '7.2-29',
    says: 'a language is named as RFC 3066 does',
    check: ({ dicts, pdf }) =>
      dicts.flatMap(one => {
        const said = textOf(pdf.entry(one, 'Lang'));
        return said === undefined || languageTag.test(said) ? [] : [said];
      }),
  },
  {
    id: 'others',
    says: 'nothing is in the file for which there are no rules here',
    check: file => strangers.flatMap(([what, isThere]) => (isThere(file) ? [what] : [])),
  },
];
