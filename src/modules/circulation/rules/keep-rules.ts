import { network } from '#network';
import { type Actor, allows, staffOf } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { RuleRefusal } from '../refusals.ts';
import { endRule as saveEnd, insertRules, lockRules, ruleById, rulesThere } from '../store/rules.ts';
import { type Conditions, type Says, type Topic, topics } from './rule.ts';

/** A rule that somebody wants to let hold from a day on. */
export interface Draft<T extends Topic = Topic> extends Conditions {
  readonly topic: T;
  readonly says: Says<T>;
  readonly from: Day;
}

interface Wish {
  readonly at: Date;
  readonly by: Actor;
}

/** The unit whose administrator writes such a rule: that of the branch or organisation it is about, else the province's. */
const realm = (rule: Pick<Conditions, 'branch' | 'organisation'>, province: number): number =>
  rule.branch ?? rule.organisation ?? province;

/**
 * Lets a rule hold from a day on, today or later, in the place of the one with the same conditions. The same rule twice
 * is one. For administrators of where it holds.
 */
export async function addRule(
  tx: Tx,
  { draft, at, by }: Wish & { readonly draft: Draft },
): Promise<Result<{ readonly added: boolean }, RuleRefusal>> {
  await lockRules(tx);
  const place = await network(tx);
  const unit = realm(draft, place.province.id);
  const today = place.today(unit, at);
  if (!allows(by, 'admin', unit, place, today))
    return refuse({ code: 'people/not-allowed', role: 'admin', unit });
  if (draft.from < today) return refuse({ code: 'circulation/rule-in-the-past', day: draft.from });
  const { from: validFrom, ...rest } = draft;
  const { ageFrom, ageTo, topic } = draft;
  if (!topics[topic].safeParse(draft.says).success || (ageFrom !== null && ageTo !== null && ageFrom > ageTo))
    return refuse({ code: 'circulation/rule-unsound' });
  const row = {
    ...rest,
    materials: draft.materials?.toSorted() ?? null,
    validFrom,
    validUntil: null,
    author: staffOf(by) ?? null,
    writtenAt: at,
  };
  const [there] = await rulesThere(tx, [row]);
  if (there)
    return there.same
      ? ok({ added: false })
      : refuse({ code: 'circulation/rule-there', day: validFrom, rule: there.id });
  return ok({ added: (await insertRules(tx, [row])) > 0 });
}

/** Lets a rule end: the day given, today or later, is the first on which it holds no more. Ending it twice is ending it once. */
export async function endRule(
  tx: Tx,
  { rule: id, from, at, by }: Wish & { readonly rule: number; readonly from: Day },
): Promise<Result<{ readonly ended: boolean }, RuleRefusal>> {
  await lockRules(tx);
  const rule = await ruleById(tx, id);
  if (!rule) return refuse({ code: 'circulation/unknown-rule', rule: id });
  const place = await network(tx);
  const unit = realm(rule, place.province.id);
  const today = place.today(unit, at);
  if (!allows(by, 'admin', unit, place, today))
    return refuse({ code: 'people/not-allowed', role: 'admin', unit });
  if (from < today) return refuse({ code: 'circulation/rule-in-the-past', day: from });
  const last = addDays(from < rule.validFrom ? rule.validFrom : from, -1);
  if (rule.validUntil !== null && rule.validUntil <= last) return ok({ ended: false });
  return ok({ ended: (await saveEnd(tx, id, last, { author: staffOf(by), at })) > 0 });
}
