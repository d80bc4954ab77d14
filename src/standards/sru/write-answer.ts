import { escapeXml, textElement } from '../xml/write-xml.ts';
import { type Diagnostic, diagnosticMessages } from './diagnostics.ts';
import type { SruRequest, SruVersion } from './read-request.ts';

/** What differs in the answers of the versions. */
interface Dialect {
  readonly namespace: string;
  readonly diagnostics: string;
  readonly xcql: string;
  /** The namespace of answers to a scan. */
  readonly scan: string;
  /** The element that says how a record is packed. */
  readonly packing: 'recordPacking' | 'recordXMLEscaping';
  readonly saysVersion: boolean;
}

const congress: Dialect = {
  namespace: 'http://www.loc.gov/zing/srw/',
  diagnostics: 'http://www.loc.gov/zing/srw/diagnostic/',
  xcql: 'http://www.loc.gov/zing/cql/xcql/',
  scan: 'http://www.loc.gov/zing/srw/',
  packing: 'recordPacking',
  saysVersion: true,
};

const dialects: Readonly<Record<SruVersion, Dialect>> = {
  '1.1': congress,
  '1.2': congress,
  '2.0': {
    namespace: 'http://docs.oasis-open.org/ns/search-ws/sruResponse',
    diagnostics: 'http://docs.oasis-open.org/ns/search-ws/diagnostic',
    xcql: 'http://docs.oasis-open.org/ns/search-ws/xcql',
    scan: 'http://docs.oasis-open.org/ns/search-ws/scan',
    packing: 'recordXMLEscaping',
    saysVersion: false,
  },
};

/** A record as it is sent: one XML element, and the identifier of its schema. */
export interface SruRecord {
  readonly schema: string;
  readonly xml: string;
}

type Packing = SruRequest['packing'];

function document(
  version: SruVersion,
  root: string,
  body: string,
  namespace = dialects[version].namespace,
): string {
  const { saysVersion } = dialects[version];
  const said = saysVersion ? textElement('sru:version', version) : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sru:${root} xmlns:sru="${namespace}">${said}${body}</sru:${root}>\n`;
}

function recordElement(
  version: SruVersion,
  packing: Packing,
  { schema, xml }: SruRecord,
  position?: number,
): string {
  const element = `sru:${dialects[version].packing}`;
  return (
    `<sru:record>${textElement('sru:recordSchema', schema)}${textElement(element, packing)}` +
    `<sru:recordData>${packing === 'xml' ? xml : escapeXml(xml)}</sru:recordData>` +
    `${textElement('sru:recordPosition', position)}</sru:record>`
  );
}

function diagnosticList(version: SruVersion, list: readonly Diagnostic[]): string {
  if (list.length === 0) return '';
  const each = list.map(
    ({ code, details }) =>
      `<diagnostic xmlns="${dialects[version].diagnostics}">${textElement('uri', `info:srw/diagnostic/1/${code}`)}` +
      `${textElement('details', details)}${textElement('message', diagnosticMessages[code])}</diagnostic>`,
  );
  return `<sru:diagnostics>${each.join('')}</sru:diagnostics>`;
}

/** What is echoed, in the order that the schema wants. The echo of what cannot be echoed validly is left out. */
const echoed: readonly (readonly [name: string, isValid: RegExp])[] = [
  ['startRecord', /^[1-9]\d*$/],
  ['maximumRecords', /^\d+$/],
  ['recordXMLEscaping', /^(?:xml|string)$/],
  ['recordPacking', /^(?:xml|string|packed|unpacked)$/],
  ['recordSchema', /./],
  ['sortKeys', /./],
];

const echoOf = (given: ReadonlyMap<string, string>, known: typeof echoed): string =>
  known
    .map(([name, isValid]) => {
      const value = given.get(name);
      return value !== undefined && isValid.test(value) ? textElement(`sru:${name}`, value) : '';
    })
    .join('');

/** `xcql` is the query as a tree, when it could be read. */
function echo(version: SruVersion, given: ReadonlyMap<string, string>, xcql: string | undefined): string {
  return (
    '<sru:echoedSearchRetrieveRequest>' +
    (dialects[version].saysVersion ? textElement('sru:version', version) : '') +
    textElement('sru:query', given.get('query') ?? '') +
    (xcql === undefined ? '' : `<sru:xQuery xmlns="${dialects[version].xcql}">${xcql}</sru:xQuery>`) +
    `${echoOf(given, echoed)}</sru:echoedSearchRetrieveRequest>`
  );
}

/** How many titles have a value: for people a label, for programs the query that asks for it too. */
export interface SruFacet {
  readonly label: string;
  readonly index: string;
  readonly terms: readonly { readonly term: string; readonly count: number; readonly query?: string }[];
}

const facets = '<sru:facetedResults xmlns="http://docs.oasis-open.org/ns/search-ws/facetedResults">';

const facetElement = ({ label, index, terms }: SruFacet): string =>
  `<facet>${textElement('facetDisplayLabel', label)}${textElement('index', index)}<terms>${terms
    .map(
      ({ term, count, query }) =>
        `<term>${textElement('actualTerm', term)}${textElement('query', query)}${textElement('count', count)}</term>`,
    )
    .join('')}</terms></facet>`;

/** What a search found, or why it could not be made. */
export interface SearchAnswer {
  readonly version: SruVersion;
  readonly given: ReadonlyMap<string, string>;
  readonly packing: Packing;
  readonly xcql?: string;
  readonly total: number;
  readonly start: number;
  readonly records: readonly SruRecord[];
  readonly diagnostics: readonly Diagnostic[];
  readonly facets: readonly SruFacet[];
}

export function writeSearch(answer: SearchAnswer): string {
  const { version, total, start, records, packing } = answer;
  const next = start + records.length;
  const list = records.map((record, i) => recordElement(version, packing, record, start + i)).join('');
  const told = answer.facets.filter(({ terms }) => terms.length > 0).map(facetElement);
  return document(
    version,
    'searchRetrieveResponse',
    textElement('sru:numberOfRecords', total) +
      (list === '' ? '' : `<sru:records>${list}</sru:records>`) +
      (records.length > 0 && next <= total ? textElement('sru:nextRecordPosition', next) : '') +
      echo(version, answer.given, answer.xcql) +
      diagnosticList(version, answer.diagnostics) +
      (version === '2.0'
        ? textElement('sru:resultCountPrecision', 'info:srw/vocabulary/resultCountPrecision/1/exact')
        : '') +
      (told.length === 0 ? '' : `${facets}${told.join('')}</sru:facetedResults>`),
  );
}

/** What the server can do; `diagnostics` when something else was asked and only that can be said. */
export const writeExplain = (
  version: SruVersion,
  packing: Packing,
  xml: string,
  diagnostics: readonly Diagnostic[] = [],
): string =>
  document(
    version,
    'explainResponse',
    recordElement(version, packing, { schema: 'http://explain.z3950.org/dtd/2.0/', xml }) +
      diagnosticList(version, diagnostics),
  );

/** A term of an index, as a list shows it. */
export interface ScanTerm {
  /** What finds it again, asked of the same index. */
  readonly value: string;
  readonly shown: string;
  /** How many records that would find. */
  readonly records: number;
  /** Where in the whole list it stands. */
  readonly place: 'first' | 'last' | 'only' | 'inner';
}

/** A stretch of an index, or why there is none. */
export interface ScanAnswer {
  readonly version: SruVersion;
  readonly given: ReadonlyMap<string, string>;
  readonly terms: readonly ScanTerm[];
  readonly diagnostics: readonly Diagnostic[];
}

const echoedOfScan: readonly (readonly [name: string, isValid: RegExp])[] = [
  ['responsePosition', /^\d+$/],
  ['maximumTerms', /^[1-9]\d*$/],
];

/** SRU 1.x: srw-types; 2.0: scan.xsd of OASIS. */
export function writeScan({ version, given, terms, diagnostics }: ScanAnswer): string {
  const list = terms.map(
    ({ value, shown, records, place }) =>
      `<sru:term>${textElement('sru:value', value)}${textElement('sru:numberOfRecords', records)}` +
      `${textElement('sru:displayTerm', shown)}${textElement('sru:whereInList', place)}</sru:term>`,
  );
  return document(
    version,
    'scanResponse',
    (list.length === 0 ? '' : `<sru:terms>${list.join('')}</sru:terms>`) +
      '<sru:echoedScanRequest>' +
      (dialects[version].saysVersion ? textElement('sru:version', version) : '') +
      textElement('sru:scanClause', given.get('scanClause') ?? '') +
      `${echoOf(given, echoedOfScan)}</sru:echoedScanRequest>` +
      diagnosticList(version, diagnostics),
    dialects[version].scan,
  );
}
