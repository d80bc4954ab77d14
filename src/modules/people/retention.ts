import { network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { system } from './actor.ts';
import { eraseMember } from './erase-member.ts';
import { passDeliveries } from './agree-home-delivery.ts';
import { settingsOf } from './settings.ts';
import { dropNotes, dropOld, endedBefore, homes } from './store/erasing.ts';

/** So many members of one home are forgotten in a night at most; the rest follow the next. */
const perNight = 500;

/**
 * Each night: notes whose day passed, looks and blocks older than the organisation keeps them, merges that can no longer
 * be undone, and members whose membership ended so long ago that nothing is open with them any more.
 */
export async function passTerms(tx: Tx, day: Day, at: Date): Promise<{ readonly forgotten: number }> {
  const place = await network(tx);
  const setting = await settingsOf(tx, place);
  await dropNotes(tx, day);
  await passDeliveries(tx, day, at);
  let forgotten = 0;
  for (const home of await homes(tx)) {
    const before = (name: Parameters<typeof setting>[0]) => addDays(day, -setting(name, home));
    await dropOld(tx, home, {
      looksBefore: before('forget-looks-after-days'),
      blocksBefore: before('forget-blocks-after-days'),
      mergesBefore: before('part-merge-within-days'),
    });
    for (const member of await endedBefore(tx, home, before('forget-member-after-days'), perNight))
      forgotten += (await eraseMember(tx, { member, at, by: system })).ok ? 1 : 0;
  }
  return { forgotten };
}
