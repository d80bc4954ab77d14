import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';
import type { Material } from '../edition.ts';
import type { ItemId } from '../item.ts';

/** What a desk lent on the fly and nobody has described yet. */
export interface QuickRow {
  readonly id: ItemId;
  readonly barcode: string;
  readonly title: string;
  readonly material: Material;
  readonly home: UnitId;
  readonly added: Day;
}

/** The oldest first. */
export const readQuickItems = (reader: Reader, homes: readonly UnitId[]): Promise<QuickRow[]> =>
  reader.many<QuickRow>(sql`
    select item.id, item.barcode, edition.title, item.material, item.home, item.added
      from catalogue.item
      join catalogue.edition on edition.id = item.edition
     where item.record is null and item.withdrawn is null and item.home = any(${homes}::bigint[])
     order by item.added, item.id`);
