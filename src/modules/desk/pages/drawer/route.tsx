import { closeDrawer, drawers, openDrawer } from '#circulation';
import type { App } from '#platform/http.ts';
import { centsIn } from '#web/amounts.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { atDesk, hidden } from '../at-desk.ts';
import { DrawerView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/kassa';

/** `/balie/kassa`: the cash drawer of the branch, opened, counted and closed. */
export function drawerRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, async ({ language }, { unit, place }) => {
      const t = translator(words, language, place.zone(unit));
      const rows = await drawers(world.db, unit);
      return page({
        title: t('title'),
        body: <DrawerView rows={rows} place={place.unit(unit).name} language={language} t={t} />,
      });
    }),
  );
  app.post(
    address,
    hidden,
    atDesk(world, async ({ form, language, now }, { unit, by }) => {
      const t = translator(words, language);
      const cents = centsIn(form['amount'] ?? '');
      const here = { unit, at: now, by };
      const isClosing = form['close'] !== undefined;
      const answer = await world.db.transaction(tx =>
        isClosing
          ? closeDrawer(tx, { ...here, counted: cents, note: form['note'] ?? '' })
          : openDrawer(tx, { ...here, float: cents }),
      );
      return answer.ok
        ? redirect(address, t(isClosing ? 'closed' : 'opened'))
        : redirectInVain(address, world.describe(answer.refusal, language));
    }),
  );
}
