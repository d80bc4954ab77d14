import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { LoanRule } from '../loan-rule.ts';

/** The rules that have begun by a day, also those that a later one has overtaken. */
export const rulesOn = (reader: Reader, day: Day): Promise<LoanRule[]> =>
  reader.many<LoanRule>(sql`
    select id, organisation, category, material, valid_from, days, renewals, items
      from circulation.loan_rule
     where valid_from <= ${day}`);

export const ruleById = (reader: Reader, id: number): Promise<LoanRule | undefined> =>
  reader.maybe<LoanRule>(sql`
    select id, organisation, category, material, valid_from, days, renewals, items
      from circulation.loan_rule
     where id = ${id}`);

export interface NewRule {
  readonly organisation: UnitId | null;
  readonly category: string | null;
  readonly material: string | null;
  readonly validFrom: Day;
  readonly days: number;
  readonly renewals: number;
  readonly items: number;
}

const columns = sql`
  organisation bigint, category text, material text, valid_from date, days integer, renewals integer, items integer`;

/** Rules that say something else than the stored rule of the same conditions and first day. */
export const changedRules = (reader: Reader, rules: readonly NewRule[]): Promise<NewRule[]> =>
  reader.many<NewRule>(sql`
    select row.*
      from jsonb_to_recordset(${records(rules)}) as row(${columns})
      join circulation.loan_rule as rule
        on (rule.organisation, rule.category, rule.material) is not distinct from
           (row.organisation, row.category, row.material)
       and rule.valid_from = row.valid_from
     where (rule.days, rule.renewals, rule.items) <> (row.days, row.renewals, row.items)`);

/** Adds what is not there yet and answers how many rules that were. */
export const insertRules = (tx: Tx, rules: readonly NewRule[]): Promise<number> =>
  tx.run(sql`
    insert into circulation.loan_rule (organisation, category, material, valid_from, days, renewals, items)
    select organisation, category, material, valid_from, days, renewals, items
      from jsonb_to_recordset(${records(rules)}) as row(${columns})
    on conflict do nothing`);
