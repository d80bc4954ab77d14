/** The book of countable events: without names, appended in the same transaction as what it counts. */
export { brokenSeals, closeDay } from './close-day.ts';
export { closeDaysThrough } from './close-days.ts';
export type { BeyondProvince, ItemEvent, PersonEvent, Quality, Reach } from './event.ts';
export type { Position } from './position.ts';
export { forgetMember, record } from './record.ts';
export { type RolledUp, rolledUpTo, rollUp } from './roll-up.ts';
export { type Reached, reachedIn } from './store/reaches.ts';
export { closedThrough, eventsOf, guardMonths, makeMonths, runAhead, safePosition } from './store/book.ts';
