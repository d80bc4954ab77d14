import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { sql, type Tx } from '#platform/db.ts';
import type { Request } from '../request.ts';

/** A wish that has a copy which does not lie ready yet, and where that is. */
export interface UnderWay {
  readonly request: Request;
  /** The day of its open line on a pick list. */
  readonly lineDay: Day | null;
  readonly transit:
    | {
        readonly from: UnitId;
        readonly seenAt: UnitId;
        readonly state: 'packed' | 'on-van' | 'delivered';
        readonly boardedDay: Day | null;
      }
    | undefined;
}

interface Row extends Request {
  readonly lineDay: Day | null;
  readonly transitFrom: UnitId | null;
  readonly seenAt: UnitId;
  readonly transitState: 'packed' | 'on-van' | 'delivered';
  readonly boardedDay: Day | null;
}

/** Wishes with a copy that does not lie ready yet, by number: all, or those that these copies serve. */
export async function lockUnderWay(tx: Tx, items?: readonly ItemId[]): Promise<UnderWay[]> {
  const rows = await tx.many<Row>(sql`
    select request.*, line.day as line_day, transit.from_unit as transit_from, transit.at_unit as seen_at,
           transit.state as transit_state, transit.boarded_day
      from requests.request
      left join requests.line on line.request = request.id and line.state = 'open'
      left join transport.transit_view as transit
        on transit.item = request.item and transit.state in ('packed', 'on-van', 'delivered')
     where request.state in ('routed', 'picked', 'on-the-van', 'wrong-shelf') and request.promised is not null
       and (${items === undefined} or request.item = any (${items ?? []}::bigint[]))
     order by request.id
       for update of request`);
  return rows.map(({ lineDay, transitFrom, seenAt, transitState, boardedDay, ...request }) => ({
    request,
    lineDay,
    transit:
      transitFrom === null ? undefined : { from: transitFrom, seenAt, state: transitState, boardedDay },
  }));
}
