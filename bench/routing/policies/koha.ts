import { shortestPaths } from '../../../src/modules/routing/flow/shortest-paths.ts';
import { openToday } from './open-today.ts';
import type { Match, Network, OutsidePlanner, PlanCopy, PlanRequest } from '../outside.ts';

/** The cheapest way of giving so many copies to so many requests by the matrix of kilometres. */
function assigned(requests: readonly PlanRequest[], copies: readonly PlanCopy[], net: Network): Match[] {
  const edges = requests.flatMap(({ pickup, tried }) =>
    copies.map(({ id, branch }, group) => ({
      group,
      cost: tried.includes(id) ? 1e8 : Math.round(1000 * (net.dist[branch * net.B + pickup] ?? 0)),
    })),
  );
  const answer = shortestPaths(
    {
      first: Int32Array.from({ length: requests.length + 1 }, (_, r) => r * copies.length),
      group: Int32Array.from(edges, ({ group }) => group),
      cost: Int32Array.from(edges, ({ cost }) => cost),
      wait: new Int32Array(requests.length).fill(1e8),
      place: new Int32Array(copies.length),
      size: new Int32Array(copies.length).fill(1),
      room: Int32Array.of(requests.length),
    },
    Infinity,
  );
  return requests.flatMap(({ id }, r) => {
    const edge = answer?.edges[r] ?? -1;
    const copy = edge < 0 ? undefined : copies[edge % copies.length];
    return copy ? [{ req: id, copy: copy.id }] : [];
  });
}

/**
 * After Koha's holds queue with a transport cost matrix of kilometres, rebuilt each night: title by title; the first
 * holds by priority, as many as there are items, are given their items at the least cost in all (Munkres). The titles
 * know nothing of each other, so lists grow beyond what can be picked; the matrix knows no calendar, but libraries that are
 * closed today are passed over (its setting HoldsQueueSkipClosed).
 */
export const koha: OutsidePlanner = {
  name: 'Koha-like',
  keepDays: 0,
  capAware: false,
  returns: 'home',
  plan: ({ day, titles, net }) =>
    titles.flatMap(({ requests, copies }) => {
      const able = openToday(copies, net, day);
      return able.length === 0 ? [] : assigned(requests.slice(0, able.length), able, net);
    }),
};
