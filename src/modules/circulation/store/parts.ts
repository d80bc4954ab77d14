import type { ItemId } from '#catalogue';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';

/** A part of a kit: so many of it belong in the box, and so many of these are missing. */
export interface Part {
  readonly item: ItemId;
  readonly name: string;
  readonly count: number;
  readonly missing: number;
}

export const readParts = (reader: Reader, items: readonly ItemId[]): Promise<Part[]> =>
  reader.many<Part>(sql`
    select item, name, count, missing from circulation.part where item = any(${items}::bigint[]) order by item, place`);

/** The parts of an item in this order, and no others. */
export const saveParts = (
  tx: Tx,
  item: ItemId,
  parts: readonly Pick<Part, 'name' | 'count'>[],
): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from jsonb_to_recordset(${records(parts.map((part, place) => ({ ...part, place })))})
                    as row(place integer, name text, count integer)
    ), gone as (
      delete from circulation.part
       where item = ${item} and name not in (select name from row)
    )
    insert into circulation.part (item, place, name, count)
    select ${item}, place, name, count from row
    on conflict (item, name) do update
       set place = excluded.place, count = excluded.count, missing = least(part.missing, excluded.count)`);

/** How many of each part are missing, and since when that is known. */
export const saveMissing = (
  tx: Tx,
  parts: readonly Pick<Part, 'item' | 'name' | 'missing'>[],
  at: Date,
): Promise<number> =>
  tx.run(sql`
    update circulation.part
       set missing = row.missing, noted_at = case when row.missing > 0 then ${at}::timestamptz end
      from jsonb_to_recordset(${records(parts)}) as row(item bigint, name text, missing integer)
     where part.item = row.item and part.name = row.name and part.missing <> row.missing`);
