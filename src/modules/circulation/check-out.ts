import type { ItemId } from '#catalogue';
import { record } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, type Member, type MemberId, members } from '#people';
import { type Day, daysBetween } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { itemEvent, personEvent } from './counting.ts';
import type { Lent, Moved } from './facts.ts';
import { type ItemState, nextState } from './item-life.ts';
import { isLate, placeLate } from './late-check-out.ts';
import type { Loan, LoanId } from './loan.ts';
import { loanCase, mayBorrow } from './may-borrow.ts';
import type { CheckOutRefusal } from './refusals.ts';
import { inRounds } from './rounds.ts';
import { dueAfter } from './rules/due.ts';
import { type Counted, passedLimit } from './rules/limits.ts';
import { type Rule, ruleFor } from './rules/rule.ts';
import { insertLoans, loansBegun, type NewLoan, openLoansOfItems } from './store/loans.ts';
import { type LendableCopy, lockForLending } from './store/places.ts';
import { resolveClaims } from './store/claims.ts';
import { rulesBetween } from './rules/rules-between.ts';

/** A wish to lend one item to one member at one place. */
export interface CheckOut {
  readonly item: ItemId;
  readonly member: MemberId;
  readonly unit: UnitId;
  readonly at: Date;
  /** When we hear of it, where that is later: what happened to the item since is not undone by it. */
  readonly told?: Date | undefined;
  readonly by: Actor;
  /** The last day of the term for which a school has it, whatever the rules say of other loans. */
  readonly until?: Day | undefined;
  /** The self-check where it happens; there a member may lend to themselves. */
  readonly device?: string | undefined;
}

/** Everything that a decision looks at; nothing here changes while it is made. */
interface Desk {
  readonly network: Network;
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly rules: readonly Rule[];
}

const mayLend = ({ by, member, unit, device }: CheckOut, day: Day, network: Network): boolean =>
  (device !== undefined && by.kind === 'member' && by.member === member) ||
  allows(by, 'desk', unit, network, day);

/** Lend or not: the whole rule book of a loan, in the order in which a desk would say no. Touches nothing. */
function decideLoan(
  wish: CheckOut,
  copy: LendableCopy | undefined,
  has: readonly Counted[],
  desk: Desk,
): Result<NewLoan, CheckOutRefusal> {
  const { item, unit, at, until } = wish;
  const day = desk.network.today(unit, at);
  if (!mayLend(wish, day, desk.network)) return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  if (!copy) return refuse({ code: 'circulation/unknown-item', item });
  const member = desk.members.get(wish.member);
  if (!member) return refuse({ code: 'circulation/unknown-member', member: wish.member });
  const standing = mayBorrow(member, unit, day, desk, copy.owed);
  if (!standing.ok) return standing;
  if (copy.state === 'on-loan') return refuse({ code: 'circulation/already-lent', item });
  if (copy.heldFor !== null && copy.heldFor !== member.id)
    return refuse({ code: 'circulation/held-for-another', item });
  if (copy.withdrawn !== null || !nextState(item, copy.state, 'lend', 'desk').ok)
    return refuse({ code: 'circulation/not-lendable', item, state: copy.state });
  const { material, edition } = copy;
  const about = loanCase(copy, member, standing.value.rules, unit, day, desk.network);
  const rule = ruleFor(desk.rules, 'loan', about, day);
  if (!rule) return refuse({ code: 'circulation/no-rule', category: member.category, material });
  if (rule.says.no) return refuse({ code: 'circulation/not-for-loan', item, rule: rule.id });
  const passed = passedLimit(desk.rules, 'limit', about, has, day);
  if (passed)
    return refuse({
      code: 'circulation/too-many-items',
      has: passed.has,
      may: passed.rule.says.items,
      rule: passed.rule.id,
    });
  const term = until === undefined ? rule.says : { days: daysBetween(day, until), latest: until };
  const due = dueAfter(day, term, { unit, at }, desk.network);
  return ok({
    item,
    edition,
    member: member.id,
    unit,
    lentAt: at,
    day,
    dueAt: due.at,
    dueDay: due.day,
    rule: rule.id,
  });
}

/** Commands that came before, by item: their loan is the answer again. */
async function loansOfRepeats(
  tx: Tx,
  wishes: readonly CheckOut[],
  copies: ReadonlyMap<ItemId, LendableCopy>,
): Promise<Map<ItemId, Loan>> {
  const lent = wishes.filter(({ item }) => copies.get(item)?.state === 'on-loan');
  const begun = wishes.filter(({ item }) => copies.get(item)?.begun);
  if (lent.length + begun.length === 0) return new Map();
  const open = await openLoansOfItems(
    tx,
    lent.map(({ item }) => item),
  );
  const wanted = new Map(wishes.map(wish => [wish.item, wish.member]));
  // the loan of that very moment before one that is open now
  const repeats = [...open, ...(await loansBegun(tx, begun))].filter(
    ({ item, member }) => member === null || member === wanted.get(item),
  );
  return new Map(repeats.map(loan => [loan.item, loan]));
}

/** What decisions look at and the copies, locked: asked together, so that the database answers in one go. */
async function readAll(tx: Tx, wishes: readonly CheckOut[]): Promise<[Desk, readonly LendableCopy[]]> {
  const [place, people, locked, rules] = await Promise.all([
    network(tx),
    members(tx, [...new Set(wishes.map(({ member }) => member))]),
    lockForLending(
      tx,
      wishes.map(({ item, member, at }) => ({ item, member, at })),
    ),
    rulesBetween(tx, '0001-01-01', '9999-12-31'),
  ]);
  return [{ network: place, members: people, rules }, locked];
}

type Answer = Result<Loan, CheckOutRefusal>;

/** Whether that loan is this very wish, or was running when it was made. */
const isKnown = (loan: Loan | undefined, { at }: CheckOut): boolean =>
  loan !== undefined && loan.lentAt <= at;

async function lendRound(tx: Tx, wishes: readonly CheckOut[]): Promise<Answer[]> {
  const [desk, locked] = await readAll(tx, wishes);
  const copies = new Map(locked.map(copy => [copy.item, copy]));
  const repeats = await loansOfRepeats(tx, wishes, copies);
  const late = wishes.filter(wish => isLate(wish) && !isKnown(repeats.get(wish.item), wish));
  const placed =
    late.length === 0
      ? undefined
      : await placeLate(
          tx,
          late.filter(wish => mayLend(wish, desk.network.today(wish.unit, wish.at), desk.network)),
          copies,
          desk,
        );
  const lending = new Map<MemberId, LendableCopy[]>();
  const decisions = wishes.map(wish => {
    const before = placed?.get(wish.item);
    if (before) return before;
    const repeat = repeats.get(wish.item);
    if (repeat) return ok(repeat);
    const copy = copies.get(wish.item);
    const now = lending.get(wish.member) ?? [];
    const decision = decideLoan(wish, copy, [...(copy?.has ?? []), ...now], desk);
    if (decision.ok && copy) lending.set(wish.member, [...now, copy]);
    return decision;
  });
  const fresh = decisions.flatMap(decision =>
    decision.ok && !('id' in decision.value) ? [decision.value] : [],
  );
  const ids = fresh.length === 0 ? new Map<ItemId, LoanId>() : await lend(tx, fresh, copies, desk);
  return decisions.map(decision => {
    if (!decision.ok || 'id' in decision.value) return decision as Answer;
    return ok({
      ...decision.value,
      id: writtenFor(ids, decision.value.item),
      renewals: 0,
      returnedAt: null,
      returnedUnit: null,
    });
  });
}

function writtenFor(ids: ReadonlyMap<ItemId, LoanId>, item: ItemId): LoanId {
  const id = ids.get(item);
  if (id === undefined) throw new Error(`no loan was written for item ${item}`);
  return id;
}

/** Saves, counts and tells what was decided; who lends what was disputed has settled that. */
async function lend(
  tx: Tx,
  loans: readonly NewLoan[],
  copies: ReadonlyMap<ItemId, LendableCopy>,
  desk: Desk,
): Promise<ReadonlyMap<ItemId, LoanId>> {
  const sought = loans.filter(({ item }) => copies.get(item)?.state === 'missing');
  if (sought.length > 0)
    await resolveClaims(
      tx,
      sought.map(({ item, lentAt }) => ({ item, at: lentAt, resolved: 'lent' as const })),
    );
  const known = loans.flatMap(loan => {
    const copy = copies.get(loan.item);
    const member = desk.members.get(loan.member);
    return copy && member ? [{ loan, copy, member }] : [];
  });
  const [written] = await Promise.all([
    insertLoans(tx, loans),
    record(tx, {
      items: known.map(({ loan, copy }) =>
        itemEvent(desk.network, copy, loan.lentAt, { kind: 'loan', ...loan }),
      ),
      people: known.map(({ loan, copy, member }) =>
        personEvent(desk.network, copy, member, { kind: 'loan', ...loan }),
      ),
    }),
  ]);
  const ids = new Map(written.map(({ item, id }) => [item, id]));
  await tx.announce([
    ...known.map(
      ({ loan }): Lent => ({
        kind: 'circulation/lent',
        ...about(loan),
        member: loan.member,
        loan: writtenFor(ids, loan.item),
      }),
    ),
    ...known.map(
      ({ loan, copy }): Moved => ({
        kind: 'circulation/moved',
        ...about(loan),
        from: copy.state,
        to: 'on-loan' satisfies ItemState,
      }),
    ),
  ]);
  return ids;
}

const about = ({ item, edition, unit, lentAt }: NewLoan) => ({
  subject: `item:${item}`,
  item,
  edition,
  unit,
  at: lentAt,
});

/**
 * Lends items: one at a desk, a stack at a self-check, a box to a school. The answers stand in the order of the wishes.
 * A wish that comes again while its loan is open, or with the very moment of a closed one, gets that loan again. One that
 * is told late is placed by its own time, see `placeLate`.
 */
export const checkOut = (tx: Tx, wishes: readonly CheckOut[]): Promise<Answer[]> =>
  inRounds(
    wishes,
    ({ item }) => item,
    round => lendRound(tx, round),
  );
