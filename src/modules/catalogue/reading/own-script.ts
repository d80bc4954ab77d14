import { type DataField, fields, type MarcRecord, subfield, subfields } from '#standards/marc/record.ts';
import type { OwnScript } from '../edition.ts';
import { firstOf } from './clean.ts';

/** Which field an 880 is the other script of: `$6 245-01/(2/r` is of a 245 (MARC 21, appendix A). */
const linkedTo = (field: DataField): string => (subfield(field, '6') ?? '').slice(0, 3);

/** The 880s of title and main author; undefined when there is none of the title. */
export function readOwnScript(record: MarcRecord): OwnScript | undefined {
  const linked = fields(record, '880');
  const title = linked.find(field => linkedTo(field) === '245');
  const stated = title && firstOf(subfields(title, 'a'));
  if (title === undefined || stated === undefined) return undefined;
  const author = linked.find(field => /^1[01]0$/.test(linkedTo(field)));
  return {
    title: stated,
    author: author && firstOf(subfields(author, 'a')),
    subtitle: firstOf([subfields(title, 'b').join(' ')]),
  };
}
