import type { Network, UnitId } from '#network';
import { ageOn, blockAt, type Member, type Standing, standingAt } from '#people';
import type { Day } from '#platform/day.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { MemberRefused } from './refusals.ts';
import { type Counted, itemCase } from './rules/limits.ts';
import { type Rule, type RuleCase, ruleFor } from './rules/rule.ts';

/** Cents owed, by the number of the organisation whose bill it is. */
export type Owed = Readonly<Record<string, number>>;

/** Whether a member may borrow at a place on a day, or keep longer what was borrowed there; and as whom. */
export function mayBorrow(
  member: Member,
  unit: UnitId,
  day: Day,
  { network, rules }: { readonly network: Network; readonly rules: readonly Rule[] },
  owed: Owed,
): Result<Standing, MemberRefused> {
  const { id, until, home } = member;
  if (until !== undefined && until < day)
    return refuse({ code: 'circulation/membership-ended', member: id, until });
  const standing = standingAt(network, home, unit, day);
  if (!standing) return refuse({ code: 'circulation/no-guests', member: id });
  const block = blockAt(member, network.unit(unit, day).organisation, day);
  if (block) return refuse({ code: 'circulation/blocked', member: id, reason: block.reason });
  const { fees } = standing;
  const cents = owed[String(fees)] ?? 0;
  const rule =
    cents > 0 ? ruleFor(rules, 'debt', memberCase(member, fees, unit, day, network), day) : undefined;
  if (rule && cents >= rule.says.cents)
    return refuse({ code: 'circulation/owes', member: id, cents, rule: rule.id });
  return ok(standing);
}

/** A member at a place on a day, as rules see it. Rules of a branch go with those of its own organisation only. */
export const memberCase = (
  member: Pick<Member, 'category' | 'birthDay'>,
  organisation: UnitId | undefined,
  unit: UnitId,
  day: Day,
  network: Network,
): RuleCase => ({
  organisation,
  branch: network.unit(unit, day).organisation === organisation ? unit : undefined,
  category: member.category,
  age: member.birthDay && ageOn(member.birthDay, day),
});

/** The same with an item in hand. */
export const loanCase = (
  item: Counted,
  ...[member, organisation, unit, day, network]: Parameters<typeof memberCase>
): RuleCase => ({ ...memberCase(member, organisation, unit, day, network), ...itemCase(item, day) });
