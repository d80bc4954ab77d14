import { z } from 'zod';
import { audiences, materials } from '#catalogue';
import type { Network } from '#network';
import { type Day, parseDay } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { insertRules, lockRules, type NewRule, rulesThere } from '../store/rules.ts';
import { isTopic, topics } from './rule.ts';

const day = z.string().refine(text => parseDay(text) !== undefined, 'is not a day like 2025-01-31');
const age = z.int().nonnegative().max(130);

/** A rule in a province's `rules.json`: what it is about, when it holds, and what it says in the shape of its topic. */
const row = z
  .strictObject({
    about: z.string().refine(isTopic, 'is no subject of a rule'),
    organisation: z.string().optional(),
    branch: z.string().optional(),
    category: z.string().optional(),
    ageFrom: age.optional(),
    ageTo: age.optional(),
    materials: z.array(z.enum(materials)).min(1).optional(),
    audience: z.enum(audiences).optional(),
    itemDays: z.int().positive().optional(),
    collection: z.string().optional(),
    says: z.unknown(),
    from: day,
    until: day.optional(),
    source: z.string().optional(),
  })
  .superRefine(({ about, says }, context) => {
    if (!isTopic(about)) return;
    for (const { path, message } of topics[about].safeParse(says).error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['says', ...path], message });
  });

/** The part of a province's `rules.json` that is ours. */
const rulesFile = z.object({ rules: z.array(row) });

/** What is wrong with the form of a `rules.json`, a sentence each. */
export const flawsOfRules = (json: unknown): string[] =>
  (rulesFile.safeParse(json).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

export interface RulesUnsound {
  readonly code: 'circulation/rules-unsound';
  readonly errors: readonly string[];
}

/** Reads units by their codes; what is not there on the rule's first day is told through `lacks`. */
function rowOf(rule: z.output<typeof row>, network: Network, lacks: (error: string) => void): NewRule {
  const { about, organisation, branch, from, until, says } = rule;
  const unitOf = (name: 'organisation' | 'branch', code: string | undefined) => {
    const unit = code === undefined ? undefined : network.byCode(code, from as Day);
    if (code !== undefined && !unit) lacks(`${name}: there is no unit ${code} on ${from}`);
    return unit?.id ?? null;
  };
  if (!isTopic(about)) throw new Error(`rule about ${about} was not refused`);
  return {
    topic: about,
    organisation: unitOf('organisation', organisation),
    branch: unitOf('branch', branch),
    category: rule.category ?? null,
    ageFrom: rule.ageFrom ?? null,
    ageTo: rule.ageTo ?? null,
    materials: rule.materials?.toSorted() ?? null,
    audience: rule.audience ?? null,
    itemDays: rule.itemDays ?? null,
    collection: rule.collection ?? null,
    says,
    validFrom: from as Day,
    validUntil: (until as Day | undefined) ?? null,
    author: null,
    writtenAt: null,
  };
}

/**
 * Takes over a province's rules; loading the same file again adds nothing. All errors are told at once. A rule that is
 * already known may not change: write one with a later first day.
 */
export async function loadRules(
  tx: Tx,
  json: unknown,
  network: Network,
): Promise<Result<{ added: number }, RulesUnsound>> {
  const read = rulesFile.safeParse(json);
  if (!read.success) return refuse({ code: 'circulation/rules-unsound', errors: flawsOfRules(json) });
  const errors: string[] = [];
  const rules = read.data.rules.map((rule, place) =>
    rowOf(rule, network, error => errors.push(`rules.${place}.${error}`)),
  );
  await lockRules(tx);
  if (errors.length === 0)
    for (const { place } of (await rulesThere(tx, rules)).filter(({ same }) => !same))
      errors.push(
        `rules.${place}: a rule about ${rules[place]?.topic} with these conditions from ${rules[place]?.validFrom} is in use: add one with a later first day`,
      );
  if (errors.length > 0) return refuse({ code: 'circulation/rules-unsound', errors });
  return ok({ added: await insertRules(tx, rules) });
}
