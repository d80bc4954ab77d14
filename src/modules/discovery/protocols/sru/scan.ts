import { network } from '#network';
import { parseCql } from '#standards/cql/parse-cql.ts';
import { isTriple, type SearchClause } from '#standards/cql/query.ts';
import { SruFault } from '#standards/sru/diagnostics.ts';
import type { ScanRequest } from '#standards/sru/read-request.ts';
import type { ScanAnswer, ScanTerm } from '#standards/sru/write-answer.ts';
import { keyIn } from '../../headings.ts';
import { noFilters } from '../../search-port.ts';
import { type Heading, type HeadingList, readHeadings } from '../../store/heading.ts';
import type { SruServer } from './explanation.ts';
import { indexOf, translate } from './translate.ts';

/** Terms in one answer, however many are asked for. */
const mostTerms = 100;

/** Relations by which a list is leafed through: those that ask for a term itself. */
const leafing = new Set(['=', '==', 'exact', 'scr', 'all', 'any', 'adj']);

/** A term that such an index takes; others take any word. */
const samples: Partial<Record<HeadingList, string>> = { year: '2000', language: 'dut', material: 'book' };

/** One search clause, its index one that has a list. */
function readClause(text: string): { readonly clause: SearchClause; readonly list: HeadingList } {
  const parsed = parseCql(text);
  if (!parsed.ok) throw new SruFault(parsed.fault.code, parsed.fault.details);
  const { clause, sortKeys } = parsed.query;
  if (isTriple(clause) || sortKeys.length > 0) throw new SruFault(10, 'one search clause');
  const { list } = indexOf(clause);
  if (list === undefined) throw new SruFault(16, clause.index);
  if (!leafing.has(clause.relation.replace(/^cql\./, '')))
    throw new SruFault(22, `${clause.index} ${clause.relation}`);
  return { clause, list };
}

/** The stretch around the term, and whether the list goes on before and behind it. */
async function stretchOf(
  { db }: SruServer,
  list: HeadingList,
  from: string,
  { responsePosition, maximumTerms }: ScanRequest,
) {
  const most = Math.min(maximumTerms, mostTerms);
  const before = Math.min(Math.max(responsePosition - 1, 0), most);
  const ahead = most - before;
  const [back, on] = await Promise.all([
    readHeadings(db, list, { from, way: 'before', most: before + 1 }),
    readHeadings(db, list, { from, way: responsePosition === 0 ? 'behind' : 'from', most: ahead + 1 }),
  ]);
  // the term itself stands before the first when it was asked for at 0
  const begins = back.length <= before && responsePosition > 0;
  return {
    headings: [...back.slice(0, before).toReversed(), ...on.slice(0, ahead)],
    begins,
    ends: on.length <= ahead,
  };
}

const placeOf = (isFirst: boolean, isLast: boolean): ScanTerm['place'] =>
  isFirst ? (isLast ? 'only' : 'first') : isLast ? 'last' : 'inner';

/** How many titles a search for just this term finds now. */
async function countOf({ db, search, at }: SruServer, clause: SearchClause, term: string): Promise<number> {
  const place = await network(db);
  const { total } = await search.search({
    words: '',
    clause: translate({ ...clause, terms: [term] }),
    filters: noFilters,
    facets: [],
    sort: 'title',
    page: 1,
    pageSize: 1,
    viewpoint: undefined,
    on: place.today(place.province.id, at),
  });
  return total;
}

/**
 * Leafs through an index: terms in order from where the client wants to begin. How many records each has is counted now, by the
 * same search that its value would be; a term that nothing has any more is left out.
 */
export async function scan(server: SruServer, request: ScanRequest): Promise<ScanAnswer> {
  const { version, given } = request;
  try {
    const { clause, list } = readClause(request.scanClause);
    const from = keyIn(list, clause.terms.join(' '));
    // what a search by this relation would be refused for, the list is refused for too
    translate({ ...clause, terms: [samples[list] ?? 'a'] });
    const { headings, begins, ends } = await stretchOf(server, list, from, request);
    const counted = await Promise.all(
      headings.map(async (heading: Heading) => ({
        ...heading,
        records: await countOf(server, clause, heading.key),
      })),
    );
    const there = counted.filter(({ records }) => records > 0);
    const terms = there.map(({ key, shown, records }, n) => ({
      value: key,
      shown,
      records,
      place: placeOf(begins && n === 0, ends && n === there.length - 1),
    }));
    return { version, given, terms, diagnostics: [] };
  } catch (error) {
    if (error instanceof SruFault) return { version, given, terms: [], diagnostics: [error.diagnostic] };
    throw error;
  }
}
