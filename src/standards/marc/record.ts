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

const isDataField = (field: MarcField): field is DataField => !isControlField(field);

/** The value of the first control field with this tag. */
export function controlField(record: MarcRecord, tag: string): string | undefined {
  for (const field of record.fields) if (field.tag === tag && isControlField(field)) return field.value;
  return undefined;
}

/** Data fields by their tag. A reader asks a record for some fifty tags, of which it has a dozen. */
const indexes = new WeakMap<MarcRecord, ReadonlyMap<string, readonly DataField[]>>();

function indexOf(record: MarcRecord): ReadonlyMap<string, readonly DataField[]> {
  const known = indexes.get(record);
  if (known) return known;
  const byTag = new Map<string, DataField[]>();
  for (const field of record.fields) {
    if (isControlField(field)) continue;
    const same = byTag.get(field.tag);
    if (same) same.push(field);
    else byTag.set(field.tag, [field]);
  }
  indexes.set(record, byTag);
  return byTag;
}

const nothing: readonly DataField[] = [];

/** The data fields with one of these tags, in the order of the record; all data fields when no tag is named. */
export function fields(record: MarcRecord, ...tags: readonly string[]): readonly DataField[] {
  const [only] = tags;
  if (only === undefined) return record.fields.filter(isDataField);
  const byTag = indexOf(record);
  const present = tags.length === 1 ? tags : tags.filter(tag => byTag.has(tag));
  if (present.length < 2) return byTag.get(present[0] ?? '') ?? nothing;
  return record.fields.filter(isDataField).filter(({ tag }) => tags.includes(tag));
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
  const found = fields(record, tag);
  return found.length === 0 ? [] : found.flatMap(field => subfields(field, codes));
}
