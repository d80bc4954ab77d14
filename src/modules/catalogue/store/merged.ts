import type { SourceId } from '#intake';
import { type Reader, sql } from '#platform/db.ts';
import type { LivingRecord } from './record.ts';

/** True where another source describes the same title. */
const isShared = sql`exists (
  select from catalogue.source_record as other
   where other.edition = record.edition and other.source <> record.source and other.deleted_on is null)`;

/** How many records these sources have here, and how many of them stand with a record of another source. */
export const countShared = (
  reader: Reader,
  sources: readonly SourceId[],
): Promise<{ records: number; shared: number }> =>
  reader.one(sql`
    select count(*) as records, count(*) filter (where ${isShared}) as shared
      from catalogue.source_record as record
     where source = any(${sources}::bigint[]) and deleted_on is null`);

/** Records of these sources that nobody else describes, behind a number, in order. */
export const readAlone = (
  reader: Reader,
  sources: readonly SourceId[],
  after: number,
  most: number,
): Promise<LivingRecord[]> =>
  reader.many<LivingRecord>(sql`
    select id, source, control_number, edition, said
      from catalogue.source_record as record
     where source = any(${sources}::bigint[]) and deleted_on is null and said is not null and id > ${after}
       and not ${isShared}
     order by id
     limit ${most}`);
