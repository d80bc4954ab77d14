import type { FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '#web/plug.ts';
import { rolesOf, viewerOf } from '#web/show.tsx';
import type { IntakeRefusal } from '../refusals.ts';

/** Ends the request with a refusal; the server makes it a page or an RFC 9457 problem. */
export function raise(code: 'web/not-for-you' | IntakeRefusal['code']): never {
  throw Object.assign(new Error(code), { refusal: { code } });
}

/** Only administrators download. */
export async function mayLook(world: World, request: FastifyRequest): Promise<void> {
  if (!rolesOf(await viewerOf(world, request)).has('admin')) raise('web/not-for-you');
}

/** The answer becomes a file of its reader's own. */
export const attach = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .type(type);
