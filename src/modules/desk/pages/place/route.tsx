import { network } from '#network';
import { actorOf, allows } from '#people';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { ownAddress, page, redirect, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { deviceOf, hidden, rememberDesk } from '../at-desk.ts';
import { PlaceView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/plek';
const access = { audience: 'desk', role: 'desk' } as const;

/** `/balie/plek`: choose the branch where this computer stands. */
export function placeRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    show(world, access, async ({ viewer, language, query, now }) => {
      if (!viewer) return redirect('/inloggen');
      const place = await network(world.db);
      const by = actorOf(viewer);
      const today = place.today(place.province.id, now);
      const branches = place.branches(today).filter(({ id }) => allows(by, 'desk', id, place, today));
      const own = viewer.roles.find(({ role }) => role === 'desk')?.unit;
      const chosen = branches.find(({ id }) => id === own)?.code;
      const back = ownAddress(query['terug'], '/balie');
      const t = translator(words, language);
      return page({
        title: t('title'),
        body: <PlaceView branches={branches} chosen={chosen} back={back} t={t} />,
      });
    }),
  );
  app.post(address, hidden, async (request, reply) => {
    const device = deviceOf(request) ?? world.chance.token(12);
    const choose = show(world, access, async ({ form }) => {
      const code = form['vestiging'] ?? '';
      const unknown = { code: 'desk/unknown-place', unit: code };
      if (!(await network(world.db)).byCode(code)) return refused(unknown);
      rememberDesk(reply, code, device, world.publicUrl.startsWith('https:'));
      return redirect(ownAddress(form['terug'], '/balie'));
    });
    return choose(request, reply);
  });
}
