import { isControlField, type MarcField, type MarcRecord, type Subfield } from '#standards/marc/record.ts';

/** A description made anew from another: undefined when there is nothing in the record to do it to. */
export type Edit = (record: MarcRecord) => MarcRecord | undefined;

/** One edit after the other; undefined as soon as one has nothing to do. */
export const all =
  (...edits: readonly Edit[]): Edit =>
  record =>
    edits.reduce<MarcRecord | undefined>((done, edit) => done && edit(done), record);

/** As far as there is something to do. */
export const ifAny =
  (edit: Edit): Edit =>
  record =>
    edit(record) ?? record;

export const without =
  (...tags: readonly string[]): Edit =>
  record => ({ ...record, fields: record.fields.filter(({ tag }) => !tags.includes(tag)) });

export const only =
  (...tags: readonly string[]): Edit =>
  record => ({ ...record, fields: record.fields.filter(({ tag }) => tags.includes(tag)) });

/** Writes the subfields of fields with this tag anew; undefined when nothing changes by it. */
export const rewrite =
  (tag: string, change: (subfields: readonly Subfield[]) => readonly Subfield[]): Edit =>
  record => {
    let changed = false;
    const fields = record.fields.map((field): MarcField => {
      if (field.tag !== tag || isControlField(field)) return field;
      const subfields = change(field.subfields);
      changed ||= JSON.stringify(subfields) !== JSON.stringify(field.subfields);
      return { ...field, subfields: [...subfields] };
    });
    return changed ? { ...record, fields } : undefined;
  };

/** Writes one subfield anew wherever it stands. */
export const reword = (tag: string, code: string, change: (value: string) => string): Edit =>
  rewrite(tag, subfields =>
    subfields.map(part => (part.code === code ? { code, value: change(part.value) } : part)),
  );

/** Puts characters at a place of 008, which must be there. */
export const coded =
  (at: number, change: (old: string) => string, length: number): Edit =>
  record => {
    const field = record.fields.find(({ tag }) => tag === '008');
    if (!field || !isControlField(field) || field.value.length < 40) return undefined;
    const { value } = field;
    const written = value.slice(0, at) + change(value.slice(at, at + length)) + value.slice(at + length);
    return {
      ...record,
      fields: record.fields.map(one => (one === field ? { ...field, value: written } : one)),
    };
  };

export const typed =
  (type: string): Edit =>
  record => ({ ...record, leader: record.leader.slice(0, 6) + type + record.leader.slice(7) });

export const add =
  (tag: string, ...subfields: readonly Subfield[]): Edit =>
  record => ({
    ...record,
    fields: [...record.fields, { tag, ind1: ' ', ind2: ' ', subfields: [...subfields] }],
  });

/** In every subfield of the record. */
export const throughout =
  (change: (value: string) => string): Edit =>
  record => {
    const fields = record.fields.map(field =>
      isControlField(field)
        ? field
        : { ...field, subfields: field.subfields.map(({ code, value }) => ({ code, value: change(value) })) },
    );
    return JSON.stringify(fields) === JSON.stringify(record.fields) ? undefined : { ...record, fields };
  };
