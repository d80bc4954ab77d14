import type { Agreement, Copy, Wish } from './routing-input.ts';

/** No agreement is needed: inside one organisation, or where everybody lends to everybody. */
const free = 'free';
export type Ground = Agreement | typeof free;

export const isFree = (ground: Ground): ground is typeof free => ground === free;

const covers = ({ lenders, borrowers, excludes }: Agreement, wish: Wish, copy: Copy): boolean =>
  (lenders?.has(copy.organisation) ?? true) &&
  (borrowers?.has(wish.organisation) ?? true) &&
  !(copy.collection !== undefined && excludes?.has(copy.collection));

/** The agreement of the nearest tier under which a copy may go to a wish; undefined when there is none. */
export function underWhich(
  wish: Wish,
  copy: Copy,
  agreements: readonly Agreement[] | undefined,
): Ground | undefined {
  if (agreements === undefined || copy.organisation === wish.organisation) return free;
  let best: Agreement | undefined;
  for (const agreement of agreements)
    if ((best === undefined || agreement.price < best.price) && covers(agreement, wish, copy))
      best = agreement;
  return best;
}
