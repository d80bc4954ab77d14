/** One scan, one answer: what a scanned card, item, slip or crate means here and now. */
export type { Mark, ScanAnswer, ScannedItem, Slip, Told, Tone } from './answer.ts';
export { type AtDesk, atDesk, deskOf } from './pages/at-desk.ts';
export type { Party, Situation } from './decide.ts';
export { slipCode } from './recognise.ts';
export type { DeskRefusal } from './refusals.ts';
export { sayAnswer } from './say-answer.ts';
export { type Sip2Address, type Sip2Server, startSip2 } from './protocols/sip2/server.ts';
export { scan, type Scan } from './scan.ts';
