import type { BeyondProvince } from '#ledger';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { BeyondKind } from '../beyond.ts';

export const readDepot = (reader: Reader): Promise<{ unit: UnitId } | undefined> =>
  reader.maybe(sql`select unit from transport.depot`);

/** Who counts a day waits until who counted before is ready: each looks at what the book has. */
export const waitForTurnToCount = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('transport.beyond'))`);

/** What the book has of a day, one kind and one reach. */
export interface BeyondRow {
  readonly day: Day;
  readonly kind: BeyondKind;
  readonly reach: BeyondProvince;
  readonly amount: number;
}

/** What was counted in days, both included, newest first. */
export const readBeyond = (
  reader: Reader,
  kinds: readonly BeyondKind[],
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<BeyondRow[]> =>
  reader.many(sql`
    select day, kind, scope as reach, sum(amount) as amount
      from ledger.item_event_view
     where kind = any(${kinds}) and day between ${from} and ${until}
     group by day, kind, scope
     order by day desc, kind, scope`);
