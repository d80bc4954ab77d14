/** What a code turned out to be. */
export type Kind = 'nothing' | 'card' | 'old-card' | 'item' | 'slip' | 'crate' | 'unknown';

/** Who stands where it is scanned: a desk alone, a desk with a member, or the driver of the van. */
export type Party = 'desk' | 'member' | 'van';

/** Everything that a scanned item can be doing, seen from the place of the scan. */
export type Situation =
  /** It stands on a shelf, as far as we know. */
  | 'loose'
  /** This branch must send it, or keep it ready: a line of today's pick list. */
  | 'to-pick'
  | 'lent'
  /** On the hold shelf of this branch. */
  | 'held-here'
  /** On the hold shelf of another branch, as far as we know. */
  | 'held-elsewhere'
  /** Packed, in the van or handed over by the driver, to this branch. */
  | 'bound-here'
  /** Packed here, to another branch. */
  | 'waits-here'
  /** In the van or packed somewhere else, to another branch. */
  | 'bound-elsewhere'
  | 'missing'
  | 'withdrawn';

/** What is done about it, by who scans. What begins with `tell` changes nothing. */
type Row = Readonly<Record<Party, string>>;

/** What a code means that is no item. */
export const codes = {
  nothing: { desk: 'tell-scan-something', member: 'close-member', van: 'tell-scan-something' },
  card: { desk: 'open-member', member: 'open-member', van: 'tell-no-card' },
  'old-card': { desk: 'tell-old-card', member: 'tell-old-card', van: 'tell-no-card' },
  slip: { desk: 'tell-where', member: 'tell-where', van: 'tell-where' },
  crate: { desk: 'fill-crate', member: 'tell-crate', van: 'board-crate' },
  unknown: { desk: 'tell-unknown', member: 'tell-unknown', van: 'tell-unknown' },
} as const satisfies Readonly<Record<Exclude<Kind, 'item'>, Row>>;

/** What an item means: what it is doing down, who scans it across. */
export const items = {
  loose: { desk: 'take-in', member: 'lend', van: 'tell-desk-first' },
  'to-pick': { desk: 'pick', member: 'lend', van: 'tell-desk-first' },
  lent: { desk: 'take-in', member: 'lend', van: 'tell-desk-first' },
  'held-here': { desk: 'take-in', member: 'lend', van: 'tell-desk-first' },
  'held-elsewhere': { desk: 'tell-held-elsewhere', member: 'lend', van: 'tell-desk-first' },
  'bound-here': { desk: 'receive', member: 'receive-and-lend', van: 'hand-over' },
  'waits-here': { desk: 'tell-where', member: 'tell-not-lendable', van: 'board' },
  'bound-elsewhere': { desk: 'receive', member: 'tell-not-lendable', van: 'tell-keep-in-van' },
  missing: { desk: 'take-in', member: 'lend', van: 'tell-desk-first' },
  withdrawn: { desk: 'tell-withdrawn', member: 'tell-withdrawn', van: 'tell-desk-first' },
} as const satisfies Readonly<Record<Situation, Row>>;
