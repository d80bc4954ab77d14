import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { readAllRules, readRuleRevision } from '../store/rules.ts';
import type { Rule } from './rule.ts';

/** Tokens are unique in the world, so one process may hold the rules of several databases. */
const kept = new Map<string, readonly Rule[]>();
const mostKept = 8;

async function rulesNow(reader: Reader): Promise<readonly Rule[]> {
  const token = await readRuleRevision(reader);
  const known = kept.get(token);
  if (known) return known;
  // at least as new as the token: whoever changed a rule in between gave it another
  const rules = await readAllRules(reader);
  kept.set(token, rules);
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return rules;
}

/** The rules that hold on one of these days, from memory unless one changed since: one cheap read. */
export const rulesBetween = async (reader: Reader, first: Day, last: Day): Promise<Rule[]> =>
  (await rulesNow(reader)).filter(
    ({ validFrom, validUntil }) => validFrom <= last && (validUntil === null || validUntil >= first),
  );
