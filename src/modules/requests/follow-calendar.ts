import { keepHeldUntil } from '#circulation';
import { network, type NetworkFact } from '#network';
import type { InsideReactions } from '#platform/tx.ts';
import { shelfUntil } from './shelf.ts';
import { lockReady, saveShelfUntil } from './store/shelf-days.ts';

/**
 * What lies ready follows the calendar of its branch: days on which it turns out shut do not count, and count again when
 * it opens after all. Always from the day of arrival, so that told twice is told once.
 */
export const calendar = {
  'network/changed': async tx => {
    const ready = await lockReady(tx);
    if (ready.length === 0) return;
    const place = await network(tx);
    const moved = ready.flatMap(({ id, item, shelf, readyAt, shelfUntil: before }) => {
      const until = shelfUntil(shelf, place.today(shelf, readyAt), place);
      return until === before ? [] : [{ id, item, until }];
    });
    if (moved.length === 0) return;
    await saveShelfUntil(tx, moved);
    await keepHeldUntil(tx, moved);
  },
} satisfies InsideReactions<NetworkFact>;
