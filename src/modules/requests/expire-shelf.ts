import { type Network, network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { letGo } from './let-go.ts';
import { advance, certainly, type Change, type RequestId } from './request.ts';
import { settle } from './settle.ts';
import { forgetMembers, lockLapsed, lockOverdue } from './store/requests.ts';

/**
 * Ends wishes that were not fetched in time, at one branch or everywhere, and everywhere those that their readers can use no
 * more. An item on the hold shelf stays there until it is scanned; then it goes to the next who waits, or home. `day` is the first
 * day on which it may not lie there.
 */
export async function expireShelf(tx: Tx, day: Day, at: Date, unit?: UnitId): Promise<RequestId[]> {
  const place = await network(tx);
  const overdue = await lockOverdue(tx, day, unit ?? null);
  const changes = overdue.map(request =>
    certainly(advance(request, 'expire', 'house', at, {}, { unit: request.pickup })),
  );
  await settle(tx, changes, place);
  const lapsed = unit === undefined ? await lapse(tx, day, at, place) : [];
  return [...changes, ...lapsed].map(({ after }) => after.id);
}

/** On the van too: its book is let go of as if its reader had stopped it. */
async function lapse(tx: Tx, day: Day, at: Date, place: Network): Promise<Change[]> {
  const changes = (await lockLapsed(tx, day)).map(request =>
    certainly(advance(request, 'lapse', 'house', at, {}, { day: request.notAfter ?? undefined })),
  );
  await letGo(tx, changes, place);
  return changes;
}

/** Days after which nobody needs to know whose wish it was. */
const remembered = 30;

/** Forgets whose wishes ended a month ago. */
export const forgetClosed = (tx: Tx, at: Date): Promise<number> =>
  forgetMembers(tx, new Date(at.getTime() - remembered * 86_400_000));
