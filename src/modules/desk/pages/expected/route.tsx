import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { atDesk, hidden } from '../at-desk.ts';
import { loadScans } from '../scan/load.ts';
import { postScan } from '../scan/post-scan.ts';
import { scripts } from '../scan/scan-field.tsx';
import { loadExpected } from './load.ts';
import { ExpectedView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/verwacht';

/** `/balie/verwacht`: what the van brings. */
export function expectedRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, async ({ now, language }, desk) => {
      const { name, zone, code } = desk.place.unit(desk.unit);
      const days = await loadExpected(world.db, desk);
      const { next, last } = await loadScans(world, desk, now, language);
      const props = {
        name,
        unit: code,
        zone,
        days,
        next,
        last,
        language,
        place: desk.place,
        today: desk.today,
      };
      return page({
        title: translator(words, language)('title', { place: name }),
        wide: true,
        scripts,
        body: <ExpectedView {...props} />,
      });
    }),
  );
  app.post(
    address,
    hidden,
    atDesk(world, (visit, { unit, device, by }) => postScan(world, visit, { unit, device, by }, address)),
  );
}
