import type { EditionId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Request, RequestId } from '../request.ts';
import { isActive } from './states.ts';

/** Wishes of these members that are under way, oldest first. */
export const activeOfMembers = (reader: Reader, members: readonly MemberId[]): Promise<Request[]> =>
  reader.many<Request>(sql`
    select * from requests.request
     where member = any(${members}::bigint[]) and ${isActive}
     order by id`);

/** Every wish of one member becomes another's; those given were ended, whoever had them. */
export const moveWishes = (
  tx: Tx,
  { merge, kept, gone }: { merge: number; kept: MemberId; gone: MemberId },
  dropped: readonly RequestId[],
): Promise<number> =>
  tx.run(sql`
    with noted as (
      insert into requests.moved_by_merge (merge, request, member, dropped, asked_at)
      select ${merge}, id, member, id = any(${dropped}::bigint[]), asked_at from requests.request
       where member = ${gone} or id = any(${dropped}::bigint[])
    )
    update requests.request set member = ${kept} where member = ${gone}`);

/** A wish that was moved or ended by a merge. */
export interface MovedWish {
  readonly request: RequestId;
  readonly member: MemberId;
  readonly dropped: boolean;
  readonly askedAt: Date;
  readonly edition: EditionId;
  readonly pickup: UnitId;
}

/** Gives moved wishes back and answers all that the merge touched. */
export const moveWishesBack = (
  tx: Tx,
  { merge, kept }: { merge: number; kept: MemberId },
): Promise<MovedWish[]> =>
  tx.many<MovedWish>(sql`
    with moved as (
      delete from requests.moved_by_merge where merge = ${merge} returning request, member, dropped, asked_at
    ), back as (
      update requests.request set member = moved.member from moved
       where request.id = moved.request and request.member = ${kept}
    )
    select moved.*, request.asked_edition as edition, request.pickup
      from moved join requests.request on request.id = moved.request
     order by moved.request`);

/** Keeps the place in the queue of a wish that is asked again. */
export const askedSince = (tx: Tx, request: RequestId, at: Date): Promise<number> =>
  tx.run(sql`update requests.request set asked_at = ${at} where id = ${request}`);

export const forgetWishes = (tx: Tx, member: MemberId): Promise<number> =>
  tx.run(sql`update requests.request set member = null where member = ${member}`);
