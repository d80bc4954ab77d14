import { daysBetween, type Day } from '#platform/day.ts';
import { type Conditions, contest, fits, type Rule, type RuleCase, type RuleOf } from './rule.ts';

/** An item as limits count it. */
export interface Counted {
  readonly material: string;
  readonly audience: string | null;
  /** Absent of what is no copy yet: a title that somebody asks for. */
  readonly collection?: string | null;
  readonly added?: Day;
}

/** The side of a case that is about an item. */
export const itemCase = ({ material, audience, collection, added }: Counted, on: Day) => ({
  material,
  audience: audience ?? undefined,
  collection: collection ?? undefined,
  itemDays: added && daysBetween(added, on),
});

/** The items that a limit counts together: those that meet what its rule asks of items. */
const groupOf = ({ materials, audience, collection, itemDays }: Conditions): string =>
  JSON.stringify([materials, audience, collection, itemDays]);

/** What a limit is about: what members have on loan, or what they asked for. */
export type LimitTopic = 'limit' | 'request';

/** One limit for each group that an item belongs to: the rule that holds among those that count the same items. */
export function limitsFor<T extends LimitTopic>(
  rules: readonly Rule[],
  topic: T,
  about: RuleCase,
  on: Day,
): readonly RuleOf<T>[] {
  const strongest = new Map<string, RuleOf<T>>();
  for (const rule of contest(rules, topic, about, on)) {
    const group = groupOf(rule);
    if (!strongest.has(group)) strongest.set(group, rule);
  }
  return [...strongest.values()];
}

const countIn = (rule: Conditions, items: readonly Counted[], on: Day): number => {
  const group = { ...rule, organisation: null, branch: null, category: null, ageFrom: null, ageTo: null };
  return items.filter(item => fits(group, itemCase(item, on))).length;
};

/** The first limit that one more item would pass, with how many of its group there are already. */
export function passedLimit<T extends LimitTopic>(
  rules: readonly Rule[],
  topic: T,
  about: RuleCase,
  has: readonly Counted[],
  on: Day,
): { readonly rule: RuleOf<T>; readonly has: number } | undefined {
  return limitsFor(rules, topic, about, on)
    .map(rule => ({ rule, has: countIn(rule, has, on) }))
    .find(({ rule: { says }, has: count }) => count >= ('items' in says ? says.items : says.requests));
}
