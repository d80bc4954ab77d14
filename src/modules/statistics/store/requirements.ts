import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Requirement } from '../insight/requirement.ts';

export const keepRequirements = (tx: Tx, requirements: readonly Requirement[]): Promise<number> =>
  tx.run(sql`
    with given as (
      select one, place
        from jsonb_array_elements(${JSON.stringify(requirements)}::jsonb) with ordinality as listed(one, place)
    ), gone as (
      delete from statistics.requirement where code not in (select one ->> 'code' from given)
    )
    insert into statistics.requirement (code, place, body)
    select one ->> 'code', place, one from given
    on conflict (code) do update set place = excluded.place, body = excluded.body`);

/** In the order in which the province tells them. */
export const requirements = async (reader: Reader): Promise<Requirement[]> =>
  (await reader.many<{ body: Requirement }>(sql`select body from statistics.requirement order by place`)).map(
    ({ body }) => body,
  );
