import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { OrderKey } from '../queue-order.ts';

/** In which order those who wait get the copies of an organisation; of none in particular when null. */
export interface RuleRow {
  readonly organisation: UnitId | null;
  readonly keys: readonly OrderKey[];
  readonly validFrom: Day;
}

export const readRules = (reader: Reader): Promise<RuleRow[]> =>
  reader.many<RuleRow>(sql`
    select organisation, keys, valid_from from requests.queue_rule order by valid_from, id`);

/** Adds rules; one of the same organisation and first day stays as it was. */
export const insertRules = (tx: Tx, rules: readonly RuleRow[]): Promise<number> =>
  tx.run(sql`
    insert into requests.queue_rule (organisation, keys, valid_from)
    select organisation, keys, valid_from
      from jsonb_to_recordset(${records(rules)}) as row(organisation bigint, keys text[], valid_from date)
    on conflict do nothing`);
