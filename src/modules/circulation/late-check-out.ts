import type { ItemId } from '#catalogue';
import { record } from '#ledger';
import type { Network, UnitId } from '#network';
import { type Member, type MemberId, standingAt } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { itemEvent, personEvent } from './counting.ts';
import { chargeLate } from './fees/charge.ts';
import { borrowersToKeep } from './last-borrower.ts';
import type { ClosedLoan } from './loan.ts';
import { loanCase } from './may-borrow.ts';
import type { CheckOutRefusal } from './refusals.ts';
import { dueAfter } from './rules/due.ts';
import { type Rule, ruleFor } from './rules/rule.ts';
import { saveLastBorrowers } from './store/last-borrowers.ts';
import type { LendableCopy } from './store/places.ts';
import { type Afterwards, insertOverLoans, type OverLoan, readAfterwards } from './store/sightings.ts';

/** A loan of which we hear afterwards. */
interface LateLoan {
  readonly item: ItemId;
  readonly member: MemberId;
  readonly unit: UnitId;
  readonly at: Date;
}

/** What was told later than this after it happened, happened without a network. */
const lateAfter = 60_000;

/** Whether we hear of it so late that something may have happened since. What is told without its age happened now. */
export const isLate = ({ at, told }: { readonly at: Date; readonly told?: Date | undefined }): boolean =>
  told !== undefined && told.getTime() - at.getTime() > lateAfter;

interface Known {
  readonly network: Network;
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly rules: readonly Rule[];
}

interface Over {
  readonly loan: OverLoan;
  readonly copy: LendableCopy;
  readonly member: Member;
  /** Nobody had it after that. */
  readonly isLast: boolean;
}

type Answer = Result<ClosedLoan, CheckOutRefusal>;

/** A loan with its end: by its rule, whatever else would have been said no to, since the thing went and came back. */
function overLoan(
  { item, unit, at }: LateLoan,
  copy: LendableCopy,
  member: Member,
  { seenAt, seenUnit }: Afterwards,
  { network, rules }: Known,
): Result<OverLoan, CheckOutRefusal> {
  const day = network.today(unit, at);
  const organisation =
    standingAt(network, member.home, unit, day)?.rules ?? network.unit(unit, day).organisation;
  const rule = ruleFor(rules, 'loan', loanCase(copy, member, organisation, unit, day, network), day);
  if (!rule || seenAt === null || seenUnit === null)
    return refuse({ code: 'circulation/no-rule', category: member.category, material: copy.material });
  if (rule.says.no) return refuse({ code: 'circulation/not-for-loan', item, rule: rule.id });
  const due = dueAfter(day, rule.says, { unit, at }, network);
  return ok({
    item,
    edition: copy.edition,
    member: member.id,
    unit,
    lentAt: at,
    day,
    rule: rule.id,
    dueAt: due.at,
    dueDay: due.day,
    returnedAt: seenAt,
    returnedUnit: seenUnit,
  });
}

/**
 * Check-outs of which we hear after something else happened to their items. In hand again since: a loan that was over by then,
 * counted once, whatever the item does now. Lent to somebody else since without a check-in, or lent at that moment: refused,
 * for somebody to look at. Where nothing is known to have happened since there is no answer here: they are lent as always.
 */
export async function placeLate(
  tx: Tx,
  wishes: readonly LateLoan[],
  copies: ReadonlyMap<ItemId, LendableCopy>,
  known: Known,
): Promise<ReadonlyMap<ItemId, Answer>> {
  const answers = new Map<ItemId, Answer>();
  const over: Over[] = [];
  const afterwards = new Map((await readAfterwards(tx, wishes)).map(one => [one.item, one]));
  for (const wish of wishes) {
    const { item } = wish;
    const [copy, member, after] = [copies.get(item), known.members.get(wish.member), afterwards.get(item)];
    if (!copy || !member || !after) continue;
    const { wasLent, nextLoan, seenAt } = after;
    const isBackFirst = seenAt !== null && (nextLoan === null || seenAt <= nextLoan);
    if (wasLent || (nextLoan !== null && !isBackFirst))
      answers.set(item, refuse({ code: 'circulation/lent-since', item }));
    else if (isBackFirst) {
      const loan = overLoan(wish, copy, member, after, known);
      if (loan.ok) over.push({ loan: loan.value, copy, member, isLast: nextLoan === null });
      else answers.set(item, loan);
    }
  }
  for (const loan of await write(tx, over, known)) answers.set(loan.item, ok(loan));
  return answers;
}

/** Saves and counts loans with their ends, and charges what came back too late. Nothing moves, so nothing is announced. */
async function write(
  tx: Tx,
  over: readonly Over[],
  { network, members, rules }: Known,
): Promise<ClosedLoan[]> {
  if (over.length === 0) return [];
  const ids = new Map(
    (
      await insertOverLoans(
        tx,
        over.map(one => one.loan),
      )
    ).map(row => [row.item, row.id]),
  );
  await record(tx, {
    items: over.flatMap(({ loan, copy }) => [
      itemEvent(network, copy, loan.lentAt, { kind: 'loan', ...loan }),
      itemEvent(network, copy, loan.returnedAt, {
        kind: 'return',
        unit: loan.returnedUnit,
        day: network.today(loan.returnedUnit, loan.returnedAt),
      }),
    ]),
    people: over.map(({ loan, copy, member }) =>
      personEvent(network, copy, member, { kind: 'loan', ...loan }),
    ),
  });
  const ended = over.map(({ loan, copy }) => ({
    copy,
    loan: { ...loan, id: ids.get(loan.item) ?? 0, renewals: 0 },
    at: loan.returnedAt,
    day: network.today(loan.returnedUnit, loan.returnedAt),
  }));
  await chargeLate(tx, ended, network, members);
  const last = borrowersToKeep(
    ended.filter((_, n) => over[n]?.isLast),
    members,
    rules,
    network,
  );
  if (last.length > 0) await saveLastBorrowers(tx, last);
  return ended.map(({ loan }): ClosedLoan => ({ ...loan, member: null }));
}
