import type { FastifyReply } from 'fastify';
import { network } from '#network';
import { actorOf, allows } from '#people';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { ownAddress, page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { deviceOf, hidden, placeOf, rememberDesk } from '../at-desk.ts';
import { PlaceView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/plek';
const access = { audience: 'desk', role: 'desk' } as const;

/** Lets this computer stand at a branch, as the device that it was or as a new one. */
function settle(world: World, { request }: Visit, reply: FastifyReply, code: string, back: string): Shown {
  const device = deviceOf(request) ?? world.chance.token(12);
  rememberDesk(reply, code, device, world.publicUrl.startsWith('https:'));
  return redirect(back);
}

/** Asks for the branch; who works at only one is not asked, unless that was tried before. */
async function ask(world: World, visit: Visit, reply: FastifyReply): Promise<Shown> {
  const { viewer, language, query, now, request } = visit;
  if (!viewer) return redirect('/inloggen');
  const place = await network(world.db);
  const by = actorOf(viewer);
  const today = place.today(place.province.id, now);
  const branches = place.branches(today).filter(({ id }) => allows(by, 'desk', id, place, today));
  const back = ownAddress(query['terug'], '/balie');
  const [only] = branches;
  if (only && branches.length === 1 && placeOf(request) !== only.code)
    return settle(world, visit, reply, only.code, back);
  const t = translator(words, language);
  return page({
    title: t('title'),
    body: <PlaceView branches={branches} chosen={placeOf(request)} back={back} t={t} />,
  });
}

async function choose(world: World, visit: Visit, reply: FastifyReply): Promise<Shown> {
  const { form } = visit;
  const code = form['vestiging'] ?? '';
  const unknown = { code: 'desk/unknown-place', unit: code };
  if (!(await network(world.db)).byCode(code)) return refused(unknown);
  return settle(world, visit, reply, code, ownAddress(form['terug'], '/balie'));
}

/** `/balie/plek`: choose the branch where this computer stands. */
export function placeRoute(app: App, world: World): void {
  app.get(address, hidden, (request, reply) =>
    show(world, access, visit => ask(world, visit, reply))(request, reply),
  );
  app.post(address, hidden, (request, reply) =>
    show(world, access, visit => choose(world, visit, reply))(request, reply),
  );
}
