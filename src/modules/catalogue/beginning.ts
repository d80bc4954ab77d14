import { isControlField, type MarcRecord } from '#standards/marc/record.ts';

const written = new Set(['001', '005']);

/** A record without what is written for it: number and date. */
export const withoutOurs = ({ leader, fields }: MarcRecord): MarcRecord => ({
  leader,
  fields: fields.filter(field => !(isControlField(field) && written.has(field.tag))),
});

/**
 * What another library wrote, as the beginning of one's own record: new (Leader/05 `n`), without its copies and without the name of
 * its system (003).
 */
export function asBeginning(marc: MarcRecord, itemField: string | undefined): MarcRecord {
  const { leader, fields } = withoutOurs(marc);
  return {
    leader: `${leader.slice(0, 5)}n${leader.slice(6)}`,
    fields: fields.filter(({ tag }) => tag !== itemField && tag !== '003'),
  };
}
