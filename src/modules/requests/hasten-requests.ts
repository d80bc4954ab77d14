import { network } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { route } from './ask-again.ts';
import { isPaused } from './pause-requests.ts';
import type { HastenRefusal } from './refusals.ts';
import { advance, kindOf, type NotPossibleNow, type Request, type RequestId } from './request.ts';
import { settle } from './settle.ts';
import { lockRequests } from './store/requests.ts';
import { readRequests } from './store/stories.ts';

/** Staff let somebody who waits go before others, and say why; without a reason they stand in their old place again. */
export interface Hasten {
  readonly request: RequestId;
  readonly reason: string | undefined;
  readonly at: Date;
  readonly by: Actor;
}

type Answer = Result<Request, HastenRefusal | NotPossibleNow | NotAllowed>;

/**
 * Lets a wish that waits go before others, wherever the rule of the copy's owner knows of that. It obeys everything else: no copy
 * comes to it that could not have come in its turn.
 */
export async function hastenRequest(tx: Tx, { request: id, reason, at, by }: Hasten): Promise<Answer> {
  const place = await network(tx);
  const [request] = await lockRequests(tx, [id]);
  if (!request) return refuse({ code: 'requests/unknown-request', request: id });
  const today = place.today(request.pickup, at);
  if (!allows(by, 'desk', request.pickup, place, today))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: request.pickup });
  const cutIn = reason?.trim() ?? null;
  if (cutIn === '') return refuse({ code: 'requests/reason-needed' });
  if (cutIn === request.cutIn) return ok(request);
  const change = advance(request, 'hasten', kindOf(by), at, { cutIn });
  if (!change.ok) return change;
  await settle(tx, [change.value], place);
  if (!isPaused(request, today)) await route(tx, [change.value.after], at);
  const [now] = await readRequests(tx, [id]);
  return ok(now ?? change.value.after);
}
