import { parseIsbn } from '#standards/isbn/isbn.ts';
import { controlField, isControlField, type MarcRecord } from '#standards/marc/record.ts';

/** What a record that is written here may not be. */
export type RecordFault = 'no-title' | 'status' | 'length-008' | 'isbn' | 'kind';

/** Leader/05 of a record that is new, changed or gone, and leader/06 of what describes a title (MARC 21, Leader). */
const statuses = /^[acdnp]$/;
const kinds = /^[acdefgijkmoprt]$/;

/** Length of 008 (MARC 21, 008). */
const length008 = 40;

const subfieldsOf = ({ fields }: MarcRecord, tag: string, code: string): string[] =>
  fields.flatMap(field =>
    field.tag === tag && !isControlField(field)
      ? field.subfields.filter(part => part.code === code).map(({ value }) => value)
      : [],
  );

/** The first word of field 020 is the number; behind it may stand what it is the number of. */
const isbnIn = (text: string): string => text.split(/[\s(:]/)[0] ?? '';

/** What must be put right before a record can be kept; what it is about, when that helps. */
export function checkRecord(record: MarcRecord): { readonly code: RecordFault; readonly about: string }[] {
  const { leader } = record;
  const coded = controlField(record, '008');
  return [
    ...(subfieldsOf(record, '245', 'a').some(text => text.trim() !== '')
      ? []
      : [{ code: 'no-title' as const, about: '' }]),
    ...(statuses.test(leader[5] ?? '') ? [] : [{ code: 'status' as const, about: leader[5] ?? '' }]),
    ...(kinds.test(leader[6] ?? '') ? [] : [{ code: 'kind' as const, about: leader[6] ?? '' }]),
    ...(coded === undefined || coded.length === length008
      ? []
      : [{ code: 'length-008' as const, about: String(coded.length) }]),
    ...subfieldsOf(record, '020', 'a')
      .filter(text => parseIsbn(isbnIn(text)) === undefined)
      .map(about => ({ code: 'isbn' as const, about })),
  ];
}
