import type { Network, UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';

/** One row of the loan rules. What is left out holds for all. */
export interface LoanRule {
  readonly id: number;
  readonly organisation: UnitId | null;
  readonly category: string | null;
  readonly material: string | null;
  readonly validFrom: Day;
  readonly days: number;
  readonly renewals: number;
  /** How many items a member may have at once. */
  readonly items: number;
}

/** What a loan is about, as far as rules look at it. */
export interface LoanCase {
  readonly organisation: UnitId | undefined;
  readonly category: string;
  readonly material: string;
}

const conditions = ['organisation', 'category', 'material'] as const;

/** More conditions beat fewer; among as many, the organisation's word beats the category's, and that the material's. */
const weight = (rule: LoanRule): number =>
  conditions.reduce(
    (sum, condition, place) => (rule[condition] === null ? sum : sum + 8 + 2 ** (2 - place)),
    0,
  );

/** The rule for a loan: the most specific that fits, and of the same condition the latest that has begun. */
export function ruleFor(rules: readonly LoanRule[], loan: LoanCase, on: Day): LoanRule | undefined {
  const fits = (rule: LoanRule) =>
    rule.validFrom <= on &&
    conditions.every(condition => rule[condition] === null || rule[condition] === loan[condition]);
  return rules
    .filter(fits)
    .toSorted((a, b) => weight(b) - weight(a) || b.validFrom.localeCompare(a.validFrom))[0];
}

/** Due on an open day of the branch. */
export interface Due {
  readonly day: Day;
  readonly at: Date;
}

/**
 * Due at closing time of the lending branch, moved past closed days. Counts library days, not hours: a loan at 09:00
 * and one at 19:00 fall due together.
 */
export function dueAfter(from: Day, days: number, unit: UnitId, network: Network): Due {
  const day = network.nextOpenDay(unit, addDays(from, days));
  const at = network.closesAt(unit, day);
  if (!at) throw new Error(`unit ${unit} is open on ${day} but has no closing time`);
  return { day, at };
}
