import type { EditionId } from '#catalogue';
import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';

/** How many copies of an edition there are at a place: on the shelf, or at home there while they are out. */
export interface Holding {
  readonly edition: EditionId;
  readonly branch: UnitId;
  readonly onShelf: number;
  readonly copies: number;
}

/** Where copies of these editions are, as searches count them. */
export const readHoldings = (reader: Reader, editions: readonly EditionId[]): Promise<Holding[]> =>
  reader.many<Holding>(sql`
    select edition, case state when 'on-shelf' then unit else home end as branch,
           count(*) filter (where state = 'on-shelf') as on_shelf, count(*) as copies
      from circulation.copy_view
     where edition = any(${editions}) and withdrawn is null and not gone
     group by edition, case state when 'on-shelf' then unit else home end
     order by edition, branch`);
