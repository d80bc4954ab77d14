import { record } from '#ledger';
import { type Network, network } from '#network';
import { type Actor, allows, type Member, type MemberId, members, seenBy } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { itemEvent, personEvent } from './counting.ts';
import type { Renewed } from './facts.ts';
import type { Loan, LoanId } from './loan.ts';
import { loanCase, mayBorrow } from './may-borrow.ts';
import type { RenewRefusal } from './refusals.ts';
import { inRounds } from './rounds.ts';
import { dueAfter } from './rules/due.ts';
import { type Rule, ruleFor } from './rules/rule.ts';
import { lockOpenLoans, type RenewableLoan, saveRenewals } from './store/loans.ts';
import { rulesOn } from './rules/which-rule.ts';

/** A wish to keep an item longer. */
export interface Renewal {
  readonly loan: LoanId;
  readonly at: Date;
  readonly by: Actor;
  /** By itself, in the night: only as often as the rule says. */
  readonly automatic?: boolean | undefined;
}

interface Desk {
  readonly network: Network;
  readonly borrowers: ReadonlyMap<MemberId, Member>;
  readonly rules: readonly Rule[];
  /** Whose loans the members who wish may renew besides their own. */
  readonly seen: ReadonlyMap<MemberId, ReadonlySet<MemberId>>;
}

/** A member renews their own loans, those of children they look after and of a household that agreed; a desk anywhere renews for whoever stands before it. */
const mayRenew = ({ by, at }: Renewal, loan: Loan, { network, seen }: Desk): boolean =>
  (by.kind === 'member' &&
    (by.member === loan.member ||
      (loan.member !== null && seen.get(by.member)?.has(loan.member) === true))) ||
  by.kind === 'system' ||
  (by.kind === 'staff' &&
    by.roles.some(({ unit }) => allows(by, 'desk', unit, network, network.today(loan.unit, at))));

/**
 * Longer or not: the loan as it will be. Who may not borrow now, may not keep longer either. The new term counts from
 * today, or from the due day where a rule says so; a renewal that would not move the due day leaves the loan as it is
 * and is no refusal, so that a button pressed twice costs one renewal and no loan gets shorter. Touches nothing.
 */
function decideRenewal(
  wish: Renewal,
  loan: RenewableLoan | undefined,
  desk: Desk,
): Result<RenewableLoan, RenewRefusal> {
  if (!loan) return refuse({ code: 'circulation/not-on-loan', loan: wish.loan });
  const { id, unit, renewals, waiting } = loan;
  if (!mayRenew(wish, loan, desk)) return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const member = loan.member === null ? undefined : desk.borrowers.get(loan.member);
  if (!member) return refuse({ code: 'circulation/not-on-loan', loan: id });
  const { at } = wish;
  const day = desk.network.today(unit, at);
  const standing = mayBorrow(member, unit, day, desk, loan.owed);
  if (!standing.ok) return standing;
  const about = loanCase(loan, member, standing.value.rules, unit, day, desk.network);
  const rule = ruleFor(desk.rules, 'renewal', about, day);
  const term = rule?.says.days === undefined ? ruleFor(desk.rules, 'loan', about, day) : undefined;
  if (!rule || (rule.says.days === undefined && (!term || term.says.no)))
    return refuse({ code: 'circulation/renewals-used-up', loan: id, renewals });
  const from = rule.says.from === 'due' && loan.dueDay > day ? loan.dueDay : day;
  const due = dueAfter(from, { ...term?.says, ...(rule.says.days && rule.says) }, { unit, at }, desk.network);
  if (due.at <= loan.dueAt) return ok(loan);
  if (waiting > 0) return refuse({ code: 'circulation/others-wait', loan: id, waiting });
  if (renewals >= (wish.automatic ? Math.min(rule.says.times, rule.says.automatic ?? 0) : rule.says.times))
    return refuse({ code: 'circulation/renewals-used-up', loan: id, renewals });
  return ok({ ...loan, dueAt: due.at, dueDay: due.day, rule: (term ?? rule).id, renewals: renewals + 1 });
}

/** Whose loans members may renew, asked only where they wish so for another's. */
async function seenByWishers(
  tx: Tx,
  wishes: readonly Renewal[],
  loans: readonly RenewableLoan[],
  at: Date,
): Promise<Desk['seen']> {
  const owners = new Map(loans.map(({ id, member }) => [id, member]));
  const wishers = wishes.flatMap(({ by, loan }) =>
    by.kind === 'member' && by.member !== owners.get(loan) ? [by.member] : [],
  );
  const seen = new Map<MemberId, ReadonlySet<MemberId>>();
  for (const member of new Set(wishers))
    seen.set(member, new Set((await seenBy(tx, member, at)).map(({ id }) => id)));
  return seen;
}

async function readDesk(tx: Tx, wishes: readonly Renewal[], loans: readonly RenewableLoan[]): Promise<Desk> {
  const place = await network(tx);
  const latest = wishes.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
  return {
    network: place,
    borrowers: await members(tx, [...new Set(loans.flatMap(({ member }) => member ?? []))]),
    seen: await seenByWishers(tx, wishes, loans, latest),
    rules: loans[0] ? await rulesOn(tx, place.today(loans[0].unit, latest)) : [],
  };
}

async function renewRound(tx: Tx, wishes: readonly Renewal[]): Promise<Result<Loan, RenewRefusal>[]> {
  const loans = await lockOpenLoans(
    tx,
    wishes.map(({ loan }) => loan),
  );
  const byId = new Map(loans.map(loan => [loan.id, loan]));
  const desk = await readDesk(tx, wishes, loans);
  const longer: Longer[] = [];
  const answers = wishes.map((wish): Result<Loan, RenewRefusal> => {
    const before = byId.get(wish.loan);
    const decision = decideRenewal(wish, before, desk);
    if (!decision.ok) return decision;
    if (decision.value !== before)
      longer.push({ loan: decision.value, at: wish.at, automatic: wish.automatic === true });
    const {
      material: _,
      audience: __,
      waiting: ___,
      collection: ____,
      added: _____,
      owed: ______,
      ...loan
    } = decision.value;
    return ok(loan);
  });
  if (longer.length > 0) await keep(tx, longer, desk);
  return answers;
}

/** A loan that goes on, by the wish of somebody or by itself. */
interface Longer {
  readonly loan: RenewableLoan;
  readonly at: Date;
  readonly automatic: boolean;
}

/** Saves, counts and tells what was decided. What goes by itself is nobody's visit, and counted apart (ISO 2789). */
async function keep(tx: Tx, longer: readonly Longer[], { network, borrowers }: Desk): Promise<void> {
  await saveRenewals(
    tx,
    longer.map(({ loan }) => loan),
  );
  const counted = longer.flatMap(({ loan, at, automatic }) => {
    const member = loan.member === null ? undefined : borrowers.get(loan.member);
    const kind = automatic ? ('automatic-renewal' as const) : ('renewal' as const);
    const moment = { kind, unit: loan.unit, day: network.today(loan.unit, at) };
    return member ? [{ loan, at, member, moment }] : [];
  });
  await record(tx, {
    items: counted.map(({ loan, at, moment }) => itemEvent(network, loan, at, moment)),
    people: counted.map(({ loan, member, moment }) => personEvent(network, loan, member, moment)),
  });
  await tx.announce(
    counted.map(
      ({ loan: { id, item, edition, unit, dueAt }, at, member }): Renewed => ({
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
