import type { Audience, EditionId, ItemId, Material } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import { copyInto } from '#platform/copy.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { ItemState } from '../item-life.ts';
import type { Owed } from '../may-borrow.ts';
import type { Counted } from '../rules/limits.ts';

/** Where an item is and what may be known about it there. */
export interface Whereabouts {
  readonly item: ItemId;
  readonly state: ItemState;
  /** Where it is; in transit, where it was sent from; on loan, where it was lent. */
  readonly unit: UnitId;
  readonly since: Date;
  readonly heldFor: MemberId | null;
  readonly heldUntil: Day | null;
}

/** An item with its place, locked: nobody else changes it before the transaction ends. */
export interface Copy extends Whereabouts {
  readonly edition: EditionId;
  readonly home: UnitId;
  readonly material: Material;
  readonly audience: Audience;
  /** Null where no record says whether it is fiction. */
  readonly fiction?: boolean | null;
  readonly withdrawn: Day | null;
  readonly collection: string | null;
  /** Its price in cents, where the source told one. */
  readonly price: number | null;
  readonly added: Day;
}

export const readWhereabouts = (reader: Reader, items: readonly ItemId[]): Promise<Whereabouts[]> =>
  reader.many<Whereabouts>(sql`
    select item, state, unit, since, held_for, held_until
      from circulation.whereabouts
     where item = any(${items})`);

/** Waits its turn behind anyone moving these items, always in the same order. */
export const lockCopies = (tx: Tx, items: readonly ItemId[]): Promise<Copy[]> =>
  tx.many<Copy>(sql`
    select place.item, place.state, place.unit, place.since, place.held_for, place.held_until,
           item.edition, item.home, item.material, item.audience, item.fiction, item.withdrawn, item.loan_type as collection,
           item.price_cents as price, item.added
      from circulation.whereabouts as place
      join catalogue.item_view as item on item.item = place.item
     where place.item = any(${items})
     order by place.item
       for update of place`);

/** What lending needs to know: the copies, locked, and how much their borrowers have. */
export interface LendableCopy extends Copy {
  /** What the one who wants it has on loan. */
  readonly has: readonly Counted[];
  /** What they owe. */
  readonly owed: Owed;
  /** True when a loan of this item began at this very moment: the command came before. */
  readonly begun: boolean;
}

/** Whether a loan began is asked as a value, item by item: of an `exists` the planner makes a table of all loans. */
export const lockForLending = (
  tx: Tx,
  wishes: readonly { item: ItemId; member: MemberId; at: Date }[],
): Promise<LendableCopy[]> =>
  tx.many<LendableCopy>(sql`
    select place.item, place.state, place.unit, place.since, place.held_for, place.held_until,
           item.edition, item.home, item.material, item.audience, item.fiction, item.withdrawn, item.loan_type as collection,
           item.price_cents as price, item.added,
           coalesce((select jsonb_agg(jsonb_build_object('material', mine.material, 'audience', mine.audience,
                                                         'collection', mine.loan_type, 'added', mine.added))
                       from circulation.loan
                       join catalogue.item_view as mine on mine.item = loan.item
                      where loan.member = wish.member), '[]') as has,
           coalesce((select jsonb_object_agg(organisation, cents)
                       from (select organisation, sum(owed) as cents from circulation.fee
                              where fee.member = wish.member and owed <> 0 group by organisation) as due), '{}') as owed,
           (select true from circulation.loan where loan.item = wish.item and loan.lent_at = wish.at) is not null as begun
      from jsonb_to_recordset(${records(wishes)}) as wish(item bigint, member bigint, at timestamptz)
      join circulation.whereabouts as place on place.item = wish.item
      join catalogue.item_view as item on item.item = wish.item
     order by place.item
       for update of place`);

export const savePlaces = (tx: Tx, places: readonly Whereabouts[]): Promise<number> =>
  tx.run(sql`
    update circulation.whereabouts as place
       set state = row.state, unit = row.unit, since = row.since, held_for = row.held_for, held_until = row.held_until
      from jsonb_to_recordset(${records(places)}) as row(
           item bigint, state text, unit bigint, since timestamptz, held_for bigint, held_until date)
     where place.item = row.item`);

/** A place on the shelf at home. */
export interface OnShelf {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly since: Date;
}

/** Those of these items that have a place, or had one. */
export const readPlaced = async (reader: Reader, items: readonly ItemId[]): Promise<ReadonlySet<ItemId>> =>
  new Set(
    (
      await reader.many<{ item: ItemId }>(sql`
        select item from circulation.whereabouts where item = any(${items}::bigint[])`)
    ).map(({ item }) => item),
  );

/** Items that never had a place stand on the shelf. */
export const insertPlaces = (tx: Tx, places: readonly OnShelf[]): Promise<number> =>
  copyInto(
    tx,
    'circulation.whereabouts',
    { item: 'bigint', state: 'text', unit: 'bigint', since: 'timestamptz' },
    places.map(place => ({ ...place, state: 'on-shelf' })),
  );

/** Items that were withdrawn are back on the shelf; what is elsewhere stays there. */
export const restorePlaces = (tx: Tx, places: readonly OnShelf[]): Promise<number> =>
  tx.run(sql`
    update circulation.whereabouts as place
       set state = 'on-shelf', unit = row.unit, since = row.since
      from unnest(${places.map(({ item }) => item)}::bigint[], ${places.map(({ unit }) => unit)}::bigint[],
                  ${places.map(({ since }) => since.toISOString())}::timestamptz[]) as row(item, unit, since)
     where place.item = row.item and place.state = 'withdrawn'`);

/** Items on loan are left alone: they are withdrawn when they come back. */
export const withdrawPlaces = (
  tx: Tx,
  items: readonly { item: ItemId; at: Date }[],
): Promise<{ item: ItemId; unit: UnitId; state: ItemState }[]> =>
  tx.many(sql`
    with row as (
      select * from jsonb_to_recordset(${records(items)}) as row(item bigint, at timestamptz)
    ), before as (
      select place.item, place.unit, place.state
        from circulation.whereabouts as place
        join row on row.item = place.item
       where place.state not in ('on-loan', 'withdrawn')
       order by place.item
         for update of place
    ), done as (
      update circulation.whereabouts as place
         set state = 'withdrawn', since = row.at, held_for = null, held_until = null
        from before join row on row.item = before.item
       where place.item = before.item
    )
    select item, unit, state from before`);

export const saveDemand = (
  tx: Tx,
  demand: readonly { edition: EditionId; waiting: number }[],
): Promise<number> =>
  tx.run(sql`
    with row as (
      select * from jsonb_to_recordset(${records(demand)}) as row(edition bigint, waiting integer)
    ), gone as (
      delete from circulation.demand using row where demand.edition = row.edition and row.waiting = 0
    )
    insert into circulation.demand (edition, waiting)
    select edition, waiting from row where waiting > 0 order by edition
    on conflict (edition) do update set waiting = excluded.waiting`);

/** Those of these editions that someone waits for. */
export const readDemand = async (reader: Reader, editions: readonly EditionId[]): Promise<EditionId[]> =>
  (
    await reader.many<{ edition: EditionId }>(sql`
      select edition from circulation.demand where edition = any(${editions})`)
  ).map(({ edition }) => edition);

/** Keeps items on the hold shelf until another day, for the same member. */
export const saveHeldUntil = (
  tx: Tx,
  items: readonly { readonly item: ItemId; readonly until: Day }[],
): Promise<number> =>
  tx.run(sql`
    update circulation.whereabouts as place
       set held_until = row.until
      from jsonb_to_recordset(${records(items)}) as row(item bigint, until date)
     where place.item = row.item and place.state = 'on-hold-shelf' and place.held_for is not null`);

/** Where things stand that are neither lent nor under way, another place takes over. */
export const saveUnits = (
  tx: Tx,
  units: ReadonlyMap<UnitId, UnitId>,
  at: Date,
): Promise<{ item: ItemId; unit: UnitId; state: ItemState }[]> =>
  tx.many(sql`
    update circulation.whereabouts as place
       set unit = row.heir, since = ${at}
      from unnest(${[...units.keys()]}::bigint[], ${[...units.values()]}::bigint[]) as row(ended, heir)
     where place.unit = row.ended and place.state not in ('on-loan', 'in-transit', 'withdrawn')
    returning place.item, place.unit, place.state`);
