/** Where each item is, who has it, under which rule and until when. */
export { chargeFee } from './fees/charge.ts';
export { closeDrawer, drawers, openDrawer } from './fees/drawer.ts';
export type { Entry, Fee } from './fees/fee.ts';
export { payFees } from './fees/pay.ts';
export { refundFee, reverseEntry, waiveFee } from './fees/put-right.ts';
export { type Account, accountOf } from './fees/reading.ts';
export { chargeableUntil, chargeLastBorrower } from './last-borrower.ts';
export { type CheckedIn, type CheckIn, checkIn } from './check-in.ts';
export { type CheckOut, checkOut } from './check-out.ts';
export type { CirculationFact, Lent, Moved, Renewed, Returned } from './facts.ts';
export {
  type ItemActor,
  type ItemState,
  isGone,
  type ItemVerb,
  itemLife,
  itemStates,
  type NotPossibleNow,
} from './item-life.ts';
export type { ClosedLoan, Loan, LoanId } from './loan.ts';
export { flawsOfRules, loadRules, type RulesUnsound } from './rules/load-rules.ts';
export { type Asked, requestLimits, type RequestLimit } from './rules/request-limits.ts';
export type { Rule, RuleCase, Topic } from './rules/rule.ts';
export { explainRule, whichRule } from './rules/which-rule.ts';
export { type Dispute, disputeLoans, loseItems, timesDisputed, useInHouse } from './disputes.ts';
export { countParts, keepParts, type Part, partsOf } from './kits.ts';
export { takeInDamaged } from './take-in-damaged.ts';
export { type Move, moveItems } from './move-items.ts';
export { moveShelves } from './move-shelves.ts';
export { isWaitedFor, keepHeldUntil, openLoans, setDemand, whereabouts } from './reading.ts';
export type { CheckInRefusal, CheckOutRefusal, RenewRefusal, UnknownItem } from './refusals.ts';
export { type Renewal, renew } from './renew.ts';
export type { Whereabouts } from './store/places.ts';
