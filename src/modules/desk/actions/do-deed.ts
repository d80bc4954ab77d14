import { withdrawItems } from '#catalogue';
import { loseItems, type Move, moveItems, takeInDamaged, useInHouse } from '#circulation';
import { allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { only, type Refusal, type Result } from '#platform/result.ts';
import type { Outcome, Told } from '../answer.ts';
import { type Deed, deedsFor, lastStepOf } from '../deeds.ts';
import { type Here, handOf } from '../hand.ts';
import type { Seen } from '../recognise.ts';
import { sortOut } from './sort-out.ts';

/** A deed that is wanted, with why where that must be written down. */
export interface Wanted {
  readonly deed: Deed;
  readonly note: string;
}

type Hand = ReturnType<typeof handOf>;
type Doing = (tx: Tx, hand: Hand, seen: Seen, note: string) => Promise<Result<unknown>>;

/** One step of the item's life, here. */
const move =
  (verb: Move['verb']): Doing =>
  async (tx, { item, unit, at }) =>
    only(await moveItems(tx, [{ item, verb, unit, at }]));

/** What is not to be found is looked for where it was last. */
const miss: Doing = async (tx, { item, at }, { place }) =>
  only(await moveItems(tx, [{ item, verb: 'miss', unit: place.unit, at }]));

const doings: Readonly<Record<Deed, Doing>> = {
  damaged: (tx, hand, _, note) => takeInDamaged(tx, { ...hand, note, charge: true }),
  mended: move('mend'),
  display: move('display'),
  'off-display': move('shelve'),
  ordered: move('order'),
  arrived: move('arrive'),
  used: async (tx, hand) => only(await useInHouse(tx, [hand])),
  missing: miss,
  found: move('find'),
  lost: async (tx, hand) => only(await loseItems(tx, [hand])),
  withdrawn: async (tx, hand, _, reason) => only(await withdrawItems(tx, [{ ...hand, reason }])),
};

/** What is said when it is done; where nothing stands, the thing is in hand and free: to whoever waits, home or the shelf. */
const said: Readonly<Record<Deed, Told | undefined>> = {
  damaged: { kind: 'in-repair' },
  mended: undefined,
  display: { kind: 'on-display' },
  'off-display': undefined,
  ordered: { kind: 'on-order' },
  arrived: undefined,
  used: { kind: 'used' },
  missing: { kind: 'looked-for' },
  found: undefined,
  lost: { kind: 'noted-lost' },
  withdrawn: { kind: 'withdrawn' },
};

const no = <R extends Refusal>(refusal: R): Outcome => ({ kind: 'refused', doing: 'other', refusal });

/**
 * Does with an item what staff chose, when the table of its life lets a desk do that in its state. What stands at another
 * branch is only written off as missing or lost by who works there.
 */
export async function doDeed(tx: Tx, seen: Seen, { deed, note }: Wanted, here: Here): Promise<Outcome> {
  const { state, unit: stands } = seen.place;
  const { item, by, place, today } = { ...here, item: seen.item.id };
  if (!deedsFor(state).includes(deed))
    return no({ code: 'circulation/not-possible-now', item, state, verb: lastStepOf(deed) });
  if ((deed === 'missing' || deed === 'lost') && !allows(by, 'desk', stands, place, today))
    return no({ code: 'people/not-allowed', role: 'desk', unit: stands });
  if (deed === 'withdrawn' && note.trim() === '') return no({ code: 'desk/no-reason' });
  const answer = await doings[deed](tx, handOf(seen, here), seen, note.trim());
  if (!answer.ok) return no(answer.refusal);
  return said[deed] ?? sortOut(tx, seen, here);
}
