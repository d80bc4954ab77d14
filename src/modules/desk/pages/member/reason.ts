import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MemberId } from '#people';

/** Why staff may look at a member; kept with each look. */
export const reasons = ['at-desk', 'by-phone', 'hold-shelf', 'overdue'] as const;
export type Reason = (typeof reasons)[number];

export const asReason = (text: string | undefined): Reason | undefined =>
  reasons.find(reason => reason === text);

const cookieName = 'look';
/** For so long a reason that was given holds for this member. */
const minutes = 15;

/** Lets the browser keep for a while why somebody looks, so that a click on the page asks nothing again. */
export const rememberReason = (
  reply: FastifyReply,
  member: MemberId,
  reason: Reason,
  secure: boolean,
): void =>
  void reply.setCookie(cookieName, `${member}~${reason}`, {
    path: '/balie/lid',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: minutes * 60,
    secure,
  });

/** The reason that was given for this member a short while ago. */
export function reasonGiven(request: FastifyRequest, member: MemberId): Reason | undefined {
  const [known, reason] = (request.cookies[cookieName] ?? '').split('~');
  return known === String(member) ? asReason(reason) : undefined;
}
