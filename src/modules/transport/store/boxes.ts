import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Box } from '../box.ts';

const columns = sql`
  box.id, box.code, box.name, box.home,
  coalesce((select array_agg(part.item order by part.item) from transport.box_item as part where part.box = box.id),
           '{}') as items`;

/** The boxes of a list of homes, by name. */
export const readBoxes = (reader: Reader, homes: readonly UnitId[]): Promise<Box[]> =>
  reader.many<Box>(sql`
    select ${columns} from transport.box where home = any(${homes}::bigint[]) order by name, code`);

export const readBox = (reader: Reader, code: string): Promise<Box | undefined> =>
  reader.maybe<Box>(sql`select ${columns} from transport.box where code = ${code}`);

export const lockBox = async (tx: Tx, code: string): Promise<Box | undefined> => {
  await tx.run(sql`select id from transport.box where code = ${code} for update`);
  return readBox(tx, code);
};

/** Nothing when there is a box of that code. */
export const insertBox = (
  tx: Tx,
  { code, name, home }: Pick<Box, 'code' | 'name' | 'home'>,
): Promise<{ id: number } | undefined> =>
  tx.maybe(sql`
    insert into transport.box (code, name, home) values (${code}, ${name}, ${home})
    on conflict (code) do nothing returning id`);

/** The boxes in which items belong. */
export const boxesOfItems = (
  reader: Reader,
  items: readonly ItemId[],
): Promise<{ item: ItemId; code: string }[]> =>
  reader.many(sql`
    select part.item, box.code from transport.box_item as part join transport.box on box.id = part.box
     where part.item = any(${items}::bigint[])`);

export const insertBoxItems = (tx: Tx, box: number, items: readonly ItemId[]): Promise<number> =>
  tx.run(sql`
    insert into transport.box_item (item, box) select unnest(${items}::bigint[]), ${box} on conflict do nothing`);

export const deleteBoxItem = (tx: Tx, box: number, item: ItemId): Promise<number> =>
  tx.run(sql`delete from transport.box_item where box = ${box} and item = ${item}`);
