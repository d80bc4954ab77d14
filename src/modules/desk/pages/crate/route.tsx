import { editions } from '#catalogue';
import type { App } from '#platform/http.ts';
import { only, type Refusal, type Result } from '#platform/result.ts';
import { crateContents, crateLoad, differenceOf, openCrates, sealCrates, type Transit } from '#transport';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { atDesk, hidden } from '../at-desk.ts';
import { CrateView, LabelView, type Line } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/krat/:crate';
/** Labels longer than this do not fit their barcode on a receipt printer. */
const longest = 20;

const crateOf = ({ params }: Pick<Visit, 'params'>): string => (params['crate'] ?? '').slice(0, longest);
const pageOf = (crate: string): string => `/balie/krat/${encodeURIComponent(crate)}`;

async function linesOf(world: World, transits: readonly Transit[]): Promise<Line[]> {
  const titles = await editions(
    world.db,
    transits.map(({ edition }) => edition),
  );
  return transits.map(transit => ({ ...transit, title: titles.get(transit.edition)?.title ?? '' }));
}

/** `/balie/krat/:crate`: fill, seal, open and compare one crate; `/balie/krat-label`: its label. */
export function crateRoute(app: App, world: World): void {
  const after = (visit: Visit, answer: Result<unknown, Refusal>, message?: string) =>
    answer.ok
      ? redirect(pageOf(crateOf(visit)), message)
      : redirectInVain(pageOf(crateOf(visit)), world.describe(answer.refusal, visit.language));
  app.get(
    address,
    hidden,
    atDesk(world, async (visit, { place, unit }) => {
      const crate = crateOf(visit);
      const { language } = visit;
      const [now, load] = [await crateContents(world.db, crate), await crateLoad(world.db, crate)];
      const isRefilled = now.some(({ state, seenAt, packedAt }) =>
        state === 'packed' && seenAt === unit && load?.receivedAt ? packedAt > load.sealedAt : false,
      );
      const shown = isRefilled ? undefined : load;
      const lines = await linesOf(world, shown?.transits ?? now);
      const difference = shown && differenceOf(shown);
      const props = { crate, place, unit, lines, load: shown, difference, language };
      return page({
        title: translator(words, language)('title', { crate }),
        body: <CrateView {...props} />,
      });
    }),
  );
  app.post(
    `${address}/zegel`,
    hidden,
    atDesk(world, async (visit, { unit, by }) => {
      const crate = crateOf(visit);
      const wish = { crate, unit, seal: (visit.form['zegel'] ?? '').trim() || '-', at: visit.now, by };
      const answer = await world.db.transaction(async tx => only(await sealCrates(tx, [wish])));
      return after(visit, answer, translator(words, visit.language)('sealedSaid', { crate }));
    }),
  );
  app.post(
    `${address}/open`,
    hidden,
    atDesk(world, async (visit, { unit, by }) => {
      const { form, now: at } = visit;
      const counted = Math.max(0, Math.trunc(Number(form['aantal']) || 0));
      const wish = { crate: crateOf(visit), unit, counted, seal: (form['zegel'] ?? '').trim(), at, by };
      return after(visit, await world.db.transaction(async tx => only(await openCrates(tx, [wish]))));
    }),
  );
  app.get(
    '/balie/krat-label',
    hidden,
    atDesk(world, async ({ query, language }) => {
      const crate = (query['krat'] ?? '').trim().slice(0, longest);
      if (!/^[\w-]+$/.test(crate)) return redirect('/balie/kratten');
      return page({
        title: translator(words, language)('labelTitle'),
        body: <LabelView crate={crate} language={language} />,
      });
    }),
  );
}
