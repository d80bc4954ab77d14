import { type Diagnostic, SruFault } from './diagnostics.ts';

/** 1.1 and 1.2 are the Library of Congress's, 2.0 is that of OASIS; 1.2 brought `sortby`, 2.0 facets. */
export type SruVersion = '1.1' | '1.2' | '2.0';

type Operation = 'explain' | 'searchRetrieve' | 'scan';

/** What a client asks, whatever the version called it. */
export interface SruRequest {
  readonly version: SruVersion;
  readonly operation: 'explain' | 'searchRetrieve';
  readonly query: string;
  /** From 1. */
  readonly startRecord: number;
  /** 0 asks only how many there are. */
  readonly maximumRecords: number;
  /** As XML, or as text that is XML. */
  readonly packing: 'xml' | 'string';
  readonly recordSchema: string | undefined;
  /** SRU 1.1: `title,,1`, blanks between keys. */
  readonly sortKeys: string | undefined;
  /** SRU 2.0: how many terms of each facet. */
  readonly facetLimit: number;
  /** Parameters as they came, for the echo. */
  readonly given: ReadonlyMap<string, string>;
}

/** What a client asks that leafs through an index. */
export interface ScanRequest {
  readonly version: SruVersion;
  readonly operation: 'scan';
  /** One search clause in CQL: the index, and the term where the list opens. */
  readonly scanClause: string;
  /** Where in the answer that term stands: 1 first, 0 just before the first, one more than `maximumTerms` just behind the last. */
  readonly responsePosition: number;
  readonly maximumTerms: number;
  readonly given: ReadonlyMap<string, string>;
}

export type SruRead =
  | { readonly ok: true; readonly request: SruRequest | ScanRequest }
  | {
      readonly ok: false;
      readonly version: SruVersion;
      /** What was asked, as far as it could be told. */
      readonly operation: Operation;
      readonly given: ReadonlyMap<string, string>;
      readonly diagnostic: Diagnostic;
    };

const everywhere = ['version', 'operation', 'stylesheet', 'extraRequestData', 'httpAccept'];

const ofScan = [...everywhere, 'scanClause', 'responsePosition', 'maximumTerms'];

const common = [
  'version',
  'operation',
  'query',
  'startRecord',
  'maximumRecords',
  'recordPacking',
  'recordSchema',
  'resultSetTTL',
  'stylesheet',
];

/** What a version knows; `x-…` is anybody's and is passed over. */
const parameters: Readonly<Record<SruVersion, readonly string[]>> = {
  '1.1': [...common, 'recordXPath', 'sortKeys', 'extraRequestData'],
  '1.2': [...common, 'sortKeys', 'extraRequestData'],
  '2.0': [
    ...common,
    'queryType',
    'recordXMLEscaping',
    'sortKeys',
    'renderType',
    'httpAccept',
    'responseType',
    'facetLimit',
    'facetStart',
    'facetSort',
    'facetCount',
  ],
};

const versions: readonly string[] = Object.keys(parameters);

/** 1.x must say its version (SRU 1.2, "Request parameters"); who names an operation without one is taken for 1.2. */
function versionOf(given: ReadonlyMap<string, string>): SruVersion {
  const version = given.get('version');
  if (version === undefined) return given.has('operation') ? '1.2' : '2.0';
  if (versions.includes(version)) return version as SruVersion;
  return version.startsWith('1') ? '1.2' : '2.0';
}

function whole(given: ReadonlyMap<string, string>, name: string, otherwise: number, least: number): number {
  const text = given.get(name) ?? '';
  if (text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw new SruFault(6, `${name}=${text}`);
  return Number(text);
}

function oneOf<T extends string>(
  given: ReadonlyMap<string, string>,
  name: string,
  ...known: readonly [T, ...T[]]
): T {
  const text = given.get(name) || known[0];
  const found = known.find(value => value === text);
  if (found === undefined) throw new SruFault(6, `${name}=${text}`);
  return found;
}

function operationOf(given: ReadonlyMap<string, string>, version: SruVersion): Operation {
  const operation = given.get('operation');
  if (operation === 'explain' || operation === 'searchRetrieve' || operation === 'scan') return operation;
  if (operation !== undefined) throw new SruFault(4, operation);
  if (given.has('scanClause')) return 'scan';
  return given.has('query') || (version !== '2.0' && given.has('version')) || given.has('queryType')
    ? 'searchRetrieve'
    : 'explain';
}

function refuseUnknown(given: ReadonlyMap<string, string>, known: readonly string[]): void {
  const unknown = [...given.keys()].find(name => !known.includes(name) && !name.startsWith('x-'));
  if (unknown !== undefined) throw new SruFault(8, unknown);
}

/** Scan (SRU 1.2, "Scan Operation"; searchRetrieve part 6: Scan 1.0). */
function readScan(given: ReadonlyMap<string, string>, version: SruVersion): ScanRequest {
  refuseUnknown(given, ofScan);
  const scanClause = given.get('scanClause') ?? '';
  if (scanClause.trim() === '') throw new SruFault(7, 'scanClause');
  const maximumTerms = whole(given, 'maximumTerms', 20, 1);
  const responsePosition = whole(given, 'responsePosition', 1, 0);
  if (responsePosition > maximumTerms + 1) throw new SruFault(120, String(responsePosition));
  return { version, operation: 'scan', scanClause, responsePosition, maximumTerms, given };
}

function readKnown(
  given: ReadonlyMap<string, string>,
  version: SruVersion,
  operation: SruRequest['operation'],
): SruRequest {
  refuseUnknown(given, parameters[version]);
  if (version === '2.0' && !['cql', 'searchTerms'].includes(given.get('queryType') ?? 'cql'))
    throw new SruFault(11, given.get('queryType') ?? '');
  const query = given.get('query') ?? '';
  if (operation === 'searchRetrieve' && query.trim() === '') throw new SruFault(7, 'query');
  if (version === '2.0') oneOf(given, 'recordPacking', 'packed', 'unpacked');
  return {
    version,
    operation,
    query,
    startRecord: whole(given, 'startRecord', 1, 1),
    maximumRecords: whole(given, 'maximumRecords', 10, 0),
    packing: oneOf(given, version === '2.0' ? 'recordXMLEscaping' : 'recordPacking', 'xml', 'string'),
    recordSchema: given.get('recordSchema') || undefined,
    sortKeys: given.get('sortKeys') || undefined,
    facetLimit: version === '2.0' ? whole(given, 'facetLimit', 0, 0) : 0,
    given,
  };
}

/** Reads the parameters of a request; of a repeated one the last counts. */
export function readSruRequest(pairs: Iterable<readonly [string, string]>): SruRead {
  const given = new Map(pairs);
  const version = versionOf(given);
  let operation: Operation = 'searchRetrieve';
  try {
    operation = operationOf(given, version);
    const stated = given.get('version');
    if (stated !== undefined && !versions.includes(stated)) throw new SruFault(5, '2.0');
    const request = operation === 'scan' ? readScan(given, version) : readKnown(given, version, operation);
    return { ok: true, request };
  } catch (error) {
    if (error instanceof SruFault)
      return { ok: false, version, operation, given, diagnostic: error.diagnostic };
    throw error;
  }
}
