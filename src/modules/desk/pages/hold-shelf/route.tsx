import type { App } from '#platform/http.ts';
import { holdShelf } from '#requests';
import type { World } from '#web/plug.ts';
import { page } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { atDesk, hidden } from '../at-desk.ts';
import { loadScans } from '../scan/load.ts';
import { postScan } from '../scan/post-scan.ts';
import { HoldShelfView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/afhaalplank';

/** `/balie/afhaalplank`: what lies ready, and what must come off. */
export function holdShelfRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, async ({ now, language }, desk) => {
      const { name } = desk.place.unit(desk.unit);
      const shelf = await holdShelf(world.db, desk.unit);
      const { next, last } = await loadScans(world, desk, now, language);
      const props = { name, shelf, next, last, language, today: desk.today };
      return page({
        title: translator(words, language)('title', { place: name }),
        body: <HoldShelfView {...props} />,
      });
    }),
  );
  app.post(
    address,
    hidden,
    atDesk(world, (visit, { unit, device, by }) => postScan(world, visit, { unit, device, by }, address)),
  );
}
