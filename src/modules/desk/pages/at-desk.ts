import type { FastifyReply, FastifyRequest } from 'fastify';
import { network, type Network, type UnitId } from '#network';
import { type Actor, actorOf, allows } from '#people';
import type { Day } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import { redirect, show, type Shown, type Viewer, type Visit } from '#web/show.tsx';

/** The desk that somebody works at: chosen once, kept by the browser. */
export interface AtDesk {
  readonly unit: UnitId;
  /** This browser, as a scanning device. */
  readonly device: string;
  readonly by: Actor;
  readonly place: Network;
  readonly today: Day;
}

const cookieName = 'desk';
const year = 31_536_000;

/** Lets the browser remember at which desk it stands. */
export const rememberDesk = (reply: FastifyReply, code: string, device: string, secure: boolean): void =>
  void reply.setCookie(cookieName, `${code}~${device}`, {
    path: '/balie',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: year,
    secure,
  });

/** The device that this browser is, if it was one before. */
export const deviceOf = (request: FastifyRequest): string | undefined =>
  /^[^~]*~([\w-]{8,64})$/.exec(request.cookies[cookieName] ?? '')?.[1];

/** The code of the branch that was chosen here, if one was. */
export const placeOf = (request: FastifyRequest): string | undefined =>
  request.cookies[cookieName]?.split('~')[0];

/** Where this visitor works, if that was chosen and they may work there today. */
export async function deskOf(
  world: World,
  request: FastifyRequest,
  viewer: Viewer | undefined,
  now: Date,
): Promise<AtDesk | undefined> {
  const device = deviceOf(request);
  if (!viewer || device === undefined) return undefined;
  const place = await network(world.db);
  const unit = place.byCode(placeOf(request) ?? '');
  if (!unit) return undefined;
  const by = actorOf(viewer);
  const today = place.today(unit.id, now);
  return allows(by, 'desk', unit.id, place, today) ? { unit: unit.id, device, by, place, today } : undefined;
}

/** A page of the desk: signed in, with the role, and at a branch; whoever has not chosen one does that first. */
export const atDesk = (world: World, handler: (visit: Visit, desk: AtDesk) => Promise<Shown>) =>
  show(world, { audience: 'desk', role: 'desk' }, async visit => {
    const desk = await deskOf(world, visit.request, visit.viewer, visit.now);
    const back = visit.request.method === 'GET' ? visit.path : '/balie';
    return desk ? handler(visit, desk) : redirect(`/balie/plek?terug=${encodeURIComponent(back)}`);
  });

/** Pages are no part of the API's description. */
export const hidden = { schema: { hide: true } };
