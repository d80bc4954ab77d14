import type { ItemId } from '#catalogue';
import { record } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import { daysBetween } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { itemEvent } from './counting.ts';
import type { Moved, Returned } from './facts.ts';
import { chargeLate, type Ended, membersOf } from './fees/charge.ts';
import { settleFound } from './fees/lost.ts';
import type { ItemState } from './item-life.ts';
import { borrowersToKeep, someAreKept } from './last-borrower.ts';
import type { ClosedLoan, Loan } from './loan.ts';
import type { CheckInRefusal } from './refusals.ts';
import { inRounds } from './rounds.ts';
import type { Rule } from './rules/rule.ts';
import { rulesBetween } from './rules/rules-between.ts';
import { saveLastBorrowers } from './store/last-borrowers.ts';
import { openLoansOfItems, saveReturns } from './store/loans.ts';
import { type Copy, lockCopies } from './store/places.ts';
import { insertSightings } from './store/sightings.ts';

/** Someone put an item on a desk or in a return slot. */
export interface CheckIn {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
  /** Taken along from somebody's door by who brings things home: a return like any, and counted apart too. */
  readonly fromDoor?: boolean | undefined;
}

/** What the item turned out to be doing. Whether someone waits for it, and where it goes, others decide after this. */
export interface CheckedIn {
  readonly item: ItemId;
  readonly unit: UnitId;
  /** The loan that ended with it; absent when it was not on loan, or when this scan is older than the loan. */
  readonly loan: ClosedLoan | undefined;
  readonly atHome: boolean;
  readonly was: ItemState;
  readonly state: ItemState;
  /** Days after the day on which it was due; 0 when in time. */
  readonly daysLate: number;
  /** What that costs, in cents. */
  readonly charged: number;
}

interface Outcome {
  readonly copy: Copy;
  readonly command: CheckIn;
  /** Open loan that ends; with its member, for whoever must be told. */
  readonly loan: Loan | undefined;
  readonly state: ItemState;
}

/** States in which a scan at a desk says where an item is: it stands there. */
const appears: ReadonlySet<ItemState> = new Set(['on-shelf', 'missing', 'lost', 'on-order']);

/**
 * What a scanned item becomes. Back from a loan, found again, or standing at another branch than thought: on the shelf
 * here, and out of the house when the catalogue let go of it meanwhile. On the way or held for someone: left alone,
 * since transport and requests know what to do; on display and being mended too, until somebody says that it is over.
 */
function stateAfter(
  copy: Pick<Copy, 'state' | 'withdrawn' | 'since'>,
  loan: Loan | undefined,
  at: Date,
): ItemState {
  const isNews = copy.since < at && appears.has(copy.state);
  const comesBack = copy.state === 'on-loan' ? loan !== undefined : isNews;
  if (!comesBack) return copy.state;
  return copy.withdrawn === null ? 'on-shelf' : 'withdrawn';
}

const closed = (loan: Loan, { at, unit }: CheckIn): ClosedLoan => ({
  ...loan,
  member: null,
  returnedAt: at,
  returnedUnit: unit,
});

function answerOf(
  { copy, command, loan, state }: Outcome,
  network: Network,
  charged: ReadonlyMap<number, number>,
): CheckedIn {
  const { item, unit, at } = command;
  return {
    item,
    unit,
    loan: loan && closed(loan, command),
    atHome: copy.home === unit,
    was: copy.state,
    state,
    charged: (loan && charged.get(loan.id)) ?? 0,
    daysLate: loan ? Math.max(0, daysBetween(loan.dueDay, network.today(unit, at))) : 0,
  };
}

async function returnRound(
  tx: Tx,
  commands: readonly CheckIn[],
): Promise<Result<CheckedIn, CheckInRefusal>[]> {
  const ids = commands.map(({ item }) => item);
  // given together, carried out in this order: what is read of loans is read once the copies are locked
  const [place, locked, open, rules] = await Promise.all([
    network(tx),
    lockCopies(tx, ids),
    openLoansOfItems(tx, ids),
    rulesBetween(tx, '0001-01-01', '9999-12-31'),
  ]);
  const copies = new Map(locked.map(copy => [copy.item, copy]));
  const loans = new Map(open.map(loan => [loan.item, loan]));
  const decisions = commands.map((command): Result<Outcome, CheckInRefusal> => {
    const { item, unit, at, by } = command;
    if (!allows(by, 'desk', unit, place, place.today(unit, at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    const copy = copies.get(item);
    if (!copy) return refuse({ code: 'circulation/unknown-item', item });
    const open = loans.get(item);
    const loan = open && open.lentAt < at ? open : undefined;
    return ok({ copy, command, loan, state: stateAfter(copy, loan, at) });
  });
  const outcomes = decisions.flatMap(decision => (decision.ok ? [decision.value] : []));
  const seen = outcomes.filter(({ loan }) => !loan).map(({ command }) => command);
  const [charged] = await Promise.all([
    keep(tx, outcomes.filter(changes), place, rules),
    seen.length > 0 && insertSightings(tx, seen),
  ]);
  return decisions.map(decision => (decision.ok ? ok(answerOf(decision.value, place, charged)) : decision));
}

const changes = ({ copy, state, command }: Outcome): boolean =>
  state !== copy.state || (state === 'on-shelf' && copy.unit !== command.unit && copy.since < command.at);

/** Saves, counts, charges and tells what was decided; answers what each loan cost for being late. */
async function keep(
  tx: Tx,
  outcomes: readonly Outcome[],
  network: Network,
  rules: readonly Rule[],
): Promise<ReadonlyMap<number, number>> {
  if (outcomes.length === 0) return new Map();
  const ended = outcomes.flatMap(outcome => (outcome.loan ? [{ ...outcome, loan: outcome.loan }] : []));
  const ends = ended.map(
    ({ loan, copy, command: { unit, at } }): Ended => ({ loan, copy, at, day: network.today(unit, at) }),
  );
  const [people] = await Promise.all([
    someAreKept(rules) ? membersOf(tx, ends) : undefined,
    saveReturns(
      tx,
      outcomes.map(({ command: { item, unit, at }, state, loan }) => ({
        item,
        unit,
        at,
        state,
        loan: loan?.id,
      })),
    ),
    record(tx, {
      items: ended.flatMap(({ copy, command: { unit, at, fromDoor } }) =>
        (fromDoor ? (['return', 'home-return'] as const) : (['return'] as const)).map(kind =>
          itemEvent(network, copy, at, { kind, unit, day: network.today(unit, at) }),
        ),
      ),
    }),
  ]);
  const found = outcomes.filter(({ copy }) => copy.state === 'lost' || copy.state === 'missing');
  await settleFound(
    tx,
    found.map(({ command: { item, unit, at, by } }) => ({ item, unit, at, by })),
    network,
  );
  const charged = await chargeLate(tx, ends, network, people);
  const last = people ? borrowersToKeep(ends, people, rules, network) : [];
  const about = ({ copy, command: { item, unit, at } }: Outcome) => ({
    subject: `item:${item}`,
    item,
    edition: copy.edition,
    unit,
    at,
  });
  const facts = [
    ...ended.flatMap((outcome): Returned[] =>
      outcome.loan.member === null
        ? []
        : [
            {
              kind: 'circulation/returned',
              ...about(outcome),
              member: outcome.loan.member,
              loan: outcome.loan.id,
            },
          ],
    ),
    ...outcomes.map(
      (outcome): Moved => ({
        kind: 'circulation/moved',
        ...about(outcome),
        from: outcome.copy.state,
        to: outcome.state,
      }),
    ),
  ];
  await Promise.all([tx.announce(facts), last.length > 0 && saveLastBorrowers(tx, last)]);
  return charged;
}

/**
 * Takes items in. A loan ends and forgets its member (where a rule about damage says so, not before some days have passed); the item stands on the shelf of this branch until someone who
 * waits for it, or its way home, takes it on. A scan that comes again, or late, changes nothing.
 */
export const checkIn = (tx: Tx, commands: readonly CheckIn[]): Promise<Result<CheckedIn, CheckInRefusal>[]> =>
  inRounds(
    commands,
    ({ item }) => item,
    round => returnRound(tx, round),
  );
