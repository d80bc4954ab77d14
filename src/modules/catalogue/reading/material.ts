import { controlField, fields, type MarcRecord, subfields, values } from '#standards/marc/record.ts';
import type { Material } from '../edition.ts';

/** What a record says about its form, gathered once. */
interface Form {
  /** Leader 06 and 07: type of record, bibliographic level. */
  readonly type: string;
  readonly level: string;
  /** 008/23, or 29 for maps and visual material: form of item. */
  readonly form: string;
  /** 008/26 for computer files, 33 for visual material. */
  readonly kind: string;
  /** 007/00-01 of every 007. */
  readonly physical: readonly string[];
  /** RDA carrier codes (338 $b). */
  readonly carriers: readonly string[];
  /** The words of 245 $h, 250, 300, 336 to 340, 655, in lower case. */
  readonly words: string;
}

function formOf(record: MarcRecord): Form {
  const { leader } = record;
  const coded = controlField(record, '008') ?? '';
  const type = leader[6] ?? 'a';
  const physical = record.fields.flatMap(field =>
    field.tag === '007' && 'value' in field ? [field.value.slice(0, 2)] : [],
  );
  const words = [
    ...values(record, '245', 'h'),
    ...fields(record, '250', '300', '336', '337', '338', '340', '655').flatMap(field =>
      subfields(field, 'abc'),
    ),
  ];
  return {
    type,
    level: leader[7] ?? 'm',
    form: (/[efgkor]/.test(type) ? coded[29] : coded[23]) ?? ' ',
    kind: (type === 'm' ? coded[26] : coded[33]) ?? ' ',
    physical,
    carriers: values(record, '338', 'b'),
    words: words.join(' ').toLowerCase(),
  };
}

/** First row that fits wins; leader and coded fields before words (MARC 21 Leader/06, 007, 008). */
const rows: readonly (readonly [Material, (form: Form) => boolean])[] = [
  [
    'online',
    ({ form, carriers, physical }) => form === 'o' || carriers.includes('cr') || physical.includes('cr'),
  ],
  ['map', ({ type }) => type === 'e' || type === 'f'],
  // some describe the disc of a piece by the leader of its score
  [
    'music',
    ({ type, physical, words }) =>
      /[cd]/.test(type) &&
      (physical.includes('sd') || /\b(?:sound|audio|compact) dis[ck]|\bcd's?\b/.test(words)),
  ],
  ['score', ({ type }) => type === 'c' || type === 'd'],
  ['music', ({ type }) => type === 'j'],
  [
    'audiobook',
    ({ type, words }) => type === 'i' || /luisterboek|daisy|audiobook|gesproken boek/.test(words),
  ],
  [
    'game',
    ({ type, kind, words }) =>
      (/[mr]/.test(type) && (kind === 'g' || /\bspel|game|playstation|nintendo|xbox/.test(words))) ||
      /gezelschapsspel|video game/.test(words),
  ],
  [
    'dvd',
    ({ type, words, carriers }) => type === 'g' || carriers.includes('vd') || /\bdvd|blu-?ray/.test(words),
  ],
  [
    'large-print',
    ({ type, form, physical, words }) =>
      /[at]/.test(type) &&
      (form === 'd' || physical.includes('tb') || /grote[ -]letter|large print|grootletter/.test(words)),
  ],
  // the library of things: what is neither a game nor to be read, seen or heard
  ['object', ({ type }) => type === 'r' || type === 'o'],
  ['magazine', ({ type, level }) => type === 'a' && /[bis]/.test(level)],
  ['book', ({ type }) => /[at]/.test(type)],
];

/** What kind of thing the record describes. */
export function readMaterial(record: MarcRecord): Material {
  const form = formOf(record);
  return rows.find(([, fits]) => fits(form))?.[0] ?? 'other';
}
