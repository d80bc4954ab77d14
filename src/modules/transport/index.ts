/** The van: where it calls, what it carries, and where each item on the way is. */
export { type Board, board, type Boarded } from './board.ts';
export { handlingKinds } from './beyond.ts';
export { type BeyondCount, countBeyond } from './count-beyond.ts';
export { atSchools, type AtSchool, type Box, boxByCode, boxesAt } from './boxes.ts';
export { checkInBox, fillBox, lendBox, makeBox, sendBox, takeOutOfBox } from './handle-boxes.ts';
export { cancelTransits, type Cancel } from './cancel-transits.ts';
export { type Deliver, deliver } from './deliver.ts';
export type { TransportFact, TransitFact } from './facts.ts';
export { flawsOfVanCalendar, loadVanCalendar } from './load-van-calendar.ts';
export { type Pack, pack } from './pack.ts';
export { planRuns } from './plan-runs.ts';
export { type Difference, differenceOf, disagrees, type Load, type LoadContents } from './crate.ts';
export { type Fill, fillCrates } from './fill-crate.ts';
export type { Late } from './late.ts';
export { type Open, openCrates } from './open-crate.ts';
export {
  crateContents,
  crateLoad,
  cratesAt,
  flowsOn,
  lateTransits,
  openedCrates,
  openTransits,
  runAt,
  runsOn,
  stopLoad,
} from './reading.ts';
export { type Lost, reportLost } from './report-lost.ts';
export { type Seal, sealCrates } from './seal-crate.ts';
export { type Readdress, readdress } from './readdress.ts';
export { type Receive, receive, type Received } from './receive.ts';
export type { TransportRefusal } from './refusals.ts';
export type { Flow, Route, Run, RunId, RunState, Stop } from './run.ts';
export { type Transit, type TransitId, transitLife } from './transit.ts';
export type { TransitReason, TransitState } from './transit.ts';
export { calendarOf, type Journey, type VanCalendar, vanCalendar, vanRoutes } from './van-calendar.ts';
