import type { SortKey } from '#standards/cql/query.ts';
import { SruFault } from '#standards/sru/diagnostics.ts';
import type { Sort } from '../../search-port.ts';

/** A key of either notation: what to sort by, and which way. */
interface Wish {
  readonly path: string;
  readonly direction: 'ascending' | 'descending';
}

const ways: readonly (Wish & { readonly sort: Sort })[] = [
  { path: 'title', direction: 'ascending', sort: 'title' },
  { path: 'creator', direction: 'ascending', sort: 'author' },
  { path: 'author', direction: 'ascending', sort: 'author' },
  { path: 'creationdate', direction: 'descending', sort: 'newest' },
  { path: 'relevance', direction: 'descending', sort: 'relevance' },
];

/** What can be sorted by, for the explanation. */
export const sortable: ReadonlySet<string> = new Set(ways.map(({ path }) => path));

const bare = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

/** SRU 1.1: path, schema, ascending (1 or 0), …; between commas. */
const wishesIn = (sortKeys: string): Wish[] =>
  sortKeys
    .trim()
    .split(/\s+/)
    .map(key => {
      const [path = '', , ascending = '1'] = key.split(',');
      return { path, direction: ascending === '0' ? 'descending' : 'ascending' };
    });

const wishOf = ({ index, modifiers }: SortKey): Wish => ({
  path: index,
  direction: modifiers.some(({ type }) => /(?:^|\.)descending$/i.test(type)) ? 'descending' : 'ascending',
});

/** How a client wants it: by `sortby` in the query, else by `sortKeys`, else the best first. */
export function sortOf(keys: readonly SortKey[], sortKeys: string | undefined): Sort {
  const wishes = keys.length > 0 ? keys.map(wishOf) : sortKeys === undefined ? [] : wishesIn(sortKeys);
  const [wish] = wishes;
  if (!wish) return 'relevance';
  if (wishes.length > 1) throw new SruFault(84, 'one key');
  const known = ways.filter(({ path }) => path === bare(wish.path));
  if (known.length === 0) throw new SruFault(88, wish.path);
  const way = known.find(({ direction }) => direction === wish.direction);
  if (!way) throw new SruFault(90, `${wish.path} ${wish.direction}`);
  return way.sort;
}
