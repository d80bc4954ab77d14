import { escapeXml } from '../xml/write-xml.ts';

/** Elements of simple Dublin Core (DCMES 1.1) with their text, in the order in which they are written. */
export type DublinCore = readonly (readonly [Element, string])[];

type Element =
  | 'title'
  | 'creator'
  | 'subject'
  | 'description'
  | 'publisher'
  | 'contributor'
  | 'date'
  | 'type'
  | 'format'
  | 'identifier'
  | 'language'
  | 'relation';

const elements = 'http://purl.org/dc/elements/1.1/';

const body = (said: DublinCore): string =>
  said.map(([name, text]) => `<dc:${name}>${escapeXml(text)}</dc:${name}>`).join('');

/** As OAI-PMH wants it (oai_dc.xsd). */
export const toOaiDc = (said: DublinCore): string =>
  `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="${elements}">${body(said)}</oai_dc:dc>`;

/** As SRU wants it (info:srw/schema/1/dc-v1.1). */
export const toSrwDc = (said: DublinCore): string =>
  `<srw_dc:dc xmlns:srw_dc="info:srw/schema/1/dc-schema" xmlns:dc="${elements}">${body(said)}</srw_dc:dc>`;
