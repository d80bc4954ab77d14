import type { Network } from '#network';
import type { Tx } from '#platform/db.ts';
import { readBoard } from './board.ts';
import {
  advance,
  certainly,
  type Change,
  type Request,
  type RequestActor,
  type RequestVerb,
} from './request.ts';
import { mayHave } from './match.ts';
import { type Routed, routeWaiting } from './route-waiting.ts';
import { settle } from './settle.ts';
import { dropLines } from './store/lines.ts';
import { lockEditions } from './store/requests.ts';

/** A request that loses its copy, and how. */
export interface Loss {
  readonly request: Request;
  readonly verb: Extract<RequestVerb, 'miss' | 'drop' | 'lose'>;
  readonly by: RequestActor;
  readonly at: Date;
}

/** Lets requests wait again, as if they had no copy; the caller looks for another one. */
export async function letWait(tx: Tx, losses: readonly Loss[], place: Network): Promise<Request[]> {
  if (losses.length === 0) return [];
  const changes = losses.map(({ request, verb, by, at }): Change => {
    const facts = { unit: request.supplier ?? undefined };
    return certainly(advance(request, verb, by, at, {}, facts));
  });
  await dropLines(
    tx,
    losses.map(({ request }) => request.id),
  );
  await settle(tx, changes, place);
  return changes.map(({ after }) => after);
}

/** Looks for a free copy for requests that wait; branches that did not find it are left out. */
export async function route(tx: Tx, waiting: readonly Request[], at: Date): Promise<Routed | undefined> {
  if (waiting.length === 0) return undefined;
  const editions = [...new Set(waiting.flatMap(({ edition, also }) => [edition, ...also]))];
  await lockEditions(tx, editions);
  const board = await readBoard(
    tx,
    editions,
    at,
    waiting.map(({ id }) => id),
  );
  const today = board.place.today(board.place.province.id, at);
  const routed = await routeWaiting(tx, await mayHave(tx, waiting, today, board.place), board);
  await settle(tx, routed.changes, board.place);
  return routed;
}

/** Lets requests wait again and gives each another copy at once, where one is free. */
export async function askAgain(tx: Tx, losses: readonly Loss[], place: Network): Promise<void> {
  const [first] = losses;
  if (!first) return;
  const latest = losses.map(({ at }) => at).reduce((a, b) => (a > b ? a : b), first.at);
  await route(tx, await letWait(tx, losses, place), latest);
}
