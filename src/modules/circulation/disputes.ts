import type { ItemId } from '#catalogue';
import { record } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, members, staffOf } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { itemEvent, personEvent } from './counting.ts';
import { chargeLost, type Lost } from './fees/lost.ts';
import type { Moved, Returned } from './facts.ts';
import { type ItemState, nextState } from './item-life.ts';
import type { Loan } from './loan.ts';
import type { DisputeRefusal } from './refusals.ts';
import { inRounds } from './rounds.ts';
import { type ClaimKind, endLoans, insertClaims, resolveClaims, usesBefore } from './store/claims.ts';
import { openLoansOfItems } from './store/loans.ts';
import { type Copy, lockCopies } from './store/places.ts';

export { countClaims as timesDisputed } from './store/claims.ts';

/** Something that is said of an item at a desk. */
interface Said {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** A member says that a loan was brought back (`claimed`), or never borrowed (`voided`). */
export interface Dispute extends Said {
  readonly kind: ClaimKind;
}

interface Case<C extends Said> {
  readonly command: C;
  readonly copy: Copy;
  readonly loan: Loan | undefined;
}

type Answer = Result<{ readonly state: ItemState }, DisputeRefusal>;

/** Reads items with their open loans, refuses what cannot be, and does the rest together. */
async function decide<C extends Said>(
  tx: Tx,
  commands: readonly C[],
  verb: 'dispute' | 'lose',
  act: (cases: readonly Case<C>[], place: Network) => Promise<void>,
): Promise<Answer[]> {
  const place = await network(tx);
  const ids = commands.map(({ item }) => item);
  const copies = new Map((await lockCopies(tx, ids)).map(copy => [copy.item, copy]));
  const loans = new Map((await openLoansOfItems(tx, ids)).map(loan => [loan.item, loan]));
  const cases: Case<C>[] = [];
  const answers = commands.map((command): Answer => {
    const { item, unit, at, by } = command;
    const copy = copies.get(item);
    if (!allows(by, 'desk', unit, place, place.today(unit, at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    if (!copy) return refuse({ code: 'circulation/unknown-item', item });
    const next = nextState(item, copy.state, verb, 'desk');
    if (!next.ok) return next;
    cases.push({ command, copy, loan: loans.get(item) });
    return ok({ state: next.value });
  });
  if (cases.length > 0) await act(cases, place);
  return answers;
}

async function announce<C extends Said>(tx: Tx, cases: readonly Case<C>[], to: ItemState): Promise<void> {
  const about = ({ command: { item, at }, copy, loan }: Case<C>) => ({
    subject: `item:${item}`,
    item,
    edition: copy.edition,
    unit: loan?.unit ?? copy.unit,
    at,
  });
  await tx.announce([
    ...cases.flatMap((one): Returned[] =>
      one.loan?.member
        ? [{ kind: 'circulation/returned', ...about(one), member: one.loan.member, loan: one.loan.id }]
        : [],
    ),
    ...cases.map((one): Moved => ({ kind: 'circulation/moved', ...about(one), from: one.copy.state, to })),
  ]);
}

/** A loan that never was is counted away: a correction beside what was counted, which stays. */
async function uncount(tx: Tx, cases: readonly Case<Dispute>[], place: Network): Promise<void> {
  const known = await members(
    tx,
    cases.flatMap(({ loan }) => loan?.member ?? []),
  );
  const counted = cases.flatMap(({ copy, loan, command: { at } }) => {
    const member = known.get(loan?.member ?? 0);
    if (!loan || !member) return [];
    return [{ copy, member, at, moment: { kind: 'loan' as const, unit: loan.unit, day: loan.day } }];
  });
  await record(tx, {
    items: counted.map(({ copy, at, moment }) => ({
      ...itemEvent(place, copy, at, moment),
      amount: -1,
      correction: true,
    })),
    people: counted.map(({ copy, member, moment }) => ({
      ...personEvent(place, copy, member, moment),
      amount: -1,
    })),
  });
}

const disputeRound = (tx: Tx, disputes: readonly Dispute[]): Promise<Answer[]> =>
  decide(tx, disputes, 'dispute', async (cases, place) => {
    await insertClaims(
      tx,
      cases.flatMap(({ command: { item, kind, unit, at, by }, loan }) =>
        loan?.member
          ? [
              {
                member: loan.member,
                kind,
                item,
                loan: loan.id,
                unit,
                day: place.today(unit, at),
                at,
                byStaff: staffOf(by),
              },
            ]
          : [],
      ),
    );
    await endLoans(
      tx,
      cases.map(({ command: { item, kind, at }, copy, loan }) => ({
        loan: loan?.id,
        item,
        unit: loan?.unit ?? copy.unit,
        at,
        ended: kind,
        state: 'missing',
      })),
    );
    await uncount(
      tx,
      cases.filter(({ command }) => command.kind === 'voided'),
      place,
    );
    await announce(tx, cases, 'missing');
  });

/**
 * Members say that loans were brought back, or never borrowed. The loan ends and costs nothing more; the item is looked
 * for where it was lent. A scan that finds it, or a next loan, settles the matter; so does losing it.
 */
export const disputeLoans = (tx: Tx, disputes: readonly Dispute[]): Promise<Answer[]> =>
  inRounds(
    disputes,
    ({ item }) => item,
    round => disputeRound(tx, round),
  );

const loseRound = (tx: Tx, commands: readonly Said[]): Promise<Answer[]> =>
  decide(tx, commands, 'lose', async (cases, place) => {
    const claims = await resolveClaims(
      tx,
      cases.map(({ command: { item, at } }) => ({ item, at, resolved: 'lost' as const })),
    );
    const claimant = new Map(
      claims.map(({ item, member, kind }) => [item, kind === 'claimed' ? member : null]),
    );
    await endLoans(
      tx,
      cases.map(({ command: { item, at }, copy, loan }) => ({
        loan: loan?.id,
        item,
        unit: loan?.unit ?? copy.unit,
        at,
        ended: 'lost' as const,
        state: 'lost',
      })),
    );
    await chargeLost(
      tx,
      cases.flatMap(({ command: { item, at, by }, copy, loan }): Lost[] => {
        const member = loan?.member ?? claimant.get(item);
        return member ? [{ copy, member, unit: loan?.unit ?? copy.unit, at, by }] : [];
      }),
      place,
    );
    await announce(tx, cases, 'lost');
  });

/** Items are lost: a loan ends, and whoever had it, or said that it was brought back, is charged by the rules. */
export const loseItems = (tx: Tx, commands: readonly Said[]): Promise<Answer[]> =>
  inRounds(
    commands,
    ({ item }) => item,
    round => loseRound(tx, round),
  );

/** Items were used in the library: counted once by item and moment, and where they are does not change. */
export async function useInHouse(tx: Tx, uses: readonly Said[]): Promise<Answer[]> {
  const place = await network(tx);
  const copies = new Map(
    (
      await lockCopies(
        tx,
        uses.map(({ item }) => item),
      )
    ).map(copy => [copy.item, copy]),
  );
  const before = new Set((await usesBefore(tx, uses)).map(({ item, at }) => `${item} ${at.getTime()}`));
  const counted: { copy: Copy; use: Said }[] = [];
  const answers = uses.map((use): Answer => {
    const { item, unit, at, by } = use;
    const copy = copies.get(item);
    if (!allows(by, 'desk', unit, place, place.today(unit, at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit });
    if (!copy) return refuse({ code: 'circulation/unknown-item', item });
    const next = nextState(item, copy.state, 'use', 'desk');
    if (!next.ok) return next;
    if (!before.has(`${item} ${at.getTime()}`)) counted.push({ copy, use });
    return ok({ state: copy.state });
  });
  await record(tx, {
    items: counted.map(({ copy, use: { unit, at } }) =>
      itemEvent(place, copy, at, { kind: 'in-house-use', unit, day: place.today(unit, at) }),
    ),
  });
  return answers;
}
