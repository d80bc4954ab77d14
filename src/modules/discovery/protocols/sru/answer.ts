import { type EditionId, unionRecords } from '#catalogue';
import { network } from '#network';
import { parseCql } from '#standards/cql/parse-cql.ts';
import type { CqlQuery } from '#standards/cql/query.ts';
import { toXcql, toXcql2 } from '#standards/cql/xcql.ts';
import { type Diagnostic, SruFault } from '#standards/sru/diagnostics.ts';
import { readSruRequest, type SruRequest } from '#standards/sru/read-request.ts';
import {
  type SearchAnswer,
  type SruRecord,
  writeExplain,
  writeScan,
  writeSearch,
} from '#standards/sru/write-answer.ts';
import type { Clause } from '../../clause.ts';
import { type Found, noFilters, type Sort } from '../../search-port.ts';
import { explanation, type SruServer } from './explanation.ts';
import { facetsOf } from './facets.ts';
import { scan } from './scan.ts';
import { schemaOf } from './schemas.ts';
import { sortOf } from './sorting.ts';
import { translate } from './translate.ts';

/** Records in one answer, however many are asked for. */
const mostRecords = 100;

/** The page that holds a stretch of hits: pages of the port begin at multiples of their size, a stretch anywhere. */
function pageAround(skip: number, take: number): { page: number; pageSize: number } {
  let pageSize = take;
  while (Math.floor(skip / pageSize) !== Math.floor((skip + take - 1) / pageSize)) pageSize += 1;
  return { page: Math.floor(skip / pageSize) + 1, pageSize };
}

async function findHits(
  { db, search, at }: SruServer,
  clause: Clause,
  sort: Sort,
  { startRecord, maximumRecords }: SruRequest,
): Promise<Found> {
  const place = await network(db);
  const take = Math.min(maximumRecords, mostRecords);
  const { page, pageSize } = pageAround(startRecord - 1, Math.max(take, 1));
  const on = place.today(place.province.id, at);
  const query = { words: '', clause, filters: noFilters, sort, page, pageSize, viewpoint: undefined, on };
  const found = await search.search(query);
  const from = startRecord - 1 - (page - 1) * pageSize;
  return { ...found, hits: found.hits.slice(from, from + take) };
}

async function recordsOf(
  { db, publicUrl }: SruServer,
  hits: readonly EditionId[],
  schema: string | undefined,
): Promise<SruRecord[]> {
  const { identifier, write } = schemaOf(schema);
  const unions = await unionRecords(db, hits);
  return hits.flatMap(edition => {
    const union = unions.get(edition);
    const address = new URL(`/titel/${edition}`, publicUrl).href;
    return union ? [{ schema: identifier, xml: write(union, address) }] : [];
  });
}

function readQuery({ query, given }: SruRequest): CqlQuery {
  const text = given.get('queryType') === 'searchTerms' ? `"${query.replaceAll(/["\\]/g, ' ')}"` : query;
  const parsed = parseCql(text);
  if (!parsed.ok) throw new SruFault(parsed.fault.code, parsed.fault.details);
  return parsed.query;
}

async function searchAnswer(server: SruServer, request: SruRequest): Promise<SearchAnswer> {
  const { version, given, packing, startRecord: start, facetLimit } = request;
  const nothing = { version, given, packing, start, total: 0, records: [], facets: [], diagnostics: [] };
  let read: Pick<SearchAnswer, 'xcql' | 'total'> = { total: 0 };
  try {
    const query = readQuery(request);
    read = { ...read, xcql: version === '2.0' ? toXcql2(query) : toXcql(query) };
    const clause = translate(query.clause);
    schemaOf(request.recordSchema);
    const { total, hits, facets } = await findHits(
      server,
      clause,
      sortOf(query.sortKeys, request.sortKeys),
      request,
    );
    read = { ...read, total };
    if (total > 0 && start > total) throw new SruFault(61, String(start));
    const records = await recordsOf(server, hits, request.recordSchema);
    const place = await network(server.db);
    return {
      ...nothing,
      ...read,
      records,
      facets: facetLimit === 0 ? [] : facetsOf(facets, facetLimit, place),
    };
  } catch (error) {
    if (error instanceof SruFault) return { ...nothing, ...read, diagnostics: [error.diagnostic] };
    throw error;
  }
}

/** Answers a request of SRU 1.1, 1.2 or 2.0; `pairs` are its parameters. Whatever is asked, the answer is in XML. */
export async function answerSru(
  server: SruServer,
  pairs: Iterable<readonly [string, string]>,
): Promise<string> {
  const read = readSruRequest(pairs);
  const explain = (diagnostics: readonly Diagnostic[]) =>
    writeExplain(
      read.ok ? read.request.version : read.version,
      read.ok && read.request.operation !== 'scan' ? read.request.packing : 'xml',
      explanation(server, mostRecords),
      diagnostics,
    );
  if (read.ok) {
    const { request } = read;
    if (request.operation === 'scan') return writeScan(await scan(server, request));
    return request.operation === 'explain' ? explain([]) : writeSearch(await searchAnswer(server, request));
  }
  const { version, operation, given, diagnostic } = read;
  if (diagnostic.code === 4) return explain([diagnostic]);
  if (operation === 'scan') return writeScan({ version, given, terms: [], diagnostics: [diagnostic] });
  const nothing = { total: 0, start: 1, packing: 'xml', records: [], facets: [] } as const;
  return writeSearch({ ...nothing, version, given, diagnostics: [diagnostic] });
}
