import { fields, type MarcRecord, subfields } from '#standards/marc/record.ts';
import type { TitleLink } from '../edition.ts';
import { firstOf } from './clean.ts';

/** What stands at an address, by the second indicator (MARC 21, field 856). */
const kinds: Readonly<Record<string, TitleLink['kind']>> = { '0': 'itself', '1': 'version' };

const most = 20;

/** An address that a browser may follow; undefined for anything else. */
const addressIn = (text: string): string | undefined =>
  /^https?:\/\//i.test(text.trim()) && URL.canParse(text.trim()) ? new URL(text.trim()).href : undefined;

/** Where a title, another version of it, or something about it stands online (MARC 21, 856 $u, named by $y, $3 or $z). */
export function readLinks(record: MarcRecord): TitleLink[] {
  const links = fields(record, '856').flatMap(field =>
    subfields(field, 'u').flatMap((text): TitleLink[] => {
      const href = addressIn(text);
      const name = firstOf([...subfields(field, 'y'), ...subfields(field, '3'), ...subfields(field, 'z')]);
      return href === undefined
        ? []
        : [{ href, kind: kinds[field.ind2] ?? 'related', ...(name && { name }) }];
    }),
  );
  return [...new Map(links.map(link => [link.href, link])).values()].slice(0, most);
}
