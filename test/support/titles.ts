import type { Audience, EditionId, EditionsChanged, Item, ItemId, ItemsAdded, Material } from '#catalogue';
import type { UnitId } from '#network';
import { type Db, records, sql } from '#platform/db.ts';

/** A title as a test needs it; what is left out is plain. */
export interface ATitle {
  readonly title: string;
  readonly subtitle?: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly language?: string;
  readonly material?: Material;
  readonly audience?: Audience;
  readonly level?: string;
  readonly subjects?: readonly string[];
  readonly series?: string;
  readonly part?: string;
  readonly isbns?: readonly string[];
  readonly summary?: string;
  /** Where copies live, one an entry. */
  readonly at?: readonly UnitId[];
  readonly added?: string;
}

interface Added {
  readonly edition: EditionId;
  readonly items: readonly ItemId[];
}

/** Puts titles with their copies into the catalogue and announces them as it does; answers them in the same order. */
export const addTitles = (db: Db, titles: readonly ATitle[]): Promise<Added[]> =>
  db.transaction(async tx => {
    const rows = titles.map(title => ({
      language: 'nld',
      material: 'book',
      audience: 'adult',
      authors: [],
      subjects: [],
      isbns: [],
      ...title,
    }));
    const editions = await tx.many<{ edition: EditionId; place: number }>(sql`
      with wish as materialized (
        select *, nextval('catalogue.edition_id_seq') as edition
          from rows from (jsonb_to_recordset(${records(rows)}) as (
                 title text, subtitle text, authors jsonb, year integer, language text, material text, audience text, level text,
                 subjects jsonb, series text, part text, isbns jsonb, summary text)) with ordinality
                 as w(title, subtitle, authors, year, language, material, audience, level, subjects, series, part, isbns, summary, place)),
      work as (
        insert into catalogue.work (key, rule) select 'test ' || edition, 'alone' from wish returning id, key),
      edition as (
        insert into catalogue.edition (id, work, record, title, subtitle, authors, year, language, material, audience, level,
                                       subjects, series, part, isbns, summary, sort_title)
        overriding system value
        select wish.edition, work.id, 0, title, subtitle, array(select jsonb_array_elements_text(authors)), year, language,
               material, audience, level, array(select jsonb_array_elements_text(subjects)), series, part,
               array(select jsonb_array_elements_text(isbns)), summary, regexp_replace(title, '^(De|Het|Een) ', '')
          from wish join work on work.key = 'test ' || wish.edition)
      select edition, place from wish order by place`);
    const copies = titles.flatMap(({ at = [], added = '2020-01-01', material = 'book' }, place) =>
      at.map((home, copy) => {
        const edition = editions[place]?.edition ?? 0;
        return { barcode: `B${edition}-${copy}`, edition, home, material, added };
      }),
    );
    const items = await tx.many<Pick<Item, 'id' | 'barcode' | 'edition' | 'home' | 'material' | 'added'>>(sql`
      insert into catalogue.item (barcode, edition, record, home, material, added)
      select barcode, edition, 0, home, material, added
        from jsonb_to_recordset(${records(copies)})
             as copy(barcode text, edition bigint, home bigint, material text, added date)
      returning id, barcode, edition, home, material, added`);
    const audiences = new Map(
      editions.map(({ edition }, place) => [edition, titles[place]?.audience ?? 'adult']),
    );
    const added: ItemsAdded = {
      kind: 'catalogue/items-added',
      subject: 'catalogue',
      items: items.map(item => ({
        ...item,
        audience: audiences.get(item.edition) ?? 'adult',
        callNumber: undefined,
        loanType: undefined,
        quick: false,
        withdrawn: undefined,
      })),
    };
    const changed: EditionsChanged = {
      kind: 'catalogue/editions-changed',
      subject: 'catalogue',
      editions: editions.map(({ edition }) => edition),
    };
    await tx.announce([added, changed]);
    return editions.map(({ edition }) => ({
      edition,
      items: items.filter(item => item.edition === edition).map(({ id }) => id),
    }));
  });
