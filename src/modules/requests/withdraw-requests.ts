import { type Network, network } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { WithdrawRefusal } from './refusals.ts';
import {
  advance,
  type Change,
  kindOf,
  type NotPossibleNow,
  type Request,
  type RequestId,
} from './request.ts';
import { lockRequests } from './store/requests.ts';
import { letGo } from './let-go.ts';

/** A wish that need not come true any more. */
export interface Withdraw {
  readonly request: RequestId;
  readonly at: Date;
  readonly by: Actor;
}

type Answer = Result<Request, WithdrawRefusal | NotPossibleNow | NotAllowed>;

function decide(
  { by, at }: Withdraw,
  request: Request,
  place: Network,
): Result<Change, WithdrawRefusal | NotPossibleNow | NotAllowed> {
  const day = place.today(request.pickup, at);
  if (by.kind === 'member' && request.member !== by.member)
    return refuse({ code: 'requests/unknown-request', request: request.id });
  if (by.kind === 'staff' && !allows(by, 'desk', request.pickup, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: request.pickup });
  return advance(request, 'withdraw', kindOf(by), at);
}

/**
 * Ends wishes, at any moment before the loan. A line on a pick list is dropped; a packed item goes to the next who
 * waits, or home; what has left with the van travels on, and the scan on arrival finds its next reader or sends it
 * home; an item that lies ready stays on the hold shelf until it is scanned. Ending twice is ending once.
 */
export async function withdrawRequests(tx: Tx, commands: readonly Withdraw[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const requests = new Map(
    (
      await lockRequests(
        tx,
        commands.map(({ request }) => request),
      )
    ).map(request => [request.id, request]),
  );
  const changes = new Map<RequestId, Change>();
  const answers = commands.map((command): Answer => {
    const request = requests.get(command.request);
    if (!request) return refuse({ code: 'requests/unknown-request', request: command.request });
    if (request.state === 'withdrawn') return ok(request);
    const change = decide(command, request, place);
    if (!change.ok) return change;
    changes.set(request.id, change.value);
    requests.set(request.id, change.value.after);
    return ok(change.value.after);
  });
  await letGo(tx, [...changes.values()], place);
  return answers;
}
