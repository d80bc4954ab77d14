import { z } from 'zod';
import type { Network } from '#network';
import { type Day, parseDay } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { LoanRule } from './loan-rule.ts';
import { changedRules, insertRules, type NewRule, ruleById } from './store/rules.ts';

const day = z.string().refine(text => parseDay(text) !== undefined, 'is not a day like 2025-01-31');

/** The part of a province's `rules.json` that is ours. */
const rulesFile = z.object({
  loanRules: z.array(
    z.object({
      organisation: z.string().nullable(),
      category: z.string().nullable(),
      material: z.string().nullable(),
      days: z.int().positive(),
      renewals: z.int().nonnegative(),
      items: z.int().positive(),
      from: day,
    }),
  ),
});

/** What is wrong with the form of a `rules.json`, a sentence each. */
export const flawsOfLoanRules = (json: unknown): string[] =>
  (rulesFile.safeParse(json).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

export interface RulesUnsound {
  readonly code: 'circulation/rules-unsound';
  readonly errors: readonly string[];
}

/**
 * Takes over a province's loan rules; loading the same file again adds nothing. All errors are told at once. A rule
 * that is already known may not change: write one with a later first day.
 */
export async function loadLoanRules(
  tx: Tx,
  json: unknown,
  network: Network,
): Promise<Result<{ added: number }, RulesUnsound>> {
  const read = rulesFile.safeParse(json);
  if (!read.success) return refuse({ code: 'circulation/rules-unsound', errors: flawsOfLoanRules(json) });
  const errors: string[] = [];
  const rules = read.data.loanRules.map(({ organisation, from, ...rule }, place): NewRule => {
    const unit = organisation === null ? undefined : network.byCode(organisation, from as Day);
    if (organisation !== null && !unit)
      errors.push(`loanRules.${place}.organisation: there is no unit ${organisation} on ${from}`);
    return { ...rule, organisation: unit?.id ?? null, validFrom: from as Day };
  });
  if (errors.length === 0)
    for (const { validFrom, category, material } of await changedRules(tx, rules))
      errors.push(
        `the rule for ${category ?? 'all members'}, ${material ?? 'all material'} from ${validFrom} is in use: add one with a later first day`,
      );
  if (errors.length > 0) return refuse({ code: 'circulation/rules-unsound', errors });
  return ok({ added: await insertRules(tx, rules) });
}

/** Why a loan has its term: the rule that decided, with the conditions it made. Throws on an unknown rule. */
export async function explainRule(reader: Reader, id: number): Promise<LoanRule> {
  const rule = await ruleById(reader, id);
  if (!rule) throw new Error(`there is no loan rule ${id}`);
  return rule;
}
