import { escapeXml, textElement } from '../xml/write-xml.ts';
import { formatDatestamp } from './datestamp.ts';
import type { Arguments, OaiError } from './read-request.ts';

/** What every answer says of itself (OAI-PMH 3.2). */
export interface Envelope {
  readonly responseDate: Date;
  readonly baseUrl: string;
  /** Left out where the request was not understood (badVerb, badArgument). */
  readonly echo: Arguments;
}

const schemas =
  'xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"';

function enveloped({ responseDate, baseUrl, echo }: Envelope, body: string): string {
  const attributes = Object.entries(echo).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH ${schemas}>` +
    `<responseDate>${formatDatestamp(responseDate)}</responseDate>` +
    `<request${attributes.join('')}>${escapeXml(baseUrl)}</request>${body}</OAI-PMH>\n`
  );
}

/** A whole answer; `body` is what stands inside the element of the verb. */
export const writeAnswer = (envelope: Envelope, verb: string, body: string): string =>
  enveloped(envelope, `<${verb}>${body}</${verb}>`);

/** An answer that says what was wrong. */
export const writeError = (envelope: Envelope, { code, text }: OaiError): string =>
  enveloped(
    code === 'badVerb' || code === 'badArgument' ? { ...envelope, echo: {} } : envelope,
    `<error code="${code}">${escapeXml(text)}</error>`,
  );

/** What a repository says of itself (4.2). Datestamps are seconds; what is gone is told as gone for ever. */
export interface Identity {
  readonly name: string;
  readonly baseUrl: string;
  readonly adminEmail: string;
  readonly earliest: Date;
}

export const identity = ({ name, baseUrl, adminEmail, earliest }: Identity): string =>
  textElement('repositoryName', name) +
  textElement('baseURL', baseUrl) +
  textElement('protocolVersion', '2.0') +
  textElement('adminEmail', adminEmail) +
  textElement('earliestDatestamp', formatDatestamp(earliest)) +
  textElement('deletedRecord', 'persistent') +
  textElement('granularity', 'YYYY-MM-DDThh:mm:ssZ') +
  textElement('compression', 'gzip');

export interface Format {
  readonly prefix: string;
  readonly schema: string;
  readonly namespace: string;
}

export const metadataFormat = ({ prefix, schema, namespace }: Format): string =>
  `<metadataFormat>${textElement('metadataPrefix', prefix)}${textElement('schema', schema)}` +
  `${textElement('metadataNamespace', namespace)}</metadataFormat>`;

export const setElement = (spec: string, name: string): string =>
  `<set>${textElement('setSpec', spec)}${textElement('setName', name)}</set>`;

export interface Header {
  readonly identifier: string;
  readonly datestamp: Date;
  readonly sets: readonly string[];
  readonly deleted: boolean;
}

export const headerElement = ({ identifier, datestamp, sets, deleted }: Header): string =>
  `<header${deleted ? ' status="deleted"' : ''}>${textElement('identifier', identifier)}` +
  `${textElement('datestamp', formatDatestamp(datestamp))}${sets.map(set => textElement('setSpec', set)).join('')}</header>`;

/** A record; `metadata` is one element with its namespace, and nothing for a record that is gone. */
export const recordElement = (header: Header, metadata: string | undefined): string =>
  `<record>${headerElement(header)}${metadata === undefined ? '' : `<metadata>${metadata}</metadata>`}</record>`;

/** Where a list goes on; an empty token closes one that came in parts (3.5). */
export const resumption = (token: string | undefined, cursor: number, size: number): string =>
  `<resumptionToken completeListSize="${size}" cursor="${cursor}">${token === undefined ? '' : escapeXml(token)}</resumptionToken>`;
