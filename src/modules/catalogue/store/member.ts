import type { SourceId } from '#intake';
import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';
import type { EditionId, Material } from '../edition.ts';

/** A living record of an edition. */
export interface MemberRow {
  /** Number of the record. */
  readonly id: number;
  readonly edition: EditionId;
  readonly arrival: number | null;
  readonly source: SourceId;
  readonly controlNumber: string;
  /** It is the one that describes the edition. */
  readonly describes: boolean;
}

/** The living records of editions, the describing one first. */
export const readMembers = (reader: Reader, editions: readonly EditionId[]): Promise<MemberRow[]> =>
  reader.many<MemberRow>(sql`
    select record.id, record.edition, record.arrival, record.source, record.control_number,
           record.id = edition.record as describes
      from catalogue.source_record as record
      join catalogue.edition on edition.id = record.edition
     where record.edition = any(${editions}::bigint[]) and record.deleted_on is null
     order by record.edition, describes desc, record.id`);

/** A copy of an edition in the collection. */
export interface HeldRow {
  readonly edition: EditionId;
  readonly barcode: string;
  readonly home: UnitId;
  readonly callNumber: string | null;
  readonly material: Material;
  readonly loanType: string | null;
  readonly priceCents: number | null;
}

export const readHeld = (reader: Reader, editions: readonly EditionId[]): Promise<HeldRow[]> =>
  reader.many<HeldRow>(sql`
    select edition, barcode, home, call_number, material, loan_type, price_cents
      from catalogue.item
     where edition = any(${editions}::bigint[]) and withdrawn is null
     order by edition, home, id`);
