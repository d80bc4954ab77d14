import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { missLines, pickList } from '#requests';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { atDesk, hidden } from '../at-desk.ts';
import { loadScans } from '../scan/load.ts';
import { ownTime } from '../own-time.ts';
import { postScan } from '../scan/post-scan.ts';
import { scripts } from '../scan/scan-field.tsx';
import { presentLines } from './present.ts';
import { PickListView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/picklijst';

/** `/balie/picklijst`: what to take from the shelves today. */
export function pickListRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, async ({ now, language }, desk) => {
      const { name, code } = desk.place.unit(desk.unit);
      const rows = presentLines(await pickList(world.db, desk.unit, desk.today), desk, language);
      const { next, last } = await loadScans(world, desk, now, language);
      return page({
        title: translator(words, language)('title', { place: name }),
        wide: true,
        scripts,
        body: (
          <PickListView name={name} unit={code} rows={rows} next={next} last={last} language={language} />
        ),
      });
    }),
  );
  app.post(
    address,
    hidden,
    atDesk(world, (visit, { unit, device, by }) => postScan(world, visit, { unit, device, by }, address)),
  );
  app.post(
    `${address}/gemist`,
    hidden,
    atDesk(world, async ({ form, now, language }, { by, unit, today }) => {
      const line = Number(form['regel']);
      const known = (await pickList(world.db, unit, today)).find(row => row.line === line);
      const gone = { code: 'requests/line-closed', line };
      if (!known) return redirectInVain(address, world.describe(gone, language));
      const answer = await world.db.transaction(async tx =>
        only(await missLines(tx, [{ line, at: ownTime(form, now), by }])),
      );
      return redirect(
        address,
        answer.ok
          ? translator(words, language)('missed', { title: known.edition.title })
          : world.describe(answer.refusal, language),
      );
    }),
  );
}
