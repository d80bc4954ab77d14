import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { advance, certainly } from './request.ts';
import { settle } from './settle.ts';
import { lockRounds } from './store/home.ts';

/**
 * What was to go along with a round of a day on which the branch turns out shut goes with the next one with room, and who
 * waits for it is told. Done again it finds nothing to do. Answers how many things.
 */
export async function shiftRounds(tx: Tx, at: Date): Promise<number> {
  const place = await network(tx);
  const off = (await lockRounds(tx)).filter(
    ({ pickup, deliverOn }) =>
      deliverOn !== null && deliverOn >= place.today(pickup, at) && !place.isOpen(pickup, deliverOn),
  );
  const steps = off.map(wish =>
    certainly(advance(wish, 'change-way', 'house', at, { deliverOn: null }, { unit: wish.pickup })),
  );
  await settle(tx, steps, place);
  return off.length;
}
