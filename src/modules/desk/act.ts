import type { Tx } from '#platform/db.ts';
import { lend, receiveAndLend } from './actions/lend.ts';
import { closeMember, openMember } from './actions/member.ts';
import { pick } from './actions/pick.ts';
import { takeFromVan } from './actions/receive.ts';
import { takeIn } from './actions/take-in.ts';
import { tellWhere } from './actions/tell.ts';
import { fillCrate } from './actions/fill-crate.ts';
import { boardCrate, boardItem, crateHolds, handOver } from './actions/van.ts';
import type { Outcome } from './answer.ts';
import { codes, items, type Party, type Situation } from './decide.ts';
import type { Here } from './hand.ts';
import type { Recognised, Seen } from './recognise.ts';

type Deed<S> = (tx: Tx, seen: S, here: Here) => Promise<Outcome> | Outcome;
type Of<K extends Recognised['kind']> = Extract<Recognised, { kind: K }>;
type ActionOn<K extends keyof typeof codes> = (typeof codes)[K][Party];

const boundFor = ({ transit, place }: Seen): number => transit?.to ?? place.unit;

const onItem: Readonly<Record<(typeof items)[Situation][Party] | ActionOn<'slip'>, Deed<Seen>>> = {
  lend,
  'receive-and-lend': receiveAndLend,
  pick,
  'take-in': takeIn,
  receive: takeFromVan,
  'hand-over': handOver,
  board: boardItem,
  'tell-where': tellWhere,
  'tell-not-lendable': (_, seen) => ({ kind: 'not-lendable', to: boundFor(seen) }),
  'tell-held-elsewhere': (_, { place }) => ({ kind: 'held-elsewhere', at: place.unit }),
  'tell-withdrawn': () => ({ kind: 'withdrawn' }),
  'tell-keep-in-van': (_, seen) => ({ kind: 'keep-in-van', to: boundFor(seen) }),
  'tell-desk-first': () => ({ kind: 'desk-first' }),
};

const onCard: Readonly<Record<ActionOn<'card'>, Deed<Of<'card'>>>> = {
  'open-member': (tx, { member }, here) => openMember(tx, member, here),
  'tell-no-card': () => ({ kind: 'no-card-here' }),
};

const onOldCard: Readonly<Record<ActionOn<'old-card'>, Deed<Of<'old-card'>>>> = {
  'tell-old-card': (_, { card: { name, state, now } }) => ({
    kind: 'old-card',
    name,
    state,
    now: now?.slice(-4),
  }),
  'tell-no-card': () => ({ kind: 'no-card-here' }),
};

const onCrate: Readonly<Record<ActionOn<'crate'>, Deed<Of<'crate'>>>> = {
  'board-crate': (tx, { crate, contents }, here) => boardCrate(tx, crate, contents, here),
  'fill-crate': (tx, { crate, contents }, here) => fillCrate(tx, crate, contents, here),
  'tell-crate': (_, { crate, contents }) => crateHolds(crate, contents),
};

const onNothing: Readonly<Record<ActionOn<'nothing'>, Deed<Of<'nothing'>>>> = {
  'close-member': (tx, _, here) => closeMember(tx, here),
  'tell-scan-something': () => ({ kind: 'scan-something' }),
};

const onUnknown: Readonly<Record<ActionOn<'unknown'>, Deed<Of<'unknown'>>>> = {
  'tell-unknown': (_, { code }) => ({ kind: 'unknown-code', code }),
};

/** A loan of which we hear after the thing moved on: what it is doing now says nothing of what it did then. */
const isOvertaken = ({ place }: Seen, party: Party, { at, told }: Here): boolean =>
  party === 'member' && told !== undefined && told > at && place.since > at && place.state !== 'withdrawn';

/** Does what the table says about a code that was recognised. An action without a deed does not compile. */
export async function act(tx: Tx, seen: Recognised, party: Party, here: Here): Promise<Outcome> {
  switch (seen.kind) {
    case 'item':
      if (isOvertaken(seen, party, here)) return lend(tx, seen, here);
      return onItem[items[seen.situation][party]](tx, seen, here);
    case 'slip':
      return onItem[codes.slip[party]](tx, seen, here);
    case 'card':
      return onCard[codes.card[party]](tx, seen, here);
    case 'old-card':
      return onOldCard[codes['old-card'][party]](tx, seen, here);
    case 'crate':
      return onCrate[codes.crate[party]](tx, seen, here);
    case 'nothing':
      return onNothing[codes.nothing[party]](tx, seen, here);
    case 'unknown':
      return onUnknown[codes.unknown[party]](tx, seen, here);
  }
}
