/** A resident's wish, from asking to shelved again: whose turn it is, which copy comes, and when. */
export { type Capture, type Captured, captureReturned } from './capture-returned.ts';
export { type Hasten, hastenRequest } from './hasten-requests.ts';
export { expireShelf, forgetClosed } from './expire-shelf.ts';
export { changePickups, type ChangePickup } from './change-pickups.ts';
export { type Brought, bringHome } from './bring-home.ts';
export { homeChoices, wayIn } from './home-choice.ts';
export { type Miss, missLines } from './miss-lines.ts';
export { isPaused, type Pause, pauseRequests } from './pause-requests.ts';
export { type Pick, type Picked, pickLines } from './pick-lines.ts';
export { type Place, placeBundle, type PlaceBundle, type Placed, placeRequests } from './place-requests.ts';
export { flawsOfRequestRules, loadRequestRules } from './rules.ts';
export { lookAgain, type Planned, planRequests } from './plan-requests.ts';
export { placesInQueue, type QueuePlace } from './place-in-queue.ts';
export { type Ask, promise, type Promise_ } from './promise.ts';
export {
  expected,
  type Expected,
  holdShelf,
  homeDayOf,
  type HomeStop,
  homeStops,
  mustPick,
  type OnShelf,
  openLines,
  openRequests,
  pickList,
  type PickLine,
  requestsById,
  requestsOf,
  storiesOf,
  storyOf,
} from './reading.ts';
export type { LineRefusal, PlaceRefusal, RequestRefusal, WithdrawRefusal } from './refusals.ts';
export { isUnderWay, type Request, type RequestId, requestLife, type RequestState } from './request.ts';
export { sayChoice } from './say-choice.ts';
export { sayStory } from './say-story.ts';
export { type Sent, sendReturned } from './send-returned.ts';
export type { LineId } from './store/lines.ts';
export { type Withdraw, withdrawRequests } from './withdraw-requests.ts';
