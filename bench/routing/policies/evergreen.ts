import type { Network, OutsidePlanner, PlanCopy, PlanRequest } from '../outside.ts';

/** Same branch, same organisation, everywhere else. */
const proximity = ({ branch }: PlanCopy, { pickup, org }: PlanRequest, { branches }: Network): number =>
  branch === pickup ? 0 : branches[branch]?.org === org ? 1 : 2;

/**
 * After Evergreen's hold targeter with its defaults: holds one at a time, oldest first; the copies of the nearest
 * proximity, one of them at random; a place that is closed now and at the next round, a day later, is passed over. At
 * check-in the best hold by the traditional order: proximity first, time last. It knows neither the van's calendar nor
 * how full a list is.
 */
export const evergreen: OutsidePlanner = {
  name: 'Evergreen-like',
  keepDays: 1,
  capAware: false,
  returns: 'home',
  plan: ({ day, titles, net, rnd }) =>
    titles.flatMap(({ requests, copies }) => {
      const waiting = [...requests];
      const free = new Set(
        copies.filter(({ branch, inHand }) => !inHand && (net.pickDay[day % 7]?.[branch] ?? 0) < 2),
      );
      const captured = copies
        .filter(({ inHand }) => inHand)
        .flatMap(copy => {
          const able = waiting.filter(({ tried }) => !tried.includes(copy.id));
          const [best] = able.toSorted((a, b) => proximity(copy, a, net) - proximity(copy, b, net));
          if (!best) return [];
          waiting.splice(waiting.indexOf(best), 1);
          return [{ req: best.id, copy: copy.id }];
        });
      const targeted = waiting.flatMap(request => {
        const able = [...free].filter(({ id }) => !request.tried.includes(id));
        const nearest = Math.min(...able.map(copy => proximity(copy, request, net)));
        const near = able.filter(copy => proximity(copy, request, net) === nearest);
        const chosen = near[Math.floor(rnd() * near.length)];
        if (!chosen) return [];
        free.delete(chosen);
        return [{ req: request.id, copy: chosen.id }];
      });
      return [...captured, ...targeted];
    }),
};
