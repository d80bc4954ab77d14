import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Conditions, Rule, Topic } from '../rules/rule.ts';

const columns = sql`
  id, topic, organisation, branch, category, age_from, age_to, materials, audience, item_days, collection, says,
  valid_from, valid_until, author, written_at`;

/** The token that changes with every change of the rules. */
export const readRuleRevision = async (reader: Reader): Promise<string> =>
  (await reader.one<{ token: string }>(sql`select token from circulation.rule_revision`)).token;

/** All rules: those of before, of now and still to come. */
export const readAllRules = (reader: Reader): Promise<Rule[]> =>
  reader.many<Rule>(sql`select ${columns} from circulation.rule`);

/** All rules of a topic: those of before, of now and still to come. */
export const rulesAbout = (reader: Reader, topic: Topic): Promise<Rule[]> =>
  reader.many<Rule>(sql`
    select ${columns} from circulation.rule where topic = ${topic} order by valid_from desc, id`);

export const ruleById = (reader: Reader, id: number): Promise<Rule | undefined> =>
  reader.maybe<Rule>(sql`select ${columns} from circulation.rule where id = ${id}`);

export interface NewRule extends Conditions {
  readonly topic: Topic;
  readonly says: unknown;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly author: number | null;
  readonly writtenAt: Date | null;
}

const given = sql`
  topic text, organisation bigint, branch bigint, category text, age_from integer, age_to integer, materials text[],
  audience text, item_days integer, collection text, says jsonb, valid_from date, valid_until date, author bigint,
  written_at timestamptz`;

const sameConditions = sql`
  (rule.topic, rule.organisation, rule.branch, rule.category, rule.age_from, rule.age_to, rule.materials,
   rule.audience, rule.item_days, rule.collection)
  is not distinct from
  (row.topic, row.organisation, row.branch, row.category, row.age_from, row.age_to, row.materials,
   row.audience, row.item_days, row.collection)`;

/** One after the other, so that two who write the same rule do not both succeed. */
export const lockRules = (tx: Tx): Promise<unknown> =>
  tx.run(sql`lock table circulation.rule in share row exclusive mode`);

/** Those of the new rules of which there is one already, of the same conditions and first day. */
export const rulesThere = (
  reader: Reader,
  rules: readonly NewRule[],
): Promise<(Pick<Rule, 'id'> & { readonly place: number; readonly same: boolean })[]> =>
  reader.many(sql`
    select rule.id, row.place - 1 as place, rule.says = row.says as same
      from rows from (jsonb_to_recordset(${records(rules)}) as (${given})) with ordinality
           as row(topic, organisation, branch, category, age_from, age_to, materials, audience, item_days, collection,
                  says, valid_from, valid_until, author, written_at, place)
      join circulation.rule on ${sameConditions} and rule.valid_from = row.valid_from`);

/** Adds rules and lets each take over from the rule of the same conditions that held on its first day. */
export const insertRules = async (tx: Tx, rules: readonly NewRule[]): Promise<number> => {
  const added = await tx.run(sql`
    insert into circulation.rule (topic, organisation, branch, category, age_from, age_to, materials, audience,
                                  item_days, collection, says, valid_from, valid_until, author, written_at)
    select topic, organisation, branch, category, age_from, age_to, materials, audience, item_days, collection, says,
           valid_from, valid_until, author, written_at
      from jsonb_to_recordset(${records(rules)}) as row(${given})
    on conflict do nothing`);
  if (added > 0)
    await tx.run(sql`
      update circulation.rule
         set valid_until = next.first - 1
        from (select id, lead(valid_from) over (
                partition by topic, organisation, branch, category, age_from, age_to, materials, audience, item_days,
                             collection
                order by valid_from) as first
                from circulation.rule) as next
       where next.id = rule.id and next.first is not null and (valid_until is null or valid_until >= next.first)`);
  return added;
};

export const endRule = (
  tx: Tx,
  id: number,
  last: Day,
  { author, at }: { readonly author: number | undefined; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update circulation.rule
       set valid_until = ${last}, ended_by = ${author ?? null}, ended_at = ${at}
     where id = ${id}`);

/** Check-outs of a period that the ledger counted alike: everything that it knows of them, and how many. */
export interface LentAlike {
  readonly day: Day;
  readonly unit: UnitId;
  readonly organisation: UnitId | null;
  readonly material: string;
  readonly audience: string;
  readonly ageBand: string;
  readonly category: string;
  readonly loans: number;
}

export const lentAlike = (reader: Reader, first: Day, last: Day): Promise<LentAlike[]> =>
  reader.many<LentAlike>(sql`
    select day, unit, organisation, material, audience, age_band, category, count(*) as loans
      from ledger.person_event_view
     where kind = 'loan' and day between ${first} and ${last}
     group by day, unit, organisation, material, audience, age_band, category`);
