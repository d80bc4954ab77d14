/**
 * A MARC record as every reader here gives it and every writer takes it, whatever the bytes looked like.
 * Field: a line of the record under a three-character tag. Control field: one value, no parts.
 * Data field: two indicators and a row of subfields, each a one-character code and a value.
 */
export interface MarcRecord {
  /** Twenty-four characters; positions as in MARC 21 "Leader". */
  readonly leader: string;
  readonly fields: readonly MarcField[];
}

export type MarcField = ControlField | DataField;

export interface ControlField {
  readonly tag: string;
  readonly value: string;
}

export interface DataField {
  readonly tag: string;
  readonly ind1: string;
  readonly ind2: string;
  readonly subfields: readonly Subfield[];
}

export interface Subfield {
  readonly code: string;
  readonly value: string;
}

/** Tells the two kinds of field apart by their shape, because local tags do not always tell. */
export const isControlField = (field: MarcField): field is ControlField => 'value' in field;

/** The value of the first control field with this tag. */
export function controlField(record: MarcRecord, tag: string): string | undefined {
  for (const field of record.fields) if (field.tag === tag && isControlField(field)) return field.value;
  return undefined;
}

/** The data fields with one of these tags, in the order of the record; all data fields when no tag is named. */
export function fields(record: MarcRecord, ...tags: readonly string[]): DataField[] {
  const found: DataField[] = [];
  for (const field of record.fields)
    if (!isControlField(field) && (tags.length === 0 || tags.includes(field.tag))) found.push(field);
  return found;
}

/** The value of the first subfield with this code. */
export function subfield(field: DataField, code: string): string | undefined {
  for (const part of field.subfields) if (part.code === code) return part.value;
  return undefined;
}

/** The values of every subfield whose code is one of `codes` ('ab' means $a and $b), in the order of the field. */
export function subfields(field: DataField, codes: string): string[] {
  const found: string[] = [];
  for (const part of field.subfields) if (codes.includes(part.code)) found.push(part.value);
  return found;
}

/** Every value under a tag and code(s), over all its fields: `values(record, '650', 'a')`. */
export function values(record: MarcRecord, tag: string, codes: string): string[] {
  return fields(record, tag).flatMap(field => subfields(field, codes));
}
