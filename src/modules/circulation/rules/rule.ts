import { z } from 'zod';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';

const cents = z.int().nonnegative();
const day = z.iso.date().transform(text => text as Day);

/** What a rule says, by what it is about. Amounts are in euro cents, terms in library days. */
export const topics = {
  /** How long an item is lent: for days or for hours, never beyond the last day; or not at all. */
  loan: z
    .strictObject({
      days: z.int().positive().optional(),
      hours: z.int().positive().optional(),
      latest: day.optional(),
      no: z.literal(true).optional(),
    })
    .refine(
      ({ days, hours, no }) => [days, hours, no].filter(said => said !== undefined).length === 1,
      'says one of days, hours and no',
    ),
  /** How often a loan may be renewed; for how long, when not as long as a loan; counted from today or from the day on which it is due; and how often of these it is renewed by itself. */
  renewal: z.strictObject({
    times: z.int().nonnegative(),
    days: z.int().positive().optional(),
    from: z.enum(['today', 'due']).optional(),
    automatic: z.int().nonnegative().optional(),
  }),
  /** How many of the group that its conditions name a member may have at once. */
  limit: z.strictObject({ items: z.int().nonnegative() }),
  /** How many requests for the group of titles that its conditions name a member may have open at once. */
  request: z.strictObject({ requests: z.int().nonnegative() }),
  /** For each open day too late, after so many days that cost nothing, and never more than a maximum an item. */
  late: z.strictObject({
    cents,
    most: cents.optional(),
    free: z.int().nonnegative().optional(),
  }),
  /** For an item that does not come back: its price, or this one when it has none, and the work that it gives. Paid back when it is found within so many days. */
  lost: z.strictObject({ price: cents, work: cents, refundDays: z.int().nonnegative() }),
  /** For damage, also when it is found within so many days after it came back; so long it is known who had it last. Without days: no longer than the loan. */
  damaged: z.strictObject({ cents, foundDays: z.int().nonnegative().max(31).optional() }),
  /** What a membership costs. */
  membership: z.strictObject({ cents, per: z.enum(['year', 'month']) }),
  /** Who owes so much does not borrow. */
  debt: z.strictObject({ cents }),
} as const;

export type Topic = keyof typeof topics;
export type Says<T extends Topic> = z.output<(typeof topics)[T]>;

export const topicNames = Object.keys(topics) as Topic[];

export const isTopic = (text: string): text is Topic => text in topics;

/** When a rule holds. Null is: for all. */
export interface Conditions {
  readonly organisation: UnitId | null;
  readonly branch: UnitId | null;
  readonly category: string | null;
  /** From and up to this age in whole years; both bounds belong to it. */
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  /** One of these. */
  readonly materials: readonly string[] | null;
  readonly audience: string | null;
  /** Added less than so many days ago. */
  readonly itemDays: number | null;
  /** The source's own word for how it may be lent. */
  readonly collection: string | null;
}

/** One row of the rules. */
export interface RuleOf<T extends Topic> extends Conditions {
  readonly id: number;
  readonly topic: T;
  readonly says: Says<T>;
  readonly validFrom: Day;
  /** The last day; null while it has none. */
  readonly validUntil: Day | null;
  /** Who wrote it; null when it came with the province. */
  readonly author: number | null;
  readonly writtenAt: Date | null;
}
export type Rule = { [T in Topic]: RuleOf<T> }[Topic];

/** What a question about an item and a member looks like to the rules. What is left out fits no condition about it. */
export interface RuleCase {
  readonly organisation?: UnitId | undefined;
  readonly branch?: UnitId | undefined;
  readonly category?: string | undefined;
  readonly age?: number | undefined;
  readonly material?: string | undefined;
  readonly audience?: string | undefined;
  /** Days since the item was added. */
  readonly itemDays?: number | undefined;
  readonly collection?: string | undefined;
}

/** Each condition: whether a rule makes it, and whether a case meets it. The first weighs most. */
const conditions: readonly {
  readonly name: string;
  readonly made: (rule: Conditions) => boolean;
  readonly met: (rule: Conditions, about: RuleCase) => boolean;
}[] = [
  { name: 'branch', made: r => r.branch !== null, met: (r, c) => r.branch === c.branch },
  {
    name: 'organisation',
    made: r => r.organisation !== null,
    met: (r, c) => r.organisation === c.organisation,
  },
  { name: 'category', made: r => r.category !== null, met: (r, c) => r.category === c.category },
  {
    name: 'age',
    made: r => r.ageFrom !== null || r.ageTo !== null,
    met: (r, { age }) =>
      age !== undefined && (r.ageFrom === null || age >= r.ageFrom) && (r.ageTo === null || age <= r.ageTo),
  },
  { name: 'collection', made: r => r.collection !== null, met: (r, c) => r.collection === c.collection },
  {
    name: 'material',
    made: r => r.materials !== null,
    met: (r, { material }) => material !== undefined && (r.materials?.includes(material) ?? false),
  },
  { name: 'audience', made: r => r.audience !== null, met: (r, c) => r.audience === c.audience },
  {
    name: 'itemDays',
    made: r => r.itemDays !== null,
    met: (r, { itemDays }) => itemDays !== undefined && r.itemDays !== null && itemDays < r.itemDays,
  },
];

/** More conditions beat fewer; among as many, the one that comes first in the list above. */
const weight = (rule: Conditions): number =>
  conditions.reduce(
    (sum, { made }, place) =>
      made(rule) ? sum + 2 ** conditions.length + 2 ** (conditions.length - 1 - place) : sum,
    0,
  );

/** The conditions alone, to compare rules by. */
export const conditionsOf = (rule: Conditions): string =>
  JSON.stringify([
    rule.organisation,
    rule.branch,
    rule.category,
    rule.ageFrom,
    rule.ageTo,
    rule.materials?.toSorted() ?? null,
    rule.audience,
    rule.itemDays,
    rule.collection,
  ]);

/** What a rule holds for when it makes no condition. */
export const forAll: Conditions = {
  organisation: null,
  branch: null,
  category: null,
  ageFrom: null,
  ageTo: null,
  materials: null,
  audience: null,
  itemDays: null,
  collection: null,
};

export const holds = ({ validFrom, validUntil }: Pick<Rule, 'validFrom' | 'validUntil'>, on: Day): boolean =>
  validFrom <= on && (validUntil === null || on <= validUntil);

export const fits = (rule: Conditions, about: RuleCase): boolean =>
  conditions.every(({ made, met }) => !made(rule) || met(rule, about));

/** Of equal weight, the one that began last wins; of the same day, the one written last. */
const byStrength = (a: Rule, b: Rule): number =>
  weight(b) - weight(a) || b.validFrom.localeCompare(a.validFrom) || b.id - a.id;

/** The rules of a topic that fit a case on a day, the strongest first: the first holds, the second comes after it. */
export const contest = <T extends Topic>(
  rules: readonly Rule[],
  topic: T,
  about: RuleCase,
  on: Day,
): readonly RuleOf<T>[] =>
  rules
    .filter(rule => rule.topic === topic && holds(rule, on) && fits(rule, about))
    .toSorted(byStrength) as readonly Rule[] as readonly RuleOf<T>[];

/** The rule that holds. */
export const ruleFor = <T extends Topic>(
  rules: readonly Rule[],
  topic: T,
  about: RuleCase,
  on: Day,
): RuleOf<T> | undefined => contest(rules, topic, about, on)[0];
