import type { Network, PlanCopy } from '../outside.ts';

/** Copies at places that have staff today, and those in somebody's hand: the others are passed over until tomorrow. */
export const openToday = (copies: readonly PlanCopy[], net: Network, day: number): PlanCopy[] =>
  copies.filter(({ branch, inHand }) => inHand || net.pickDay[day % 7]?.[branch] === 0);
