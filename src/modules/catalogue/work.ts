import type { MarcRecord } from '#standards/marc/record.ts';
import type { Description } from './edition.ts';
import { normal, normalName } from './reading/normal.ts';
import { originalTitle } from './reading/title.ts';

/**
 * By what editions stand together as one work: the same original title, else title, of the same main author, whatever
 * the year, material or language. Undefined without an author: many yearbooks are called Yearbook.
 */
export function workKey(record: MarcRecord, { title, authors }: Description): string | undefined {
  const [author] = authors;
  const words = normal(originalTitle(record) ?? title).slice(0, 200);
  return author === undefined || words === '' ? undefined : `${words} / ${normalName(author)}`;
}
