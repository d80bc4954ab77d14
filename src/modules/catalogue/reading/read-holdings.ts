import {
  controlField,
  type DataField,
  type MarcRecord,
  subfield,
  subfields,
} from '#standards/marc/record.ts';
import { clean, distinct } from './clean.ts';
import { groupsIn, isStatement } from './holdings-groups.ts';
import { type Copy, isMaterial, readPrice } from './read-copies.ts';

/** What one library has of a title at one place. */
export interface HoldingAtPlace {
  /** The source's own code of the branch. */
  readonly branch: string;
  readonly callNumber: string | undefined;
  /** What is there: `v.1-14 (1975-1988)`. Empty when the record lists copies only. */
  readonly statements: readonly string[];
}

/** A holdings record of its own (MARC 21 Format for Holdings Data). */
export interface HoldingsRead {
  /** What the source calls the record of the title (004). */
  readonly titleNumber: string;
  readonly places: readonly HoldingAtPlace[];
  readonly copies: readonly Copy[];
}

const most = 200;

const plain = { material: undefined, loanType: undefined, priceCents: undefined };

/** `83` and `83.5` name the pattern 83 (853-855 and 863-865 $8). */
const linkOf = (field: DataField): string => (subfield(field, '8') ?? '').split('.')[0] ?? '';

/** A caption between round brackets is not shown (853 $a to $m). */
const shownCaption = (caption: string | undefined): string =>
  caption === undefined || caption.startsWith('(') ? '' : caption;

/** `v.1:no.2 (2011:06)`: enumeration by its captions, then what is no enumeration as a date (863 by its 853). */
function enumerate(values: DataField, pattern: DataField | undefined): string {
  const levels = values.subfields.filter(({ code }) => /[a-h]/.test(code));
  const dates = subfields(values, 'ijklm');
  const number = levels
    .map(({ code, value }) => `${shownCaption(pattern && subfield(pattern, code))}${value}`)
    .join(':');
  const date = dates.join(':');
  if (number === '') return date;
  return date === '' ? number : `${number} (${date})`;
}

/** Words of the cataloguer (866 to 868) before what patterns make of numbers (863 to 865). */
function statementsIn(group: readonly DataField[]): string[] {
  const written = group.filter(({ tag }) => /^86[678]$/.test(tag)).flatMap(field => subfields(field, 'a'));
  const patterns = new Map(
    group.filter(({ tag }) => /^85[345]$/.test(tag)).map(field => [linkOf(field), field]),
  );
  const made = group
    .filter(({ tag }) => /^86[345]$/.test(tag))
    .map(field => enumerate(field, patterns.get(linkOf(field))));
  return distinct(written.some(text => clean(text) !== '') ? written : made, most);
}

/** The place as 852 names it: its branch ($b, or $a where there is none) and call number ($h $i, or $j to $m). */
function placeIn(field: DataField): Omit<HoldingAtPlace, 'statements'> {
  const call = ['hi', 'j', 'k', 'l', 'm']
    .map(codes => clean(subfields(field, codes).join(' ')))
    .find(text => text !== '');
  return { branch: clean(subfield(field, 'b') ?? subfield(field, 'a') ?? ''), callNumber: call };
}

/** What 876 to 878 say of their copies beside the barcodes: $3 what it is, $c what it costs, $h the loan type. */
function saidOf(piece: DataField): Pick<Copy, 'material' | 'loanType' | 'priceCents'> {
  const part = (code: string) => clean(subfield(piece, code) ?? '');
  const material = part('3');
  return {
    material: isMaterial(material) ? material : undefined,
    loanType: part('h') || undefined,
    priceCents: readPrice(part('c')),
  };
}

/** The copies at a place: what 876 to 878 $p name one by one, else 852 $p. */
function copiesIn(place: DataField, group: readonly DataField[]): Copy[] {
  const { branch, callNumber } = placeIn(place);
  const pieces = group.filter(({ tag }) => /^87[678]$/.test(tag));
  const named = pieces.some(piece => subfield(piece, 'p') !== undefined) ? pieces : [place];
  return named.flatMap(field => {
    const said = field === place ? plain : saidOf(field);
    const barcodes = subfields(field, 'p').map(clean);
    return barcodes.filter(text => text !== '').map(barcode => ({ barcode, branch, callNumber, ...said }));
  });
}

/**
 * Reads a holdings record: each 852 with the fields behind it, up to the next, is one place. Undefined when it does not say
 * of which title it is.
 */
export function readHoldings(record: MarcRecord): HoldingsRead | undefined {
  const titleNumber = clean(controlField(record, '004') ?? '');
  if (titleNumber === '') return undefined;
  const groups = groupsIn(record);
  return {
    titleNumber,
    places: groups.map(({ place, rest }) => ({ ...placeIn(place), statements: statementsIn(rest) })),
    copies: groups.flatMap(({ place, rest }) => copiesIn(place, rest)),
  };
}

/**
 * What the record of a title says itself of years and parts at a place (MARC 21 holdings embedded in a bibliographic record): each 852
 * with statements behind it. Most records say nothing.
 */
export function readEmbedded(record: MarcRecord): HoldingAtPlace[] {
  if (!record.fields.some(isStatement)) return [];
  return groupsIn(record).flatMap(({ place, rest }) => {
    const statements = statementsIn(rest);
    return statements.length > 0 ? [{ ...placeIn(place), statements }] : [];
  });
}
