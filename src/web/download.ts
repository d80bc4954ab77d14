import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from './plug.ts';
import { rolesOf, viewerOf } from './show.tsx';

/** Ends the request with a page or RFC 9457 problem of the refusal `web/not-for-you`, unless the viewer has one of these roles. */
export async function onlyFor(
  world: World,
  request: FastifyRequest,
  ...roles: readonly string[]
): Promise<void> {
  const has = rolesOf(await viewerOf(world, request));
  if (!roles.some(role => has.has(role)))
    throw Object.assign(new Error('web/not-for-you'), { refusal: { code: 'web/not-for-you' } });
}

/** The answer becomes a file of its reader's own. */
export const attach = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .type(type);
