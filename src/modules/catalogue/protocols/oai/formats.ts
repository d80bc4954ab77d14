import { toOaiDc } from '#standards/dublin-core/write-dc.ts';
import { toMarcXml } from '#standards/marc/write-marcxml.ts';
import type { Format } from '#standards/oai/write-answer.ts';
import { dublinCore } from '../../union-record/dublin-core.ts';
import type { UnionRecord } from '../../union-record/union-record.ts';

interface Writer extends Format {
  /** One element; `address` is the page of the title. */
  readonly write: (union: UnionRecord, address: string) => string;
}

/** In what forms a record can be had. */
export const formats: readonly Writer[] = [
  {
    prefix: 'oai_dc',
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    write: ({ edition }, address) => toOaiDc(dublinCore(edition, address)),
  },
  {
    prefix: 'marc21',
    schema: 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
    namespace: 'http://www.loc.gov/MARC21/slim',
    write: ({ record }) => toMarcXml(record),
  },
  // the same schema: a collection is one element of it too
  {
    prefix: 'marc21_holdings',
    schema: 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
    namespace: 'http://www.loc.gov/MARC21/slim',
    write: ({ apart }) =>
      `<collection xmlns="http://www.loc.gov/MARC21/slim">${apart().map(toMarcXml).join('')}</collection>`,
  },
];

export const formatOf = (prefix: string): Writer | undefined =>
  formats.find(format => format.prefix === prefix);
