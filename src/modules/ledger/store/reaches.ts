import type { Day } from '#platform/day.ts';
import { type Reader, sql } from '#platform/db.ts';
import type { Reach } from '../event.ts';

/** How much of a kind was counted, by how far it went; without a reach where nobody knew. */
export interface Reached {
  readonly kind: string;
  readonly reach: Reach | null;
  readonly amount: number;
}

/** What item rows of some kinds add up to in days, both included, by how far it went. */
export const reachedIn = (
  reader: Reader,
  kinds: readonly string[],
  days: { readonly from: Day; readonly until: Day },
): Promise<Reached[]> =>
  reader.many(sql`
    select kind, scope as reach, sum(amount) as amount
      from ledger.item_event
     where kind = any(${kinds}) and day between ${days.from} and ${days.until}
     group by kind, scope
     order by kind, scope`);
