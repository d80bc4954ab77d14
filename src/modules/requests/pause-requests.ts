import { type Network, network } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { route } from './ask-again.ts';
import type { PauseRefusal } from './refusals.ts';
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
import { readRequests } from './store/stories.ts';

/** A wish that waits until a day, or takes part again at once. */
export interface Pause {
  readonly request: RequestId;
  /** The first day on which it takes part again; undefined: now. */
  readonly until: Day | undefined;
  readonly at: Date;
  readonly by: Actor;
}

type No = PauseRefusal | NotPossibleNow | NotAllowed;

/** A pause is no longer than this. */
export const longestPause = 366;

/** True while nothing is looked for. */
export const isPaused = ({ pausedUntil }: Pick<Request, 'pausedUntil'>, today: Day): boolean =>
  pausedUntil !== null && pausedUntil > today;

function decide({ until, at, by }: Pause, request: Request, place: Network): Result<Change, No> {
  const today = place.today(request.pickup, at);
  if (by.kind === 'member' && request.member !== by.member)
    return refuse({ code: 'requests/unknown-request', request: request.id });
  if (by.kind === 'staff' && !allows(by, 'desk', request.pickup, place, today))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: request.pickup });
  if (until !== undefined && (until <= today || until > addDays(today, longestPause)))
    return refuse({ code: 'requests/pause-unsound' });
  const gone = { pausedUntil: until ?? null, promised: null, told: null };
  return advance(request, until === undefined ? 'unpause' : 'pause', kindOf(by), at, gone, { day: until });
}

/**
 * Lets wishes wait until a day, or take part again at once. They keep their place in the queue; one on a pick list lets its copy
 * go to who comes next, and one whose copy was taken off the shelf cannot wait any more. Again the same changes nothing.
 */
export async function pauseRequests(tx: Tx, commands: readonly Pause[]): Promise<Result<Request, No>[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const ids = commands.map(({ request }) => request);
  const requests = new Map((await lockRequests(tx, ids)).map(request => [request.id, request]));
  const changes: Change[] = [];
  const refused = new Map<RequestId, No>();
  for (const command of commands) {
    const request = requests.get(command.request);
    if (!request || request.pausedUntil === (command.until ?? null)) continue;
    const change = decide(command, request, place);
    if (!change.ok) refused.set(request.id, change.refusal);
    else {
      changes.push(change.value);
      requests.set(request.id, change.value.after);
    }
  }
  await dropLines(
    tx,
    changes.map(({ after }) => after.id),
  );
  await settle(tx, changes, place);
  const again = changes.filter(({ verb }) => verb === 'unpause').map(({ after }) => after);
  const latest = commands.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
  await route(tx, again, latest);
  const now = new Map((await readRequests(tx, ids)).map(request => [request.id, request]));
  return commands.map(({ request: id }) => {
    const no = refused.get(id);
    if (no) return refuse(no);
    const request = now.get(id);
    return request ? ok(request) : refuse({ code: 'requests/unknown-request', request: id } as const);
  });
}
