import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';

export interface HelpRow {
  readonly unit: UnitId;
  readonly day: Day;
  readonly at: Date;
  readonly service: string;
  readonly question: string;
  readonly referred: string;
  readonly minutes: number;
  readonly device: string;
  readonly number: number;
}

const columns = sql`unit, day, at, service, question, referred, minutes, device, number`;

/** Adds what is new by device and number; answers those. */
export const insertHelp = (tx: Tx, rows: readonly HelpRow[]): Promise<HelpRow[]> =>
  tx.many(sql`
    insert into programmes.help (${columns})
    select ${columns}
      from jsonb_to_recordset(${records(rows)}) as row(
           unit bigint, day date, at timestamptz, service text, question text, referred text, minutes integer,
           device text, number bigint)
    on conflict (device, number) do nothing
    returning ${columns}`);

/** Marks as taken back; answers those that were not yet. */
export const takeBack = (
  tx: Tx,
  rows: readonly { readonly device: string; readonly number: number }[],
  at: Date,
): Promise<HelpRow[]> =>
  tx.many(sql`
    update programmes.help set taken_back_at = ${at}
      from jsonb_to_recordset(${records(rows)}) as row(device text, number bigint)
     where help.device = row.device and help.number = row.number and help.taken_back_at is null
    returning help.unit, help.day, help.at, help.service, help.question, help.referred, help.minutes, help.device,
              help.number`);

/** What was asked on one day at a branch, in the order in which it was. */
export const helpOfDay = (reader: Reader, unit: UnitId, day: Day): Promise<HelpRow[]> =>
  reader.many(sql`
    select ${columns} from programmes.help
     where unit = ${unit} and day = ${day} and taken_back_at is null order by at, id`);
