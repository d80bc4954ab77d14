import { editions, itemByBarcode } from '#catalogue';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import { openTransits, pack, reportLost } from '#transport';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { loadCrates } from './load.ts';
import { CratesView, reasons } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/kratten';

/** Puts something ready for the van that nobody asked for. */
async function send(world: World, { form, now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const { unit, by, place } = desk;
  const t = translator(words, language);
  const code = (form['code'] ?? '').trim();
  const [item, to] = [await itemByBarcode(world.db, code), place.byCode(form['naar'] ?? '')];
  const reason = reasons.find(known => known === form['reden']) ?? 'other';
  if (!item) return redirectInVain(address, t('unknown', { code }));
  if (!to) return redirectInVain(address, t('choose'));
  const wish = { item: item.id, from: unit, to: to.id, reason, at: now, by };
  const answer = await world.db.transaction(async tx => only(await pack(tx, [wish])));
  if (!answer.ok) return redirectInVain(address, world.describe(answer.refusal, language));
  const title = (await editions(world.db, [item.edition])).get(item.edition)?.title ?? code;
  return redirect(address, t('sent', { title, to: to.name }));
}

async function lose(world: World, { form, now, language }: Visit, { by }: AtDesk): Promise<Shown> {
  const known = (await openTransits(world.db)).find(({ id }) => id === Number(form['reis']));
  if (!known) return redirect(address);
  const wish = { transit: known.id, at: now, by };
  const answer = await world.db.transaction(async tx => only(await reportLost(tx, [wish])));
  return answer.ok
    ? redirect(address, translator(words, language)('lostSaid', { title: form['titel'] ?? '' }))
    : redirectInVain(address, world.describe(answer.refusal, language));
}

/** `/balie/kratten`: crates here, crates opened here, and what is too late on its way. */
export function cratesRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, async ({ now, language }, desk) => {
      const { name } = desk.place.unit(desk.unit);
      const places = desk.place.branches(desk.today).filter(({ id }) => id !== desk.unit);
      const props = { name, places, today: desk.today, language, ...(await loadCrates(world.db, desk, now)) };
      return page({
        title: translator(words, language)('title', { place: name }),
        body: <CratesView {...props} />,
      });
    }),
  );
  app.post(
    address,
    hidden,
    atDesk(world, (visit, desk) => send(world, visit, desk)),
  );
  app.post(
    `${address}/zoek`,
    hidden,
    atDesk(world, (visit, desk) => lose(world, visit, desk)),
  );
}
