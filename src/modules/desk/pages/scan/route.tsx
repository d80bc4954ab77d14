import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { readScan } from '../../store.ts';
import { loadToDo } from '../afterwards/load.ts';
import { atDesk, hidden } from '../at-desk.ts';
import { loadCopy, loadScans, loadWhoIsThere } from './load.ts';
import { postScan } from './post-scan.ts';
import { scripts } from './scan-field.tsx';
import { SlipView } from './slip.tsx';
import { ScanView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie';

/** `/balie`: scan, and read what to do. `/balie/bon/:number`: the slip of a scan. */
export function scanPageRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, async ({ now, language }, desk) => {
      const { name, zone, code } = desk.place.unit(desk.unit);
      const visitor = await loadWhoIsThere(world, desk, now);
      const scans = await loadScans(world, desk, now, language);
      const copy = await loadCopy(world, scans.last);
      const toDo = (await loadToDo(world.db, desk.unit)).length;
      const props = { name, zone, unit: code, visitor, language, today: desk.today, toDo, copy, ...scans };
      return page({
        title: translator(words, language)('title', { place: name }),
        scripts,
        body: <ScanView {...props} />,
      });
    }),
  );
  app.post(
    address,
    hidden,
    atDesk(world, (visit, { unit, device, by }) => postScan(world, visit, { unit, device, by }, address)),
  );
  app.get(
    '/balie/bon/:number',
    hidden,
    atDesk(world, async ({ params, language }, { device, place }) => {
      const number = Number(params['number']);
      const row = Number.isSafeInteger(number) ? await readScan(world.db, device, number) : undefined;
      if (!row?.answer.slip) return refused({ code: 'web/no-such-page' });
      return page({
        title: translator(words, language)('slipTitle'),
        body: <SlipView slip={row.answer.slip} item={row.answer.item} place={place} language={language} />,
      });
    }),
  );
}
