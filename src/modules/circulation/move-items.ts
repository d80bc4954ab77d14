import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Moved } from './facts.ts';
import { type ItemState, type ItemVerb, nextState, type NotPossibleNow } from './item-life.ts';
import type { UnknownItem } from './refusals.ts';
import { inRounds } from './rounds.ts';
import { type Copy, lockCopies, savePlaces, type Whereabouts } from './store/places.ts';
import { insertSightings } from './store/sightings.ts';

/** One step of an item's life, as transport and requests ask for it. */
export interface Move {
  readonly item: ItemId;
  readonly verb: Exclude<ItemVerb, 'lend' | 'return' | 'withdraw' | 'dispute' | 'lose' | 'use' | 'count'>;
  readonly unit: UnitId;
  readonly at: Date;
  /** With `hold`: who may have it, and until which day it is kept for them. */
  readonly heldFor?: MemberId | undefined;
  readonly heldUntil?: Day | undefined;
}

type MoveRefusal = UnknownItem | NotPossibleNow;

const leadsTo = {
  hold: 'on-hold-shelf',
  send: 'in-transit',
  arrive: 'on-shelf',
  shelve: 'on-shelf',
  miss: 'missing',
  find: 'on-shelf',
  damage: 'in-repair',
  mend: 'on-shelf',
  display: 'on-display',
  order: 'on-order',
} as const satisfies Record<Move['verb'], ItemState>;

/** What is done with an item in hand, and leaves no other trace of that than the shelf it goes to. */
const inHand: ReadonlySet<Move['verb']> = new Set(['arrive', 'find', 'mend']);

/** Where an item is after a move. A move to where it already is, is not a refusal: the message came twice. */
function decideMove(copy: Copy, move: Move): Result<Whereabouts, NotPossibleNow> {
  const { item, verb, unit, at } = move;
  const { state, since, heldFor, heldUntil } = copy;
  const wanted = verb === 'hold' ? (move.heldFor ?? null) : null;
  if (state === leadsTo[verb] && copy.unit === unit && heldFor === wanted)
    return ok({ item, state, unit, since, heldFor, heldUntil });
  const next = nextState(item, state, verb, 'house');
  if (!next.ok) return next;
  const until = wanted === null ? null : (move.heldUntil ?? null);
  return ok({ item, state: next.value, unit, since: at, heldFor: wanted, heldUntil: until });
}

async function moveRound(tx: Tx, moves: readonly Move[]): Promise<Result<Whereabouts, MoveRefusal>[]> {
  const copies = new Map(
    (
      await lockCopies(
        tx,
        moves.map(({ item }) => item),
      )
    ).map(copy => [copy.item, copy]),
  );
  const done: { copy: Copy; after: Whereabouts; verb: Move['verb'] }[] = [];
  const answers = moves.map((move): Result<Whereabouts, MoveRefusal> => {
    const copy = copies.get(move.item);
    if (!copy) return refuse({ code: 'circulation/unknown-item', item: move.item });
    const decision = decideMove(copy, move);
    if (decision.ok && decision.value.since !== copy.since)
      done.push({ copy, after: decision.value, verb: move.verb });
    return decision;
  });
  if (done.length === 0) return answers;
  await savePlaces(
    tx,
    done.map(({ after }) => after),
  );
  const seen = done.filter(({ verb }) => inHand.has(verb));
  if (seen.length > 0)
    await insertSightings(
      tx,
      seen.map(({ after: { item, unit, since: at } }) => ({ item, unit, at })),
    );
  await tx.announce(
    done.map(
      ({ copy, after }): Moved => ({
        kind: 'circulation/moved',
        subject: `item:${copy.item}`,
        item: copy.item,
        edition: copy.edition,
        unit: after.unit,
        at: after.since,
        from: copy.state,
        to: after.state,
      }),
    ),
  );
  return answers;
}

/** Moves items through their life, each answered with where it is now. */
export const moveItems = (tx: Tx, moves: readonly Move[]): Promise<Result<Whereabouts, MoveRefusal>[]> =>
  inRounds(
    moves,
    ({ item }) => item,
    round => moveRound(tx, round),
  );
