import { type Network, network, type UnitId } from '#network';
import {
  type Actor,
  allows,
  homeDeliveryOn,
  type Member,
  type MemberId,
  members,
  type NotAllowed,
  system,
} from '#people';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import {
  cancelTransits,
  openTransits,
  readdress,
  type Transit,
  type VanCalendar,
  vanCalendar,
} from '#transport';
import { route } from './ask-again.ts';
import { takesPart } from './board.ts';
import type { MoveRefusal } from './refusals.ts';
import { isPaused } from './pause-requests.ts';
import {
  advance,
  type Change,
  kindOf,
  type NotPossibleNow,
  type Request,
  type RequestId,
} from './request.ts';
import { sentOn } from './keep-promises.ts';
import { settle } from './settle.ts';
import { dropLines } from './store/lines.ts';
import { lockRequests } from './store/requests.ts';
import { readRequests } from './store/stories.ts';

/** A wish that will be fetched somewhere else. */
export interface ChangePickup {
  readonly request: RequestId;
  readonly pickup: UnitId;
  /** Brought home from there; left out it is fetched. */
  readonly atHome?: boolean | undefined;
  readonly at: Date;
  readonly by: Actor;
}

type No = MoveRefusal | NotPossibleNow | NotAllowed;
type Answer = Result<Request, No>;

/** What the wishes are decided by. */
interface Known {
  readonly place: Network;
  readonly van: VanCalendar;
  /** The open journey of an item that serves one of them. */
  readonly journeys: ReadonlyMap<number, Transit>;
  readonly people: ReadonlyMap<MemberId, Member>;
}

const journeyOf = ({ item }: Request, { journeys }: Known): Transit | undefined =>
  item === null ? undefined : journeys.get(item);

/** It waits for the van just where it is wanted now. */
const isThere = (transit: Transit, pickup: UnitId): boolean =>
  transit.state === 'packed' && transit.seenAt === pickup;

/** When it can be ready: by the next van from where it stands; what is in the van goes on from where that takes it. */
function readyAt(transit: Transit, pickup: UnitId, today: Day, van: VanCalendar): Day {
  if (transit.state !== 'on-van') return van.arrival(transit.seenAt, pickup, today).arrives;
  const first = van.nextStaffedDay(transit.to, van.nextCall(transit.to, today));
  return van.arrival(transit.to, pickup, van.packedBy(transit.to, first)).arrives;
}

/**
 * What lies ready is sent on: its time on the shelf stands still until it is fetched where it must go. Whoever wants it where it
 * lies after all has no more days than there were.
 */
function fromShelf(
  request: Request,
  { pickup, at, atHome = false, by: actor }: ChangePickup,
  today: Day,
  { van }: Known,
): Result<Change, No> {
  const { shelf, pickup: from } = request;
  const by = kindOf(actor);
  if (shelf === pickup)
    return advance(
      request,
      'keep',
      by,
      at,
      { pickup, atHome, promised: today, told: today },
      { unit: pickup },
    );
  if (shelf === null || !van.serves(shelf, today))
    return refuse({ code: 'requests/no-pickup-here', unit: pickup });
  const promised = sentOn({ shelf, pickup }, today, van) ?? null;
  const facts = { from, to: pickup, day: promised ?? undefined };
  return advance(request, 'move', by, at, { pickup, atHome, promised, told: promised }, facts);
}

function decide(command: ChangePickup, request: Request, known: Known): Result<Change, No> {
  const { pickup, at, by, atHome = false } = command;
  const { place, van, people } = known;
  const today = place.today(pickup, at);
  if (by.kind === 'member' && request.member !== by.member)
    return refuse({ code: 'requests/unknown-request', request: request.id });
  if (by.kind === 'staff' && !allows(by, 'desk', request.pickup, place, today))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: request.pickup });
  if (!takesPart(pickup, today, place, van)) return refuse({ code: 'requests/no-pickup-here', unit: pickup });
  const person = request.member === null ? undefined : people.get(request.member);
  if (atHome && (!person || homeDeliveryOn(person, today)?.branch !== pickup))
    return refuse({ code: 'requests/no-home-delivery', member: request.member ?? 0 });
  if (request.pickup === pickup)
    return advance(request, 'change-way', kindOf(by), at, { atHome, ...(!atHome && { deliverOn: null }) });
  if (request.shelf !== null) return fromShelf(request, command, today, known);
  const transit = journeyOf(request, known);
  const promised = transit && !isThere(transit, pickup) ? readyAt(transit, pickup, today, van) : null;
  const facts = { from: request.pickup, to: pickup, day: promised ?? undefined };
  return advance(request, 'move', kindOf(by), at, { pickup, atHome, promised, told: promised }, facts);
}

/** Sends items that are under way to their new branch; one that stands packed just there need not leave. */
async function redirect(tx: Tx, moved: readonly Change[], known: Known): Promise<void> {
  const journeys = moved.flatMap(({ after, at }) => {
    const transit = journeyOf(after, known);
    return transit ? [{ transit, to: after.pickup, at }] : [];
  });
  const there = journeys.filter(({ transit, to }) => isThere(transit, to));
  await readdress(
    tx,
    journeys.filter(one => !there.includes(one)).map(({ transit, to }) => ({ transit: transit.id, to })),
  );
  // its request hears that the journey is off, and finds this copy on the shelf of its own branch
  await cancelTransits(
    tx,
    there.map(({ transit, at }) => ({ transit: transit.id, at, by: system })),
  );
}

/**
 * Lets wishes be fetched at another branch, at any moment. One that waits or stands on a pick list is planned anew; a packed copy
 * gets another destination; what is in the van is sent on by the scan on arrival; what lies ready is sent on by the scan that takes
 * it off its shelf. The same branch again changes nothing.
 */
export async function changePickups(tx: Tx, commands: readonly ChangePickup[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const ids = commands.map(({ request }) => request);
  const requests = new Map((await lockRequests(tx, ids)).map(request => [request.id, request]));
  const carried = [...requests.values()].flatMap(({ item }) => item ?? []);
  const journeys = carried.length === 0 ? [] : await openTransits(tx, { items: carried });
  const known: Known = {
    place: await network(tx),
    van: await vanCalendar(tx),
    people: await members(
      tx,
      [...requests.values()].flatMap(({ member }) => member ?? []),
    ),
    journeys: new Map(journeys.map(transit => [transit.item, transit])),
  };
  const changes: Change[] = [];
  const refused = new Map<RequestId, No>();
  for (const command of commands) {
    const request = requests.get(command.request);
    if (!request || (request.pickup === command.pickup && request.atHome === (command.atHome ?? false)))
      continue;
    const change = decide(command, request, known);
    if (!change.ok) refused.set(request.id, change.refusal);
    else {
      changes.push(change.value);
      requests.set(request.id, change.value.after);
    }
  }
  const elsewhere = changes.filter(({ verb }) => verb !== 'change-way');
  const waiting = elsewhere.filter(({ after }) => after.state === 'asked');
  if (changes.length > 0) {
    await dropLines(
      tx,
      waiting.map(({ after }) => after.id),
    );
    await settle(tx, changes, known.place);
    await redirect(
      tx,
      elsewhere.filter(({ after }) => after.state !== 'asked'),
      known,
    );
    const latest = changes.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
    await route(
      tx,
      waiting
        .filter(({ after, at }) => !isPaused(after, known.place.today(after.pickup, at)))
        .map(({ after }) => after),
      latest,
    );
  }
  const now = new Map((await readRequests(tx, ids)).map(request => [request.id, request]));
  return commands.map(({ request: id }): Answer => {
    const no = refused.get(id);
    if (no) return refuse(no);
    const request = now.get(id);
    return request ? ok(request) : refuse({ code: 'requests/unknown-request', request: id });
  });
}
