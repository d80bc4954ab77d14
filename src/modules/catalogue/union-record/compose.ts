import type { KeptRecord } from '#intake';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { fields, type MarcField, type MarcRecord, subfields } from '#standards/marc/record.ts';
import { copyField, type CopySaid } from '../copy-field.ts';
import type { Edition, EditionId } from '../edition.ts';
import { describe } from './describe.ts';

/** A copy as others need to know it; its material only where that is not what the title says. */
export interface Holding extends CopySaid {
  /** ISIL of the organisation, or its code. */
  readonly organisation: string;
}

/** What is at a branch of a title in parts. */
export interface Summary {
  /** ISIL of the organisation, or its code; the code of the source where nobody knows it. */
  readonly organisation: string;
  /** Code of the branch. */
  readonly branch: string;
  readonly callNumber?: string | undefined;
  readonly statement: string;
}

/** By what name a library knows the edition. */
export interface Membership {
  /** Code of the source. */
  readonly source: string;
  readonly controlNumber: string;
}

export const dataField = (
  tag: string,
  ind: string,
  ...parts: readonly (readonly [string, string | undefined])[]
): MarcField => ({
  tag,
  ind1: ind[0] ?? ' ',
  ind2: ind[1] ?? ' ',
  subfields: parts.flatMap(([code, value]) => (value === undefined || value === '' ? [] : [{ code, value }])),
});

/** Ours to give: what is about the source's own record, and its holdings (MARC 21 Holdings: 841 to 88X). */
const isOwnOfSource = (tag: string, itemField: string | undefined): boolean =>
  tag === '001' ||
  tag === '003' ||
  tag === '005' ||
  tag === itemField ||
  /^(?:84[1-5]|85[2-5]|86[3-8]|87[6-8]|9..)$/.test(tag);

/** 005: when the record last changed (MARC 21, 005), in UTC. */
export const stamp = (at: Date): string => `${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}.0`;

/** The word that an edition is gone: leader/05 `d` (MARC 21, Leader), and by what number it was known. */
export const goneRecord = (edition: EditionId, at: Date): MarcRecord => ({
  leader: '00000dam a2200000 i 4500',
  fields: [
    { tag: '001', value: String(edition) },
    { tag: '005', value: stamp(at) },
    dataField('245', '00', ['a', '[gone]']),
  ],
});

function missingIsbns(record: MarcRecord, isbns: readonly string[]): string[] {
  const known = new Set<string | undefined>(
    fields(record, '020').flatMap(field => subfields(field, 'a').map(text => parseIsbn(text))),
  );
  return isbns.filter(isbn => !known.has(isbn));
}

/** Where a copy's facts stand in 852: as the profile `own-852` reads them. */
const own852 = {
  field: '852',
  branch: 'b',
  callNumber: 'h',
  barcode: 'p',
  material: 'v',
  loanType: 'w',
  price: 'y',
} as const;

/** A copy as a field, behind whose it is. */
function copyOf({ organisation, ...said }: Holding): MarcField {
  const { subfields: parts, ...field } = copyField(own852, said);
  return { ...field, subfields: [{ code: 'a', value: organisation }, ...parts] };
}

/**
 * One MARC record for an edition: the words of the record that describes it, the ISBNs and record numbers of all
 * (020, 035), one 852 a copy: $a organisation, $b branch, $h call number, $p barcode and as the profile `own-852` has them material,
 * loan type and price; and one 866 a statement of what a branch has of a title in parts: $a statement, $z branch. Read again by
 * that profile, its copies are the same in all that is said of them.
 */
export function compose(
  edition: Edition,
  lead: KeptRecord | undefined,
  members: readonly Membership[],
  holdings: readonly Holding[],
  summaries: readonly Summary[] = [],
): MarcRecord {
  const record = lead?.record ?? describe(edition);
  const own = record.fields.filter(({ tag }) => !isOwnOfSource(tag, lead?.itemField));
  const numbers = [
    ...missingIsbns(record, edition.isbns).map(isbn => dataField('020', '  ', ['a', isbn])),
    ...members.map(({ source, controlNumber }) =>
      dataField('035', '  ', ['a', `(${source})${controlNumber}`]),
    ),
  ];
  const at = own.findIndex(({ tag }) => tag > '035');
  const head = at < 0 ? own : own.slice(0, at);
  return {
    leader: record.leader,
    fields: [
      { tag: '001', value: String(edition.id) },
      { tag: '005', value: stamp(edition.changedAt) },
      ...head,
      ...numbers,
      ...own.slice(head.length),
      ...holdings.map(copyOf),
      ...summaries.map(({ branch, statement }) => dataField('866', ' 0', ['a', statement], ['z', branch])),
    ],
  };
}
