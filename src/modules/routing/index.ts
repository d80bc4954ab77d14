/** Which copy serves which request, with the reasons. Pure: no tables, no clock. */
export { choose } from './choose.ts';
export { type Balance, prices } from './prices.ts';
export type {
  Choice,
  Copy,
  Decision,
  Reason,
  RoutingInput,
  Slot,
  Terms,
  Travel,
  Wish,
} from './routing-input.ts';
