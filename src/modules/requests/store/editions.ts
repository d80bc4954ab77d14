import type { EditionId } from '#catalogue';
import type { UnitId } from '#network';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Request } from '../request.ts';
import { isActive } from './states.ts';

/** Active wishes go from editions to others; answers all that are then for these others. */
export const joinEditions = async (
  tx: Tx,
  merged: readonly { readonly from: EditionId; readonly into: EditionId }[],
): Promise<Request[]> => {
  const gone = merged.map(m => m.from);
  await tx.run(sql`
    update requests.request
       set also = array(select distinct coalesce(row.target, one)
                          from unnest(also) as one
                          left join unnest(${gone}::bigint[], ${merged.map(m => m.into)}::bigint[]) as row(edition, target)
                            on row.edition = one)
     where ${isActive} and also <> '{}' and also && ${gone}::bigint[]`);
  await tx.run(sql`
    update requests.request
       set edition = row.target
      from unnest(${merged.map(m => m.from)}::bigint[], ${merged.map(m => m.into)}::bigint[]) as row(edition, target)
     where request.edition = row.edition and ${isActive}`);
  return tx.many<Request>(sql`
    select *
      from requests.request
     where edition = any(${merged.map(m => m.into)}::bigint[]) and ${isActive}
     order by id
       for update`);
};

/** Active wishes for these editions that had gone along with others come back; answers them. */
export const partEditions = (
  tx: Tx,
  revived: readonly { readonly edition: EditionId; readonly from: EditionId }[],
): Promise<Request[]> =>
  tx.many<Request>(sql`
    update requests.request
       set edition = asked_edition
      from unnest(${revived.map(r => r.edition)}::bigint[], ${revived.map(r => r.from)}::bigint[]) as row(edition, was)
     where request.asked_edition = row.edition and request.edition = row.was and ${isActive}
    returning request.*`);

/**
 * Wishes for these editions, as their readers saw them, that the software had ended because the reader had another one for the same
 * title: they stand under their own edition again. None where the reader has an active wish for that.
 */
export const freeDoubles = (tx: Tx, editions: readonly EditionId[]): Promise<Request[]> =>
  tx.many<Request>(sql`
    update requests.request
       set edition = asked_edition
     where request.state = 'withdrawn' and request.member is not null
       and request.asked_edition = any(${editions}::bigint[])
       and (select step.verb = 'withdraw' and step.by = 'house'
              from requests.step
             where step.request = request.id
             order by step.number desc
             limit 1)
       and not exists (select from requests.request as other
                        where other.member = request.member and request.asked_edition in (other.edition, other.asked_edition)
                          and other.closed_at is null and other.state not in ('lent', 'returned'))
    returning request.*`);

/** The active wishes for these editions, the oldest first, with where each will be picked up. */
export const readActiveOf = (
  reader: Reader,
  editions: readonly EditionId[],
): Promise<{ edition: EditionId; to: UnitId }[]> =>
  reader.many(sql`
    select edition, pickup as "to"
      from requests.request
     where edition = any(${editions}::bigint[]) and ${isActive}
     order by id`);
