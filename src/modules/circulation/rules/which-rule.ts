import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { ruleById } from '../store/rules.ts';
import { rulesBetween } from './rules-between.ts';
import { contest, type Rule, type RuleCase, type RuleOf, type Topic } from './rule.ts';

/** The rule that holds, and those that would hold were it not there, the strongest first. */
export interface Ruling<T extends Topic> {
  readonly won: RuleOf<T> | undefined;
  readonly after: readonly RuleOf<T>[];
}

/** Which rule of a topic holds for a case on a day, and what came second. */
export async function whichRule<T extends Topic>(
  reader: Reader,
  topic: T,
  about: RuleCase,
  on: Day,
): Promise<Ruling<T>> {
  const [won, ...after] = contest(await rulesOn(reader, on), topic, about, on);
  return { won, after };
}

/** The rules that hold on a day, for who has many cases to judge. */
export const rulesOn = (reader: Reader, day: Day): Promise<Rule[]> => rulesBetween(reader, day, day);

/** Why a loan has its term: the rule that decided, with the conditions it made. Throws on an unknown rule. */
export async function explainRule(reader: Reader, id: number): Promise<Rule> {
  const rule = await ruleById(reader, id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return rule;
}
