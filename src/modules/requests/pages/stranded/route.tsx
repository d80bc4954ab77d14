import { editions } from '#catalogue';
import { network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import { only } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { choosePickup, pickupsNow, strandedRequests } from '../../stranded.ts';
import { withdrawRequests } from '../../withdraw-requests.ts';
import { address, StrandedView } from './view.tsx';
import { words } from './words.ts';

const access = { audience: 'poi', role: 'poi' } as const;
const hidden = { schema: { hide: true } };

async function draw(world: World, { now, language }: Visit): Promise<Shown> {
  const { db } = world;
  const requests = await strandedRequests(db, now);
  const titles = await editions(db, [...new Set(requests.map(({ edition }) => edition))]);
  const props = { requests, titles, pickups: await pickupsNow(db, now), place: await network(db), language };
  return page({ title: translator(words, language)('title'), body: <StrandedView {...props} /> });
}

/** The wish of a form, while it is still one of the list. */
const wishOf = async (world: World, { form, now }: Visit) =>
  (await strandedRequests(world.db, now)).find(({ id }) => id === Number(form['aanvraag']));

async function choose(world: World, visit: Visit): Promise<Shown> {
  const { form, viewer, now: at, language } = visit;
  const request = await wishOf(world, visit);
  if (!viewer || !request) return refused({ code: 'requests/unknown-request' });
  const place = await network(world.db);
  const pickup = Number(form[`naar-${request.id}`]);
  const known = place.branches(place.today(place.province.id, at)).find(({ id }) => id === pickup);
  if (!known) return refused({ code: 'requests/no-pickup-here' });
  const wish = { request: request.id, pickup, at, by: actorOf(viewer) };
  const answer = await world.db.transaction(tx => choosePickup(tx, wish));
  return answer.ok
    ? redirect(address, translator(words, language)('moved', { place: known.name }))
    : redirectInVain(address, world.describe(answer.refusal, language));
}

async function stop(world: World, visit: Visit): Promise<Shown> {
  const { viewer, now: at, language } = visit;
  const request = await wishOf(world, visit);
  if (!viewer || !request) return refused({ code: 'requests/unknown-request' });
  const answer = await world.db.transaction(async tx =>
    only(await withdrawRequests(tx, [{ request: request.id, at, by: actorOf(viewer) }])),
  );
  return answer.ok
    ? redirect(address, translator(words, language)('stopped'))
    : redirectInVain(address, world.describe(answer.refusal, language));
}

/** `/poi/sturen/gestopt`: wishes that were left where a place ended. */
export function strandedRoutes(app: App, world: World): void {
  app.get(
    address,
    hidden,
    show(world, access, visit => draw(world, visit)),
  );
  app.post(
    address,
    hidden,
    show(world, access, visit => choose(world, visit)),
  );
  app.post(
    `${address}/einde`,
    hidden,
    show(world, access, visit => stop(world, visit)),
  );
}
