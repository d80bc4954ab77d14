import type { EditionId, ItemId } from '#catalogue';
import type { Part } from '#circulation';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import type { TransitReason } from '#transport';
import type { Refusal } from '#platform/result.ts';
import type { Deed } from './deeds.ts';

/** Whether it is done, must be put somewhere, or needs somebody to stop and look. */
export type Tone = 'ok' | 'attention' | 'error';

/** The thing that was scanned. */
export interface ScannedItem {
  readonly id: ItemId;
  readonly edition: EditionId;
  readonly barcode: string;
  readonly title: string;
}

/** Why something goes into a crate. */
export type CrateReason = TransitReason | 'strayed';

/** Where something lies on the hold shelf: enough to find it, too little to know whose it is. */
export interface Mark {
  /** Of the family name, by which the shelf is ordered. */
  readonly letter: string;
  /** The last four digits of the card. */
  readonly card: string;
}

/** What is printed to travel with an item or to lie with it on the hold shelf. Names no member. */
export interface Slip {
  /** Scanned later, it says where the item must be. */
  readonly code: string;
  readonly to: UnitId;
  readonly purpose: 'hold' | 'home-round' | CrateReason;
  /** Under which it is kept on the hold shelf. */
  readonly mark?: Mark | undefined;
  readonly until?: Day | undefined;
}

/** What a scan led to: what to do next and about what, as facts; `sayAnswer` puts it into words. */
export type Told =
  | {
      readonly kind: 'member-open';
      readonly name: string;
      readonly loans: number;
      readonly overdue: number;
      readonly ready: number;
      /** Mail to their address comes back. */
      readonly mailReturns?: boolean | undefined;
    }
  | { readonly kind: 'member-ended'; readonly name: string; readonly until: Day }
  | { readonly kind: 'member-closed' }
  | { readonly kind: 'scan-something' }
  | {
      readonly kind: 'lent';
      readonly due: Day;
      /** The very moment, in ISO 8601. */
      readonly dueAt: string;
    }
  /** Told so late that it had been checked in since: the loan is over, and where the thing is now stays so. */
  | { readonly kind: 'lent-and-back'; readonly at: UnitId; readonly since: string; readonly dueAt: string }
  | { readonly kind: 'hold-shelf'; readonly mark: Mark; readonly until: Day | undefined }
  | { readonly kind: 'home-round'; readonly mark: Mark; readonly day: Day }
  | { readonly kind: 'crate'; readonly to: UnitId; readonly reason: CrateReason }
  | { readonly kind: 'shelf'; readonly callNumber: string | undefined; readonly daysLate: number }
  | { readonly kind: 'visits'; readonly home: UnitId; readonly callNumber: string | undefined }
  | { readonly kind: 'stays'; readonly home: UnitId; readonly without: UnitId }
  /** Lent on the fly; nobody has described it. */
  | { readonly kind: 'unfinished' }
  /** Somebody waits for it; nobody was there to put it ready. */
  | { readonly kind: 'kept-aside' }
  | { readonly kind: 'lent-since' }
  | { readonly kind: 'on-loan' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'in-repair' }
  | { readonly kind: 'on-display' }
  | { readonly kind: 'on-order' }
  | { readonly kind: 'used' }
  | { readonly kind: 'looked-for' }
  | { readonly kind: 'noted-lost' }
  | { readonly kind: 'held-elsewhere'; readonly at: UnitId }
  | { readonly kind: 'not-lendable'; readonly to: UnitId }
  | { readonly kind: 'missing' }
  | { readonly kind: 'boarded'; readonly to: UnitId }
  | { readonly kind: 'handed-over'; readonly at: UnitId }
  | { readonly kind: 'crate-boarded'; readonly crate: string; readonly count: number }
  | {
      readonly kind: 'crate-holds';
      readonly crate: string;
      readonly count: number;
      readonly to: readonly UnitId[];
    }
  | { readonly kind: 'in-crate'; readonly crate: string; readonly to: UnitId; readonly count: number }
  | { readonly kind: 'keep-in-van'; readonly to: UnitId }
  | { readonly kind: 'desk-first' }
  | { readonly kind: 'no-card-here' }
  | {
      readonly kind: 'old-card';
      readonly name: string;
      readonly state: 'blocked' | 'lost' | 'replaced';
      /** The last four digits of the card that works; absent when there is none. */
      readonly now: string | undefined;
    }
  | { readonly kind: 'unknown-code'; readonly code: string }
  | { readonly kind: 'refused'; readonly doing: 'lend' | 'other'; readonly refusal: Refusal };

/** The answer to one scan. The same scan gets the same answer. */
export type ScanAnswer = Told & {
  readonly tone: Tone;
  readonly item?: ScannedItem | undefined;
  /** What belongs with it, of a kit. */
  readonly parts?: readonly Part[] | undefined;
  /** What staff chose to do with it; absent when it was just scanned. */
  readonly deed?: Deed | undefined;
  /** Who is at the desk after this scan. */
  readonly member?: MemberId | undefined;
  readonly slip?: Slip | undefined;
};

/** What an action hands back; the verb adds what was scanned and who is there. */
export type Outcome = Told & { readonly slip?: Slip | undefined };

const tones: Readonly<Record<Told['kind'], Tone>> = {
  'member-open': 'ok',
  'member-ended': 'error',
  'member-closed': 'ok',
  'scan-something': 'attention',
  lent: 'ok',
  'lent-and-back': 'attention',
  'hold-shelf': 'attention',
  'home-round': 'attention',
  crate: 'attention',
  shelf: 'ok',
  stays: 'attention',
  visits: 'ok',
  unfinished: 'attention',
  'kept-aside': 'attention',
  'lent-since': 'error',
  'on-loan': 'attention',
  withdrawn: 'error',
  'in-repair': 'attention',
  'on-display': 'attention',
  'on-order': 'ok',
  used: 'ok',
  'looked-for': 'ok',
  'noted-lost': 'ok',
  'held-elsewhere': 'error',
  'not-lendable': 'error',
  missing: 'error',
  boarded: 'ok',
  'handed-over': 'attention',
  'crate-boarded': 'ok',
  'crate-holds': 'attention',
  'in-crate': 'ok',
  'keep-in-van': 'error',
  'desk-first': 'error',
  'no-card-here': 'error',
  'old-card': 'error',
  'unknown-code': 'error',
  refused: 'error',
};

/**
 * How loud an answer is. A member with something on the hold shelf or too late, or whose mail comes back,
 * needs a hand.
 */
export const toneOf = (told: Told): Tone =>
  told.kind === 'member-open' && (told.ready + told.overdue > 0 || told.mailReturns === true)
    ? 'attention'
    : tones[told.kind];
