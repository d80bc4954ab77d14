import type { Agreement, Copy, Wish } from './routing-input.ts';

/** No agreement is needed: inside one organisation, or where everybody lends to everybody. */
const free = 'free';
export type Ground = Agreement | typeof free;

export const isFree = (ground: Ground): ground is typeof free => ground === free;

type Lender = Pick<Copy, 'organisation' | 'collections'>;
type Borrower = Pick<Wish, 'organisation'>;

const covers = ({ lenders, borrowers, excludes }: Agreement, wish: Borrower, copy: Lender): boolean =>
  (lenders?.has(copy.organisation) ?? true) &&
  (borrowers?.has(wish.organisation) ?? true) &&
  !(excludes !== undefined && copy.collections?.some(one => excludes.has(one)));

/** The agreement of the nearest tier under which a copy may go to a wish; undefined when there is none. */
export function underWhich(
  wish: Borrower,
  copy: Lender,
  agreements: readonly Agreement[] | undefined,
): Ground | undefined {
  if (agreements === undefined || copy.organisation === wish.organisation) return free;
  let best: Agreement | undefined;
  for (const agreement of agreements)
    if ((best === undefined || agreement.price < best.price) && covers(agreement, wish, copy))
      best = agreement;
  return best;
}
