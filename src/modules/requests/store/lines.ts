import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Request, RequestId } from '../request.ts';

export type LineId = number;
export type LineState = 'open' | 'picked' | 'not-found' | 'dropped';

/** A line of a branch's pick list. */
export interface Line {
  readonly id: LineId;
  readonly request: RequestId;
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly day: Day;
  readonly state: LineState;
}

export const insertLines = (
  tx: Tx,
  lines: readonly { request: RequestId; item: ItemId; unit: UnitId; day: Day }[],
): Promise<number> =>
  tx.run(sql`
    insert into requests.line (request, item, unit, day)
    select request, item, unit, day
      from jsonb_to_recordset(${records(lines)}) as row(request bigint, item bigint, unit bigint, day date)`);

export const closeLines = (
  tx: Tx,
  ids: readonly LineId[],
  state: Exclude<LineState, 'open'>,
): Promise<number> => tx.run(sql`update requests.line set state = ${state} where id = any(${ids})`);

/** The open lines of requests that look no more. */
export const dropLines = (tx: Tx, requests: readonly RequestId[]): Promise<number> =>
  tx.run(sql`update requests.line set state = 'dropped' where request = any(${requests}) and state = 'open'`);

interface LineRow {
  readonly line: LineId;
  readonly lineState: LineState;
  readonly lineItem: ItemId;
  readonly lineUnit: UnitId;
}

export type LockedLine = LineRow & Request;

/** Lines by their number or by the item that was scanned, with their requests, locked; newest first. */
export const lockLines = (tx: Tx, ids: readonly LineId[], items: readonly ItemId[]): Promise<LockedLine[]> =>
  tx.many<LockedLine>(sql`
    select line.id as line, line.state as line_state, line.item as line_item, line.unit as line_unit, request.*
      from requests.line
      join requests.request on request.id = line.request
     where line.id = any(${ids})
        or line.item = any(${items})
           and (line.state = 'open' or line.state = 'picked' and request.item = line.item
                                       and request.state in ('picked', 'ready'))
     order by line.id desc
       for update of request, line`);

/** What a branch, or with null every branch, has to pick up to and including a day. */
export const readLines = (
  reader: Reader,
  unit: UnitId | null,
  day: Day,
): Promise<(Line & Pick<Request, 'pickup' | 'decision' | 'promised'>)[]> =>
  reader.many(sql`
    select line.id, line.request, line.item, line.unit, line.day, line.state,
           request.pickup, request.decision, request.promised
      from requests.line
      join requests.request on request.id = line.request
     where (${unit}::bigint is null or line.unit = ${unit}) and line.state = 'open' and line.day <= ${day}
     order by line.day, line.id`);

/** Whether a branch must pick this very item up to and including a day. */
export const hasLine = async (reader: Reader, item: ItemId, unit: UnitId, day: Day): Promise<boolean> =>
  (await reader.maybe(sql`
    select from requests.line where item = ${item} and unit = ${unit} and state = 'open' and day <= ${day}`)) !==
  undefined;

/** Every line that waits to be picked, on a list of before or to come. */
export const readFrozen = (reader: Reader): Promise<Pick<Line, 'id' | 'request' | 'unit' | 'day'>[]> =>
  reader.many(sql`select id, request, unit, day from requests.line where state = 'open'`);
