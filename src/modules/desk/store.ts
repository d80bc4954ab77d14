import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { ScanAnswer } from './answer.ts';

/** A scan that was answered. */
export interface ScanRow {
  readonly device: string;
  readonly number: number;
  readonly unit: UnitId;
  readonly code: string;
  readonly at: Date;
  /** When we heard of it. */
  readonly told: Date;
  /** True when it only came to the same as the one before. */
  readonly repeats: boolean;
  readonly answer: ScanAnswer;
}

/** Scans of one device wait their turn, so that two deliveries of one scan cannot both be the first. */
export const lockDevice = (tx: Tx, device: string): Promise<unknown> =>
  tx.one(sql`select pg_advisory_xact_lock(hashtext('desk.scan'), hashtext(${device}))`);

/** The scan of this number, and the newest one of the device. */
export const readBefore = (tx: Tx, device: string, number: number): Promise<ScanRow[]> =>
  tx.many<ScanRow>(sql`
    select *
      from desk.scan
     where device = ${device}
       and (number = ${number} or number = (select max(number) from desk.scan where device = ${device}))`);

/** Keeps a scan and answers it as it will be read again. */
export const insertScan = (tx: Tx, row: ScanRow): Promise<Pick<ScanRow, 'answer'>> =>
  tx.one(sql`
    insert into desk.scan (device, number, unit, code, at, told, repeats, answer)
    values (${row.device}, ${row.number}, ${row.unit}, ${row.code}, ${row.at}, ${row.told},
            ${row.repeats}, ${JSON.stringify(row.answer)}::jsonb)
    returning answer`);

/** Whether a device scanned a code at that very moment. */
export const wasScanned = async (tx: Tx, device: string, code: string, at: Date): Promise<boolean> =>
  (
    await tx.one<{ known: boolean }>(sql`
      select exists (select from desk.scan where device = ${device} and code = ${code} and at = ${at}) as known`)
  ).known;

/** The newest scans of a device at a place since a moment, newest first. */
export const readScans = (
  reader: Reader,
  device: string,
  unit: UnitId,
  since: Date,
  limit: number,
): Promise<ScanRow[]> =>
  reader.many<ScanRow>(sql`
    select *
      from desk.scan
     where device = ${device} and unit = ${unit} and at >= ${since} and not repeats
     order by number desc
     limit ${limit}`);

/** The number that a device may use next. */
export const nextNumber = async (reader: Reader, device: string): Promise<number> =>
  (
    await reader.one<{ next: number }>(sql`
      select coalesce(max(number), 0) + 1 as next from desk.scan where device = ${device}`)
  ).next;

export const readSession = async (
  reader: Reader,
  device: string,
  unit: UnitId,
  since: Date,
): Promise<MemberId | undefined> =>
  (
    await reader.maybe<{ member: MemberId }>(sql`
      select member from desk.session where device = ${device} and unit = ${unit} and at >= ${since}`)
  )?.member;

export const saveSession = (
  tx: Tx,
  session: { readonly device: string; readonly unit: UnitId; readonly member: MemberId; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into desk.session (device, unit, member, at)
    values (${session.device}, ${session.unit}, ${session.member}, ${session.at})
    on conflict (device) do update
       set unit = excluded.unit, member = excluded.member, at = greatest(session.at, excluded.at)`);

export const deleteSession = (tx: Tx, device: string): Promise<number> =>
  tx.run(sql`delete from desk.session where device = ${device}`);

/** Forgets sessions and scans that came before a moment; what came late and still asks for a hand, before another. */
export const deleteBefore = (tx: Tx, told: Date, unsettled: Date): Promise<number> =>
  tx.run(sql`
    with over as (delete from desk.session where session.at < ${told})
    delete from desk.scan
     where scan.told < ${told}
       and (scan.told < ${unsettled} or settled is not null or not late or answer->>'tone' = 'ok')`);

/** What was scanned at a place while the network was away and still asks for a hand, in the order of scanning. */
export const readUnsettled = (reader: Reader, unit: UnitId): Promise<ScanRow[]> =>
  reader.many<ScanRow>(sql`
    select *
      from desk.scan
     where unit = ${unit} and settled is null and late and not repeats and answer->>'tone' <> 'ok'
     order by at, number`);

/** Notes that somebody did what a late scan asked for; done twice it is done. */
export const settle = (
  tx: Tx,
  unit: UnitId,
  { device, number }: Pick<ScanRow, 'device' | 'number'>,
  at: Date,
): Promise<number> =>
  tx.run(sql`
    update desk.scan set settled = coalesce(settled, ${at})
     where unit = ${unit} and device = ${device} and number = ${number}`);

export const readScan = (reader: Reader, device: string, number: number): Promise<ScanRow | undefined> =>
  reader.maybe<ScanRow>(sql`select * from desk.scan where device = ${device} and number = ${number}`);

/** What the last machine wrote on an item, if one did. */
export const readProperties = async (reader: Reader, item: ItemId): Promise<string | undefined> =>
  (await reader.maybe<{ text: string }>(sql`select text from desk.item_property where item = ${item}`))?.text;

/** Writes a machine's properties on an item, in place of those before; what is older than those is left out. */
export const saveProperties = (
  tx: Tx,
  row: { readonly item: ItemId; readonly text: string; readonly device: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into desk.item_property (item, text, device, at)
    values (${row.item}, ${row.text}, ${row.device}, ${row.at})
    on conflict (item) do update
       set text = excluded.text, device = excluded.device, at = excluded.at
     where item_property.at <= excluded.at`);
