import { openToday } from './open-today.ts';
import type { OutsidePlanner } from '../outside.ts';

/**
 * After ReShare's ranked rota: each request by itself; the own organisation first, then lenders by what they lent for
 * what they borrowed, the least burdened first; inside a lender the branch with staff today from which the van is there soonest,
 * then the nearest (in its favour: a lender knows that much of its own branches). No lists.
 */
export const rota: OutsidePlanner = {
  name: 'rota',
  keepDays: 1,
  capAware: false,
  returns: 'home',
  plan: ({ day, titles, net, lent, borrowed }) => {
    const burden = Array.from(lent, (out, org) => (out + 1) / ((borrowed[org] ?? 0) + 1));
    return titles.flatMap(({ requests, copies }) => {
      const free = new Set(openToday(copies, net, day));
      return requests.flatMap(({ id, pickup, org, tried }) => {
        const far = (branch: number) => {
          const cell = branch * net.B + pickup;
          return (net.eta[day % 7]?.[cell] ?? 0) + (net.dist[cell] ?? 0) / 1000;
        };
        const rank = (owner: number) => (owner === org ? -1 : (burden[owner] ?? 1));
        const [chosen] = [...free]
          .filter(copy => !tried.includes(copy.id))
          .toSorted((a, b) => rank(a.org) - rank(b.org) || far(a.branch) - far(b.branch));
        if (!chosen) return [];
        free.delete(chosen);
        return [{ req: id, copy: chosen.id }];
      });
    });
  },
};
