import type { SourceId } from '#intake';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Audience, EditionId, Material } from '../edition.ts';
import type { Copy } from '../reading/read-copies.ts';
import type { HoldingAtPlace } from '../reading/read-holdings.ts';

/** A holdings record as it is kept. */
export interface HoldingsRow {
  readonly controlNumber: string;
  readonly titleNumber: string;
  readonly arrival: number | undefined;
  readonly places: readonly HoldingAtPlace[];
  readonly copies: readonly Copy[];
}

/** Keeps them as they now are; answers the numbers of titles that they speak of now or did before. */
export const saveHoldings = async (
  tx: Tx,
  source: SourceId,
  rows: readonly HoldingsRow[],
): Promise<string[]> =>
  (
    await tx.many<{ titleNumber: string }>(sql`
      with come as (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
                   as row("controlNumber" text, "titleNumber" text, arrival bigint, places jsonb, copies jsonb)),
      before as (
        select title_number from catalogue.holdings_record
         where source = ${source} and control_number in (select "controlNumber" from come)),
      saved as (
        insert into catalogue.holdings_record (source, control_number, title_number, arrival, places, copies)
        select ${source}, "controlNumber", "titleNumber", arrival, places, copies from come
            on conflict (source, control_number) do update
           set title_number = excluded.title_number, arrival = excluded.arrival, places = excluded.places,
               copies = excluded.copies, deleted_on = null
        returning title_number)
      select title_number from before union select title_number from saved`)
  ).map(({ titleNumber }) => titleNumber);

/** Of these numbers, those that are living holdings records go; answers them with their titles. */
export const deleteHoldings = (
  tx: Tx,
  source: SourceId,
  controlNumbers: readonly string[],
  on: Day,
): Promise<{ controlNumber: string; titleNumber: string }[]> =>
  tx.many(sql`
    update catalogue.holdings_record set deleted_on = ${on}
     where source = ${source} and control_number = any(${controlNumbers}::text[]) and deleted_on is null
    returning control_number, title_number`);

/** The copies that holdings records list, by the number of their title. */
export const readCopiesApart = (
  reader: Reader,
  source: SourceId,
  titleNumbers: readonly string[],
): Promise<{ titleNumber: string; copies: readonly Copy[] }[]> =>
  reader.many(sql`
    select title_number, copies
      from catalogue.holdings_record
     where source = ${source} and title_number = any(${titleNumbers}::text[]) and deleted_on is null
     order by id`);

/** A living record of a title, and what its copies need to know of it. */
export interface TitleRecord {
  readonly id: number;
  readonly controlNumber: string;
  readonly arrival: number | null;
  readonly edition: EditionId;
  readonly material: Material;
  readonly audience: Audience;
  readonly fiction: boolean | null;
}

export const readTitleRecords = (
  reader: Reader,
  source: SourceId,
  controlNumbers: readonly string[],
): Promise<TitleRecord[]> =>
  reader.many(sql`
    select record.id, record.control_number, record.arrival, record.edition, edition.material, edition.audience,
           edition.fiction
      from catalogue.source_record as record
      join catalogue.edition on edition.id = record.edition
     where record.source = ${source} and record.control_number = any(${controlNumbers}::text[])
       and record.deleted_on is null`);

/** What holdings records say of editions, by the source that says it. */
export const readHoldingsOf = (
  reader: Reader,
  editions: readonly EditionId[],
): Promise<{ edition: EditionId; source: SourceId; places: readonly HoldingAtPlace[] }[]> =>
  reader.many(sql`
    select record.edition, holdings.source, holdings.places
      from catalogue.holdings_record as holdings
      join catalogue.source_record as record
        on record.source = holdings.source and record.control_number = holdings.title_number
     where record.edition = any(${editions}::bigint[]) and record.deleted_on is null and holdings.deleted_on is null
     order by record.edition, holdings.id`);
