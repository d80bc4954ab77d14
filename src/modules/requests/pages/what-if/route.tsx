import { network } from '#network';
import type { App } from '#platform/http.ts';
import { vanRoutes } from '#transport';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { newestWhatIfs, readWhatIf } from '../../store/what-if.ts';
import { changeIn } from '../../what-if/change.ts';
import { askWhatIf } from '../../what-if/run-what-if.ts';
import { AskView, FoundView } from './view.tsx';
import { words } from './words.ts';

const address = '/poi/wat-als';
const access = { audience: 'poi', role: 'poi' } as const;
const hidden = { schema: { hide: true } };

/** So many earlier what-ifs are listed. */
const listed = 10;

/** `/poi/wat-als`: last month again with another van, another rule or a branch closed. */
export function whatIfRoutes(app: App, world: World): void {
  const choices = async (now: Date) => {
    const place = await network(world.db);
    const today = place.today(place.province.id, now);
    const routes = (await vanRoutes(world.db)).filter(({ until }) => until === null || until >= today);
    return { place, routes, branches: place.branches(today) };
  };
  const ask = async ({ now, language, form }: Visit, problem?: string): Promise<Shown> =>
    page({
      title: translator(words, language)('title'),
      wide: true,
      ...(problem !== undefined && { status: 422 }),
      body: (
        <AskView
          {...(await choices(now))}
          earlier={await newestWhatIfs(world.db, listed)}
          form={form}
          problem={problem}
          language={language}
        />
      ),
    });
  app.get(
    address,
    hidden,
    show(world, access, visit => ask(visit)),
  );
  app.post(
    address,
    hidden,
    show(world, access, async visit => {
      const { routes, branches } = await choices(visit.now);
      const change = changeIn(visit.form, routes, branches);
      if (!change.ok) return ask(visit, world.describe(change.refusal, visit.language));
      const asked = await world.db.transaction(tx => askWhatIf(tx, change.value, visit.now));
      return redirect(`${address}/${asked.id}`);
    }),
  );
  app.get(
    `${address}/:id`,
    hidden,
    show(world, access, async ({ params, now, language }) => {
      const id = Number(params['id']);
      const found = Number.isSafeInteger(id) ? await readWhatIf(world.db, id) : undefined;
      if (!found) return refused({ code: 'requests/unknown-what-if' });
      return page({
        title: translator(words, language)('title'),
        wide: true,
        body: <FoundView {...(await choices(now))} found={found} language={language} />,
      });
    }),
  );
}
