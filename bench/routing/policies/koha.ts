import { shortestPaths } from '../../../src/modules/routing/flow/shortest-paths.ts';
import { openToday } from './open-today.ts';
import type { Match, Network, OutsidePlanner, PlanCopy, PlanRequest } from '../outside.ts';

/** A cell of the matrix: what it costs to bring something from one branch to another. */
type Matrix = (net: Network, day: number, cell: number) => number;

/** The cheapest way of giving so many copies to so many requests by the matrix. */
function assigned(
  requests: readonly PlanRequest[],
  copies: readonly PlanCopy[],
  matrix: (cell: number) => number,
  net: Network,
): Match[] {
  const edges = requests.flatMap(({ pickup, tried }) =>
    copies.map(({ id, branch }, group) => ({
      group,
      cost: tried.includes(id)
        ? 1e8
        : branch === pickup
          ? 0
          : Math.round(1000 * matrix(branch * net.B + pickup)),
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

const kilometres: Matrix = ({ dist }, _, cell) => dist[cell] ?? 0;

/** The days that the van needs from this morning on, and the nearer of equals. */
const daysFromToday: Matrix = ({ eta, dist }, day, cell) =>
  (eta[day % 7]?.[cell] ?? 0) + (dist[cell] ?? 0) / 1000;

/**
 * After Koha's holds queue with a transport cost matrix, rebuilt each night: title by title; the first holds by priority, as many as there are items, are given their items at the least cost in all (Munkres). The titles
 * know nothing of each other, so lists grow beyond what can be picked; libraries that are closed today are passed over
 * (its setting HoldsQueueSkipClosed).
 */
const kohaBy = (name: string, matrix: Matrix): OutsidePlanner => ({
  name,
  keepDays: 0,
  capAware: false,
  returns: 'home',
  plan: ({ day, titles, net }) =>
    titles.flatMap(({ requests, copies }) => {
      const able = openToday(copies, net, day);
      return able.length === 0
        ? []
        : assigned(requests.slice(0, able.length), able, cell => matrix(net, day, cell), net);
    }),
});

/** The strongest that we know: a site that writes its matrix anew each night from the van's calendar. */
export const koha = kohaBy('Koha-like', daysFromToday);

/** A matrix that is filled in once, with kilometres. */
export const kohaOnce = kohaBy('Koha-like, kilometres', kilometres);
