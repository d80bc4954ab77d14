import type { Audience, Item, ItemId, ItemsAdded, Material } from '#catalogue';
import type { UnitId } from '#network';
import { type Db, sql } from '#platform/db.ts';

interface Kind {
  readonly title?: string;
  readonly material?: Material;
  readonly audience?: Audience;
}

/**
 * Puts new copies of one new title on the shelf of a branch and announces them as the catalogue does; answers their
 * ids. For tests that begin after the catalogue's work.
 */
export const aShelf = (
  db: Db,
  home: UnitId,
  copies: number,
  { title = 'Ferry Timetables', material = 'book', audience = 'adult' }: Kind = {},
): Promise<ItemId[]> =>
  db.transaction(async tx => {
    const { edition } = await tx.one<{ edition: number }>(sql`
      with work as (
        insert into catalogue.work (key, rule)
        select 'a shelf ' || count(*), 'alone' from catalogue.work
        returning id)
      insert into catalogue.edition (work, record, title, authors, language, material, audience, subjects, isbns, sort_title)
      select id, 0, ${title}, '{}', 'nld', ${material}, ${audience}, '{}', '{}', lower(${title}) from work
      returning id as edition`);
    const added = await tx.many<Pick<Item, 'id' | 'barcode' | 'edition' | 'home' | 'material' | 'added'>>(sql`
      insert into catalogue.item (barcode, edition, record, home, material, added)
      select 'T' || ${edition}::text || '-' || copy, ${edition}, 0, ${home}, ${material}, '2020-01-01'
        from generate_series(1, ${copies}::integer) as copy
      returning id, barcode, edition, home, material, added`);
    const items = added.map(item => ({
      ...item,
      audience,
      callNumber: undefined,
      loanType: undefined,
      quick: false,
      withdrawn: undefined,
    }));
    const fact: ItemsAdded = { kind: 'catalogue/items-added', subject: 'catalogue', items };
    await tx.announce([fact]);
    return items.map(({ id }) => id);
  });
