import { items } from '#catalogue';
import { record } from '#ledger';
import { type Network, network } from '#network';
import { type Actor, allows, type Member, members } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { itemEvent, personEvent } from './counting.ts';
import type { Renewed } from './facts.ts';
import type { Loan, LoanId } from './loan.ts';
import { type Due, dueAfter, type LoanRule, ruleFor } from './loan-rule.ts';
import type { RenewRefusal } from './refusals.ts';
import { inRounds } from './rounds.ts';
import { lockOpenLoans, saveRenewals } from './store/loans.ts';
import { rulesOn } from './store/rules.ts';

/** A wish to keep an item longer. */
export interface Renewal {
  readonly loan: LoanId;
  readonly at: Date;
  readonly by: Actor;
}

/** A member renews their own loans; a desk anywhere renews for whoever stands before it. */
const mayRenew = (by: Actor, loan: Loan, network: Network, at: Date): boolean =>
  (by.kind === 'member' && by.member === loan.member) ||
  by.kind === 'system' ||
  (by.kind === 'staff' &&
    by.roles.some(({ unit }) => allows(by, 'desk', unit, network, network.today(loan.unit, at))));

interface Longer {
  readonly due: Due;
  readonly rule: number;
}

/**
 * Longer or not. The new term counts from today; a renewal that would not move the due day changes nothing and is no
 * refusal, so that a button pressed twice costs one renewal.
 */
export function decideRenewal(
  loan: Loan & { readonly waiting: number },
  rule: LoanRule | undefined,
  at: Date,
  network: Network,
): Result<Longer | undefined, RenewRefusal> {
  if (!rule) return refuse({ code: 'circulation/renewals-used-up', loan: loan.id, renewals: loan.renewals });
  const due = dueAfter(network.today(loan.unit, at), rule.days, loan.unit, network);
  if (due.day <= loan.dueDay) return ok(undefined);
  if (loan.waiting > 0)
    return refuse({ code: 'circulation/others-wait', loan: loan.id, waiting: loan.waiting });
  if (loan.renewals >= rule.renewals)
    return refuse({ code: 'circulation/renewals-used-up', loan: loan.id, renewals: loan.renewals });
  return ok({ due, rule: rule.id });
}

interface Kept {
  readonly before: Loan;
  readonly after: Loan;
  readonly at: Date;
}

async function renewRound(tx: Tx, wishes: readonly Renewal[]): Promise<Result<Loan, RenewRefusal>[]> {
  const place = await network(tx);
  const loans = new Map(
    (
      await lockOpenLoans(
        tx,
        wishes.map(({ loan }) => loan),
      )
    ).map(loan => [loan.id, loan]),
  );
  const found = [...loans.values()];
  const borrowers = await members(
    tx,
    found.flatMap(({ member }) => member ?? []),
  );
  const copies = await items(
    tx,
    found.map(({ item }) => item),
  );
  const latest = wishes.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
  const rules = found[0] ? await rulesOn(tx, place.today(found[0].unit, latest)) : [];
  const kept: Kept[] = [];
  const answers = wishes.map(({ loan: id, at, by }): Result<Loan, RenewRefusal> => {
    const loan = loans.get(id);
    if (!loan) return refuse({ code: 'circulation/not-on-loan', loan: id });
    if (!mayRenew(by, loan, place, at))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit: loan.unit });
    const day = place.today(loan.unit, at);
    const { organisation } = place.unit(loan.unit, day);
    const category = loan.member === null ? '' : (borrowers.get(loan.member)?.category ?? '');
    const material = copies.get(loan.item)?.material ?? 'other';
    const decision = decideRenewal(
      loan,
      ruleFor(rules, { organisation, category, material }, day),
      at,
      place,
    );
    if (!decision.ok) return decision;
    const { waiting: _, ...before } = loan;
    if (!decision.value) return ok(before);
    const { due, rule } = decision.value;
    const after = { ...before, dueAt: due.at, dueDay: due.day, rule, renewals: before.renewals + 1 };
    kept.push({ before, after, at });
    return ok(after);
  });
  if (kept.length > 0) await keep(tx, kept, { place, borrowers, copies });
  return answers;
}

interface Known {
  readonly place: Network;
  readonly borrowers: ReadonlyMap<number, Member>;
  readonly copies: Awaited<ReturnType<typeof items>>;
}

async function keep(tx: Tx, kept: readonly Kept[], { place, borrowers, copies }: Known): Promise<void> {
  await saveRenewals(
    tx,
    kept.map(({ after }) => ({
      loan: after.id,
      rule: after.rule,
      due: { at: after.dueAt, day: after.dueDay },
    })),
  );
  const counted = kept.flatMap(({ after, at }) => {
    const item = copies.get(after.item);
    const member = after.member === null ? undefined : borrowers.get(after.member);
    return item && member ? [{ after, at, member, copy: { ...item, item: item.id } }] : [];
  });
  const moment = (loan: Loan, at: Date) => ({
    kind: 'renewal' as const,
    unit: loan.unit,
    day: place.today(loan.unit, at),
  });
  await record(tx, {
    items: counted.map(({ after, at, copy }) => itemEvent(place, copy, at, moment(after, at))),
    people: counted.map(({ after, at, copy, member }) => personEvent(place, copy, member, moment(after, at))),
  });
  await tx.announce(
    counted.map(
      ({ after: { id, item, edition, unit, dueAt }, at, member }): Renewed => ({
        kind: 'circulation/renewed',
        subject: `item:${item}`,
        item,
        edition,
        unit,
        at,
        member: member.id,
        loan: id,
        dueAt,
      }),
    ),
  );
}

/** Renews loans; the answers stand in the order of the wishes. */
export const renew = (tx: Tx, wishes: readonly Renewal[]): Promise<Result<Loan, RenewRefusal>[]> =>
  inRounds(
    wishes,
    ({ loan }) => loan,
    round => renewRound(tx, round),
  );
