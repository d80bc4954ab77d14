import { items } from '#catalogue';
import { type Network, network } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { cancelTransits, openTransits, pack } from '#transport';
import { captureReturned } from './capture-returned.ts';
import type { WithdrawRefusal } from './refusals.ts';
import {
  advance,
  type Change,
  kindOf,
  type NotPossibleNow,
  type Request,
  type RequestId,
} from './request.ts';
import { settle } from './settle.ts';
import { dropLines } from './store/lines.ts';
import { lockRequests } from './store/requests.ts';

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

/** Takes items out of their crates: for the next who waits, or home, or back on the shelf. */
async function turnRound(tx: Tx, packed: readonly Change[]): Promise<void> {
  const wanted = new Set(packed.map(({ before }) => before.item));
  const transits = await openTransits(tx, { items: [...wanted].filter(item => item !== null) });
  const by: Actor = { kind: 'system' };
  const at = packed.map(change => change.at).reduce((a, b) => (a > b ? a : b));
  const stopped = await cancelTransits(
    tx,
    transits.map(({ id: transit }) => ({ transit, at, by })),
  );
  const here = stopped.flatMap(answer =>
    answer.ok ? [{ item: answer.value.item, unit: answer.value.seenAt, at, by }] : [],
  );
  const captured = await captureReturned(tx, here);
  const known = await items(
    tx,
    here.map(({ item }) => item),
  );
  await pack(
    tx,
    here.flatMap(({ item, unit: from }, i) => {
      const to = known.get(item)?.home;
      return captured[i] || to === undefined || to === from
        ? []
        : [{ item, from, to, reason: 'home' as const, at, by }];
    }),
  );
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
  const ended = [...changes.values()];
  if (ended.length === 0) return answers;
  await dropLines(tx, [...changes.keys()]);
  await settle(tx, ended, place);
  const packed = ended.filter(({ before }) => before.state === 'picked');
  if (packed.length > 0) await turnRound(tx, packed);
  return answers;
}
