import type { SourceId } from '#intake';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type ColumnTypes, copyInto } from '#platform/copy.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Audience, EditionId, Material } from '../edition.ts';
import type { Item, ItemId } from '../item.ts';
import type { Row } from '../row.ts';

export const readItems = (reader: Reader, ids: readonly ItemId[]): Promise<Row<Item>[]> =>
  reader.many<Row<Item>>(sql`
    select item.id, item.barcode, item.edition, item.home, item.call_number, item.material, edition.audience, edition.fiction,
           item.loan_type, item.added, item.record is null as quick, item.withdrawn
      from catalogue.item
      join catalogue.edition on edition.id = item.edition
     where item.id = any(${ids}::bigint[])`);

export const readItemByBarcode = (reader: Reader, barcode: string): Promise<Row<Item> | undefined> =>
  reader.maybe<Row<Item>>(sql`
    select item.id, item.barcode, item.edition, item.home, item.call_number, item.material, edition.audience, edition.fiction,
           item.loan_type, item.added, item.record is null as quick, item.withdrawn
      from catalogue.item
      join catalogue.edition on edition.id = item.edition
     where item.barcode = ${barcode}`);

export const readItemsOf = (reader: Reader, editions: readonly EditionId[]): Promise<Row<Item>[]> =>
  reader.many<Row<Item>>(sql`
    select item.id, item.barcode, item.edition, item.home, item.call_number, item.material, edition.audience, edition.fiction,
           item.loan_type, item.added, item.record is null as quick, item.withdrawn
      from catalogue.item
      join catalogue.edition on edition.id = item.edition
     where item.edition = any(${editions}::bigint[])
     order by item.edition, item.id`);

/** What is known of a copy before it has a number or an edition. */
export interface NewItem {
  readonly id: ItemId;
  readonly barcode: string;
  readonly edition: EditionId;
  /** None of what a desk lends on the fly. */
  readonly record: number | undefined;
  readonly home: UnitId;
  readonly callNumber: string | undefined;
  readonly material: Material;
  readonly loanType: string | undefined;
  readonly priceCents: number | undefined;
  readonly added: Day;
}

const columnTypes = {
  id: 'bigint',
  barcode: 'text',
  edition: 'bigint',
  record: 'bigint',
  home: 'bigint',
  callNumber: 'text',
  material: 'text',
  loanType: 'text',
  priceCents: 'integer',
  added: 'date',
} as const satisfies ColumnTypes<keyof NewItem>;

export const insertItems = (tx: Tx, items: readonly NewItem[]): Promise<number> =>
  copyInto(tx, 'catalogue.item', columnTypes, items);

/** Known copies of which the source may now say something else; a withdrawn one stays so unless it is back. */
export const updateItems = (
  tx: Tx,
  items: readonly (Omit<NewItem, 'barcode' | 'edition' | 'record' | 'added'> & { back: boolean })[],
): Promise<number> =>
  tx.run(sql`
    update catalogue.item as item
       set home = row.home, call_number = row.call_number, material = row.material, loan_type = row.loan_type,
           price_cents = row.price_cents,
           withdrawn = case when row.back then null else item.withdrawn end,
           withdrawn_because = case when row.back then null else item.withdrawn_because end
      from jsonb_to_recordset(${records(items)}) as row(
           id bigint, home bigint, call_number text, material text, loan_type text, price_cents integer,
           back boolean)
     where item.id = row.id`);

/** Who has a barcode already. */
export interface Owner {
  readonly id: ItemId;
  readonly barcode: string;
  /** None for what a desk lends on the fly, until a record lists it. */
  readonly record: number | null;
  readonly source: SourceId | null;
  readonly edition: EditionId;
  readonly home: UnitId;
  readonly added: Day;
  readonly withdrawnBecause: string | null;
}

export const readOwners = (reader: Reader, barcodes: readonly string[]): Promise<Owner[]> =>
  reader.many<Owner>(sql`
    select item.id, item.barcode, item.record, record.source, item.edition, item.home, item.added, item.withdrawn_because
      from catalogue.item
      left join catalogue.source_record as record on record.id = item.record
     where item.barcode = any(${barcodes}::text[])`);

/** Who has these barcodes, and in their order numbers for new copies with those that nobody has. */
export const claimBarcodes = (
  tx: Tx,
  barcodes: readonly string[],
): Promise<(Owner | (Pick<Owner, 'id' | 'barcode'> & { readonly edition: null }))[]> =>
  tx.many(sql`
    select coalesce(id, nextval('catalogue.item_id_seq')) as id, wanted as barcode, record, source, edition, home, added,
           withdrawn_because
      from (select wanted.barcode as wanted, item.id, item.record, record.source, item.edition, item.home, item.added,
                   item.withdrawn_because
              from unnest(${barcodes}::text[]) with ordinality as wanted(barcode, place)
              left join catalogue.item on item.barcode = wanted.barcode
              left join catalogue.source_record as record on record.id = item.record
             order by wanted.place) as called`);

/** Copies are of other records from now on. */
export const handOver = (
  tx: Tx,
  rows: readonly { readonly id: ItemId; readonly record: number; readonly edition: EditionId }[],
): Promise<number> =>
  tx.run(sql`
    update catalogue.item
       set record = row.record, edition = row.edition
      from unnest(${rows.map(r => r.id)}::bigint[], ${rows.map(r => r.record)}::bigint[],
                  ${rows.map(r => r.edition)}::bigint[]) as row(id, record, edition)
     where item.id = row.id`);

/** The copies in the collection that came with these records. */
export const readItemsOfRecords = (
  reader: Reader,
  ids: readonly number[],
): Promise<{ id: ItemId; record: number }[]> =>
  reader.many(sql`
    select id, record from catalogue.item where record = any(${ids}::bigint[]) and withdrawn is null`);

export interface LockedItem {
  readonly id: ItemId;
  readonly edition: EditionId;
  readonly home: UnitId;
  readonly material: Material;
  readonly audience: Audience;
  readonly fiction?: boolean | null | undefined;
  readonly quick: boolean;
  readonly withdrawn: Day | null;
}

/** Waits its turn behind anyone changing these copies, always in the same order. */
export const lockItems = (tx: Tx, ids: readonly ItemId[]): Promise<LockedItem[]> =>
  tx.many<LockedItem>(sql`
    select item.id, item.edition, item.home, item.material, edition.audience, edition.fiction, item.record is null as quick, item.withdrawn
      from catalogue.item
      join catalogue.edition on edition.id = item.edition
     where item.id = any(${ids}::bigint[])
     order by item.id
       for update of item`);

export const saveWithdrawn = (
  tx: Tx,
  items: readonly { item: ItemId; on: Day; because: string }[],
): Promise<number> =>
  tx.run(sql`
    update catalogue.item
       set withdrawn = row.day, withdrawn_because = row.because
      from unnest(${items.map(i => i.item)}::bigint[], ${items.map(i => i.on)}::date[],
                  ${items.map(i => i.because)}::text[]) as row(item, day, because)
     where item.id = row.item`);

/** Copies of some places get another home; withdrawn ones too, since a source may name them again. */
export const saveHomes = (
  tx: Tx,
  homes: ReadonlyMap<UnitId, UnitId>,
): Promise<(LockedItem & { readonly was: UnitId })[]> =>
  tx.many<LockedItem & { was: UnitId }>(sql`
    update catalogue.item
       set home = row.heir
      from unnest(${[...homes.keys()]}::bigint[], ${[...homes.values()]}::bigint[]) as row(ended, heir),
           catalogue.edition
     where item.home = row.ended and edition.id = item.edition
    returning item.id, item.edition, item.home, item.material, edition.audience, edition.fiction, item.record is null as quick,
              item.withdrawn, row.ended as was`);
