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

/** What our files never hold, and the tests of the profile that would be about it. */
const strangers: readonly (readonly [
  tests: readonly [string, ...string[]],
  what: string,
  isThere: (file: UaFile) => boolean,
])[] = [
  [['7.16-1'], 'encryption', ({ pdf }) => pdf.entry(pdf.trailer, 'Encrypt') !== null],
  [
    ['7.15-1', '7.2-25', '7.18.1-3', '7.18.4-1', '7.18.4-2'],
    'forms to fill in',
    file => entryOf(file, 'AcroForm') !== null,
  ],
  [['7.10-1', '7.10-2'], 'layers', file => entryOf(file, 'OCProperties') !== null],
  [['7.11-1'], 'files inside', ({ dicts }) => dicts.some(({ entries }) => entries.has('EF'))],
  [
    ['7.18.1-1', '7.18.1-2', '7.18.2-1', '7.18.8-1'],
    'annotations that are no links',
    ({ annotations, pdf }) => annotations.some(({ dict }) => nameOf(pdf.entry(dict, 'Subtype')) !== 'Link'),
  ],
  [
    ['7.18.6.2-1', '7.18.6.2-2'],
    'sound and film',
    ({ dicts, pdf }) => dicts.some(one => nameOf(pdf.entry(one, 'Type')) === 'MediaClip'),
  ],
  [
    ['7.20-1'],
    'parts of other files',
    ({ dicts, pdf }) =>
      dicts.some(one => nameOf(pdf.entry(one, 'Subtype')) === 'Form' && one.entries.has('Ref')),
  ],
  [['7.7-1'], 'formulas', ({ elements }) => elements.some(({ type }) => type === 'Formula')],
  [['7.9-1', '7.9-2'], 'notes', ({ elements }) => elements.some(({ type }) => type === 'Note')],
  [
    ['7.21.3.2-1', '7.21.4.2-1', '7.21.6-1', '7.21.6-2', '7.21.6-3', '7.21.6-4'],
    'fonts of another kind',
    ({ dicts, pdf }) =>
      dicts.some(
        one =>
          nameOf(pdf.entry(one, 'Type')) === 'Font' &&
          !['Type0', 'CIDFontType0'].includes(nameOf(pdf.entry(one, 'Subtype')) ?? ''),
      ),
  ],
];

/** A prefix other than the usual one under which the metadata say something about PDF/UA. */
const strangePrefix = (metadata: string | undefined, property: string): boolean =>
  [...(metadata ?? '').matchAll(/xmlns:([\w-]+)="http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/"/g)].some(
    ([, prefix]) => prefix !== 'pdfuaid' && metadata?.includes(`${prefix}:${property}`),
  );

/** Rules about the file as a whole: what it says of itself, its title, its language. */
export const documentRules: readonly UaRule[] = [
  whole(
    '5-1',
    'the metadata say that this is PDF/UA',
    ({ metadata }) => tag(metadata, 'pdfuaid:part') !== undefined,
  ),
  whole('5-2', 'they say that it is its first part', ({ metadata }) => tag(metadata, 'pdfuaid:part') === '1'),
  ...[
    ['5-3', 'part'],
    ['5-4', 'amd'],
    ['5-5', 'corr'],
  ].map(([id = '', property = '']) =>
    whole(
      id,
      `they say its ${property} under the prefix of PDF/UA`,
      ({ metadata }) => !strangePrefix(metadata, property),
    ),
  ),
  whole('6.1-1', 'the file begins as a PDF of the first version does', ({ pdf }) =>
    /^%PDF-1\.[0-7][\r\n]/.test(pdf.bytes.toString('latin1', 0, 9)),
  ),
  whole('6.2-1', 'the file says that it is tagged', file => entryOf(file, 'MarkInfo', 'Marked') === true),
  whole(
    '7.1-11',
    'the file has a structure tree',
    file => isDict(entryOf(file, 'StructTreeRoot')) && file.elements.length > 0,
  ),
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
  ...strangers.map(([[id, ...also], what, isThere]) =>
    whole(id, `there are no ${what}, for which there are no rules here`, file => !isThere(file), also),
  ),
];
