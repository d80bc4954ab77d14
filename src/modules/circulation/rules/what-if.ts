import type { UnitId } from '#network';
import { agesIn } from '#people';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { type LentAlike, lentAlike } from '../store/rules.ts';
import { rulesBetween } from './rules-between.ts';
import type { Draft } from './keep-rules.ts';
import { conditionsOf, holds, type Rule, type RuleCase, ruleFor } from './rule.ts';

/** Check-outs that would have gone another way. */
export interface Difference {
  /** The rules that held; undefined where none did. */
  readonly before: Rule | undefined;
  readonly instead: Rule | undefined;
  readonly organisation: UnitId | null;
  readonly category: string;
  readonly material: string;
  readonly loans: number;
}

export interface WhatIf {
  readonly first: Day;
  readonly last: Day;
  /** All check-outs of the period. */
  readonly loans: number;
  readonly changed: number;
  /** Of those changed, how many might be: the ledger does not tell the exact age, the collection or how new an item is. */
  readonly perhaps: number;
  /** The most frequent first. */
  readonly differences: readonly Difference[];
}

/** A draft as a rule that would have held all along. */
const asRule = (draft: Draft): Rule => {
  const { from: _, ...rest } = draft;
  const always = { id: Number.MAX_SAFE_INTEGER, validFrom: '0001-01-01', validUntil: null } as const;
  return { ...rest, ...always, author: null, writtenAt: null } as Rule;
};

type Way = readonly [before: Rule | undefined, instead: Rule | undefined];

const isOther = ([before, instead]: Way): boolean =>
  JSON.stringify(before?.says) !== JSON.stringify(instead?.says);

/**
 * Lends everything of a period again, with a draft in the place of the rule of the same conditions, and tells what
 * would have been otherwise. Reads the ledger, which knows of each check-out its place, day, kind of membership, age
 * band, material and audience, and neither the member nor the item. The lending organisation's own rules are looked at.
 */
export async function whatIf(
  reader: Reader,
  draft: Draft,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<WhatIf> {
  const rules = await rulesBetween(reader, first, last);
  const lent = await lentAlike(reader, first, last);
  // of what the ledger does not tell, the draft is taken to be met: then it is counted as perhaps
  const wanted = asRule({ ...draft, collection: null, itemDays: null });
  const isVague = draft.collection !== null || draft.itemDays !== null;
  const others = rules.filter(
    rule => rule.topic !== draft.topic || conditionsOf(rule) !== conditionsOf(draft),
  );
  const all = [...rules, wanted].filter(({ topic }) => topic === draft.topic);
  const steps = new Set(all.flatMap(({ ageFrom, ageTo }) => [ageFrom ?? 0, (ageTo ?? 0) + 1]));
  const isSteady = all.every(rule => holds(rule, first) && holds(rule, last));
  const judged = new Map<string, readonly Way[]>();
  /** What holds for check-outs alike, before and then: one way for each age of the band at which a rule begins or ends. */
  const waysOf = (row: LentAlike): readonly Way[] => {
    const { loans: _, ...alike } = row;
    const { day, unit, organisation, material, audience, ageBand, category } = alike;
    const key = JSON.stringify(isSteady ? { ...alike, day: null } : alike);
    const known = { branch: unit, organisation: organisation ?? undefined, material, audience, category };
    const ways =
      judged.get(key) ??
      agesIn(ageBand)
        .filter((age, place) => place === 0 || age === undefined || steps.has(age))
        .map((age): Way => {
          const about: RuleCase = { ...known, age };
          const holding = (among: readonly Rule[]) =>
            ruleFor(among, draft.topic, about, day) as Rule | undefined;
          return [holding(rules), holding([...others, wanted])];
        });
    judged.set(key, ways);
    return ways;
  };
  const differences = new Map<string, Difference>();
  const count = { loans: 0, changed: 0, perhaps: 0 };
  for (const alike of lent) {
    count.loans += alike.loans;
    const ways = waysOf(alike);
    const other = ways.find(isOther);
    if (!other) continue;
    count.changed += alike.loans;
    if (isVague || !ways.every(isOther)) count.perhaps += alike.loans;
    const { organisation, category, material } = alike;
    const [before, instead] = other;
    const key = JSON.stringify([before?.id, instead?.id, organisation, category, material]);
    const loans = (differences.get(key)?.loans ?? 0) + alike.loans;
    differences.set(key, { before, instead, organisation, category, material, loans });
  }
  return {
    first,
    last,
    ...count,
    differences: [...differences.values()].toSorted((a, b) => b.loans - a.loans),
  };
}
