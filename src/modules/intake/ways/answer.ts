import { network } from '#network';
import type { Db } from '#platform/db.ts';
import type { Delivery } from '../delivery.ts';
import { failureOf } from '../failure.ts';
import { sourceById } from '../keep-source.ts';
import { failDelivery } from '../store/delivery.ts';
import { close, takeMissing } from './finish.ts';
import { inTurn } from './turn.ts';

/** Ends a delivery that asked, as a person answered: what it no longer names is gone, or stays. */
export async function carryOut(db: Db, delivery: Delivery, gone: boolean, at: Date): Promise<void> {
  const { province, today } = await network(db);
  const source = await sourceById(db, delivery.source);
  const done = { id: delivery.id, source, on: today(province.id, at), at, mostGone: 1 };
  try {
    await inTurn(db, source.id, async () => {
      if (gone) await takeMissing(db, done);
      await close(db, done);
    });
  } catch (error) {
    await db.transaction(tx => failDelivery(tx, delivery.id, failureOf(error))).catch(() => {});
    throw error;
  }
}
