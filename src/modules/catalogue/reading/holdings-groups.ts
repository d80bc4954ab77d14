import { type DataField, fields, type MarcRecord, subfield } from '#standards/marc/record.ts';

/** A place (852) and the fields behind it, up to the next. */
export interface Group {
  readonly place: DataField;
  readonly rest: DataField[];
}

/** Each 852 with the fields behind it, up to the next (MARC 21 Format for Holdings Data). */
export function groupsIn(record: MarcRecord): Group[] {
  const groups: Group[] = [];
  for (const field of fields(record)) {
    if (field.tag === '852') groups.push({ place: field, rest: [] });
    else groups.at(-1)?.rest.push(field);
  }
  return groups;
}

/** Which years or parts are there: as patterns make it (863 to 865) or as a cataloguer wrote it (866 to 868). */
export const isStatement = ({ tag }: { readonly tag: string }): boolean => /^86[3-8]$/.test(tag);

/** The fields 852 that name a place for statements and no copy; hardly ever any. */
export const placesOnly = (record: MarcRecord): ReadonlySet<DataField> =>
  new Set(
    record.fields.some(isStatement)
      ? groupsIn(record).flatMap(({ place, rest }) =>
          rest.some(isStatement) && subfield(place, 'p') === undefined ? [place] : [],
        )
      : [],
  );
