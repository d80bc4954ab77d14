import { daysBetween, type Day } from '#platform/day.ts';
import { contest, fits, type Rule, type RuleCase, type RuleOf } from './rule.ts';

/** An item as limits count it. */
export interface Counted {
  readonly material: string;
  readonly audience: string | null;
  readonly collection: string | null;
  readonly added: Day;
}

/** The side of a case that is about an item. */
export const itemCase = ({ material, audience, collection, added }: Counted, on: Day) => ({
  material,
  audience: audience ?? undefined,
  collection: collection ?? undefined,
  itemDays: daysBetween(added, on),
});

/** The items that a limit counts together: those that meet what its rule asks of items. */
const groupOf = ({ materials, audience, collection, itemDays }: Rule): string =>
  JSON.stringify([materials, audience, collection, itemDays]);

/** One limit for each group that an item belongs to: the rule that holds among those that count the same items. */
export function limitsFor(rules: readonly Rule[], about: RuleCase, on: Day): readonly RuleOf<'limit'>[] {
  const strongest = new Map<string, RuleOf<'limit'>>();
  for (const rule of contest(rules, 'limit', about, on)) {
    const group = groupOf(rule);
    if (!strongest.has(group)) strongest.set(group, rule);
  }
  return [...strongest.values()];
}

export const countIn = (rule: RuleOf<'limit'>, items: readonly Counted[], on: Day): number => {
  const group = { ...rule, organisation: null, branch: null, category: null, ageFrom: null, ageTo: null };
  return items.filter(item => fits(group, itemCase(item, on))).length;
};

/** The first limit that one more item would pass, with how many of its group there are already. */
export function passedLimit(
  rules: readonly Rule[],
  about: RuleCase,
  has: readonly Counted[],
  on: Day,
): { readonly rule: RuleOf<'limit'>; readonly has: number } | undefined {
  return limitsFor(rules, about, on)
    .map(rule => ({ rule, has: countIn(rule, has, on) }))
    .find(({ rule, has: count }) => count >= rule.says.items);
}
