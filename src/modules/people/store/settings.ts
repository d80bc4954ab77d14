import type { UnitId } from '#network';
import { type Reader, sql, type Tx } from '#platform/db.ts';

export const readSettings = (
  reader: Reader,
): Promise<{ organisation: UnitId | null; name: string; value: number }[]> =>
  reader.many(sql`select organisation, name, value from people.setting`);

export const saveSetting = (
  tx: Tx,
  organisation: UnitId | null,
  name: string,
  value: number,
): Promise<number> =>
  tx.run(sql`
    insert into people.setting (organisation, name, value) values (${organisation}, ${name}, ${value})
    on conflict (organisation, name) do update set value = excluded.value`);
