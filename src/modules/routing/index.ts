/** Which copy serves which request, with the reasons. Pure: no tables, no clock. */
export { isFree as isInside, underWhich } from './agreement.ts';
export { plan } from './plan.ts';
export { type Balance, prices } from './prices.ts';
export { type Returned, returnTo, type Shelf } from './return-to.ts';
export type {
  Agreement,
  Choice,
  Copy,
  Decision,
  Plan,
  Reason,
  RoutingInput,
  Slot,
  Terms,
  Travel,
  Wish,
} from './routing-input.ts';
