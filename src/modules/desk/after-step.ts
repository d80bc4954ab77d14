import type { ScanAnswer, Told } from './answer.ts';

/**
 * What is still to be done about a scan that was made without a network, when the thing itself was put down or given
 * away long ago.
 */
export type AfterStep =
  | 'put'
  | 'look-here'
  | 'find-code'
  | 'lend-again'
  | 'old-card'
  | 'call-borrower'
  | 'lent-to-another'
  | 'lent-since'
  | 'was-back'
  | 'wanted'
  | 'wrong-stop'
  | 'to-desk'
  | 'look';

/** By what the desk would have said; nothing where what was done by hand was right. */
const byKind: Readonly<Record<Exclude<Told['kind'], 'refused'>, AfterStep | undefined>> = {
  'member-open': undefined,
  'member-closed': undefined,
  'scan-something': undefined,
  lent: undefined,
  shelf: undefined,
  'on-order': undefined,
  used: undefined,
  'looked-for': undefined,
  'noted-lost': undefined,
  boarded: undefined,
  'crate-boarded': undefined,
  'crate-holds': undefined,
  'in-crate': undefined,
  'handed-over': undefined,
  'on-loan': undefined,
  missing: undefined,
  'no-card-here': undefined,
  'hold-shelf': 'put',
  'home-round': 'put',
  crate: 'put',
  stays: 'put',
  visits: 'put',
  unfinished: 'put',
  withdrawn: 'put',
  'in-repair': 'put',
  'on-display': 'put',
  'held-elsewhere': 'put',
  'kept-aside': 'look-here',
  'lent-since': 'look-here',
  'lent-and-back': 'was-back',
  'not-lendable': 'wanted',
  'unknown-code': 'find-code',
  'member-ended': 'lend-again',
  'old-card': 'old-card',
  'keep-in-van': 'wrong-stop',
  'desk-first': 'to-desk',
};

/** By why the loan was refused: by now the thing is in somebody's bag. */
const byRefusal: Readonly<Record<string, AfterStep>> = {
  'circulation/membership-ended': 'call-borrower',
  'circulation/blocked': 'call-borrower',
  'circulation/no-guests': 'call-borrower',
  'circulation/no-rule': 'call-borrower',
  'circulation/too-many-items': 'call-borrower',
  'circulation/owes': 'call-borrower',
  'circulation/not-for-loan': 'call-borrower',
  'circulation/already-lent': 'lent-to-another',
  'circulation/lent-since': 'lent-since',
  'circulation/held-for-another': 'wanted',
  'circulation/not-lendable': 'wanted',
};

/** The next right step after a scan that came late, if there is one. */
export const afterStep = (answer: ScanAnswer): AfterStep | undefined =>
  answer.kind === 'refused' ? (byRefusal[answer.refusal.code] ?? 'look') : byKind[answer.kind];
