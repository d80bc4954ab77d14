import { editions, itemByBarcode } from '#catalogue';
import { chargeableUntil, partsOf, whereabouts } from '#circulation';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import type { Day } from '#platform/day.ts';
import { page } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { atDesk, hidden } from '../at-desk.ts';
import { ItemView } from './view.tsx';
import { words } from './words.ts';

/** The copy of a barcode with its title and where it is. */
async function copyOf({ db }: World, code: string, today: Day) {
  const item = code === '' ? undefined : await itemByBarcode(db, code);
  const at = item && (await whereabouts(db, [item.id])).get(item.id);
  if (!item || !at) return undefined;
  const title = (await editions(db, [item.edition])).get(item.edition)?.title ?? item.barcode;
  const parts = (await partsOf(db, [item.id])).get(item.id) ?? [];
  return { item, at, title, parts, chargeable: await chargeableUntil(db, item.id, today) };
}

/** `/balie/exemplaar`: what a copy is doing, looked up without a scan, and what can be done with it. */
export function itemRoute(app: App, world: World): void {
  app.get(
    '/balie/exemplaar',
    hidden,
    atDesk(world, async ({ query, language }, { place, today }) => {
      const code = (query['code'] ?? '').trim().slice(0, 200);
      const props = { code, found: await copyOf(world, code, today), place, today, language };
      return page({ title: translator(words, language)('title'), body: <ItemView {...props} /> });
    }),
  );
}
