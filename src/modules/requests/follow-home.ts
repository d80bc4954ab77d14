import { network } from '#network';
import { type HomeDeliveryChanged, homeDeliveryOn, members, system } from '#people';
import type { Tx } from '#platform/db.ts';
import { changePickups } from './change-pickups.ts';
import { advance, certainly } from './request.ts';
import { settle } from './settle.ts';
import { lockAtHome } from './store/home.ts';

/**
 * What a member has brought home follows what was agreed: another branch, another day, or fetched from now on when it is no longer
 * so.
 */
export async function followHomeDelivery(tx: Tx, facts: readonly HomeDeliveryChanged[]): Promise<void> {
  const place = await network(tx);
  for (const { member, at } of facts) {
    const wishes = await lockAtHome(tx, member);
    const person = (await members(tx, [member])).get(member);
    if (wishes.length === 0 || !person) continue;
    const agreed = homeDeliveryOn(person, place.today(person.home, at));
    await changePickups(
      tx,
      wishes.map(({ id: request, pickup }) => ({
        request,
        pickup: agreed?.branch ?? pickup,
        atHome: agreed !== undefined,
        at,
        by: system,
      })),
    );
    // of what stays in its branch the day may be another
    const again = wishes.filter(({ state, pickup }) => state === 'ready' && pickup === agreed?.branch);
    const steps = again.map(wish =>
      certainly(advance(wish, 'change-way', 'house', at, { deliverOn: null }, { unit: wish.pickup })),
    );
    await settle(tx, steps, place);
  }
}
