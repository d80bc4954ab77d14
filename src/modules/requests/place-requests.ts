import type { EditionId } from '#catalogue';
import { requestLimits } from '#circulation';
import { record } from '#ledger';
import type { Network, UnitId } from '#network';
import { type Actor, allows, blockAt, type Member, type MemberId, members, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { addDays, type Day } from '#platform/day.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Reason } from '#routing';
import { vanCalendar, type VanCalendar } from '#transport';
import { type Board, readBoard, takesPart } from './board.ts';
import { personEvent, requestEvent } from './counting.ts';
import { isPaused, longestPause } from './pause-requests.ts';
import type { PlaceRefusal } from './refusals.ts';
import { kindOf, type Request, type RequestId, type RequestState } from './request.ts';
import { routeWaiting } from './route-waiting.ts';
import { settle } from './settle.ts';
import { activeOf, countActive, insertRequests, lockEditions, type NewRequest } from './store/requests.ts';
import { setWaiting } from './waiting.ts';

/** A member wants an edition, to be fetched at a branch. */
export interface Place {
  readonly member: MemberId;
  readonly edition: EditionId;
  readonly pickup: UnitId;
  /** The first day on which it is wanted, after today; until then it keeps its place in the queue and gets no copy. */
  readonly notBefore?: Day | undefined;
  /** The last day on which it can be used: nothing comes later. */
  readonly notAfter?: Day | undefined;
  readonly at: Date;
  readonly by: Actor;
}

export interface Placed {
  readonly request: RequestId;
  readonly state: RequestState;
  /** The day on which it should be ready; absent while it must wait for a copy. */
  readonly promised: Day | undefined;
  readonly from: UnitId | undefined;
  readonly why: Reason | undefined;
}

type Answer = Result<Placed, PlaceRefusal | NotAllowed>;

interface Known {
  readonly board: Board;
  readonly van: VanCalendar;
  readonly people: ReadonlyMap<MemberId, Member>;
  readonly active: ReadonlyMap<string, RequestId>;
  /** How many requests each may have open, by the rules; absent where no rule says so. */
  readonly limits: ReadonlyMap<MemberId, number>;
  readonly open: ReadonlyMap<MemberId, number>;
}

const keyOf = ({ member, edition }: { member: MemberId | null; edition: EditionId }) =>
  `${member} ${edition}`;

const mayAsk = ({ by, member, pickup }: Place, day: Day, place: Network): boolean =>
  by.kind === 'member' ? by.member === member : allows(by, 'desk', pickup, place, day);

/** The first day lies after today, the last not before it or the first, and none too far away. */
const areSound = ({ notBefore, notAfter }: Place, day: Day): boolean =>
  (notBefore === undefined || (notBefore > day && notBefore <= addDays(day, longestPause))) &&
  (notAfter === undefined || notAfter >= (notBefore ?? day));

/**
 * What is wrong with a wish, in the order in which a desk would say it; `more` were accepted of the same member in this
 * call. The house may always ask again.
 */
function objection(wish: Place, more: number, known: Known): PlaceRefusal | NotAllowed | undefined {
  const { member, edition, pickup, at } = wish;
  const { place, lendable } = known.board;
  const day = place.today(pickup, at);
  if (!mayAsk(wish, day, place)) return { code: 'people/not-allowed', role: 'desk', unit: pickup };
  const person = known.people.get(member);
  if (!person) return { code: 'requests/unknown-member', member };
  if (person.until !== undefined && person.until < day)
    return { code: 'requests/membership-ended', member, until: person.until };
  // who has yet to show who they are may ask; the house asks again for what was asked before the block
  const blocks = person.blocks.filter(({ reason }) => wish.by.kind !== 'system' && reason !== 'identity');
  if (blockAt({ blocks }, place.unit(pickup, day).organisation, day))
    return { code: 'requests/blocked', member };
  if (!takesPart(pickup, day, place, known.van)) return { code: 'requests/no-pickup-here', unit: pickup };
  if (!areSound(wish, day)) return { code: 'requests/days-unsound' };
  const before = known.active.get(keyOf(wish));
  if (before !== undefined) return { code: 'requests/already-asked', request: before };
  const [has, may] = [(known.open.get(member) ?? 0) + more, known.limits.get(member)];
  if (may !== undefined && has >= may && wish.by.kind !== 'system')
    return { code: 'requests/too-many', has, may };
  return lendable.has(edition) ? undefined : { code: 'requests/no-lendable-copy', edition };
}

const rowOf = (
  { member, edition, pickup, notBefore, notAfter, at, by }: Place,
  place: Network,
): NewRequest => ({
  member,
  edition,
  pickup,
  askedAt: at,
  day: place.today(pickup, at),
  pausedUntil: notBefore ?? null,
  notAfter: notAfter ?? null,
  by: kindOf(by),
});

async function readKnown(tx: Tx, wishes: readonly Place[], at: Date): Promise<Known> {
  const ids = [...new Set(wishes.map(({ edition }) => edition))];
  await lockEditions(tx, ids);
  const active = await activeOf(
    tx,
    wishes.map(({ member, edition }) => ({ member, edition })),
  );
  const board = await readBoard(tx, ids, at);
  const people = await members(tx, [...new Set(wishes.map(({ member }) => member))]);
  const limits = await requestLimits(tx, [...people.values()], at);
  return {
    board,
    van: await vanCalendar(tx),
    people,
    active: new Map(active.map(row => [keyOf(row), row.id])),
    limits,
    open: limits.size === 0 ? new Map() : await countActive(tx, [...limits.keys()]),
  };
}

async function count(tx: Tx, requests: readonly Request[], { board, people }: Known): Promise<void> {
  await record(tx, {
    items: requests.map(request => requestEvent('request-placed', request, request.askedAt, board.place)),
    people: requests.flatMap(request => {
      const person = request.member === null ? undefined : people.get(request.member);
      return person ? [personEvent(request, person, board.place)] : [];
    }),
  });
}

/**
 * Writes down wishes and gives each at once a copy, where one is free; the rest wait in the order of asking. All wishes
 * of a call are planned together, at the moment of the latest. The same wish twice is one request.
 */
export async function placeRequests(tx: Tx, wishes: readonly Place[]): Promise<Answer[]> {
  if (wishes.length === 0) return [];
  const latest = wishes.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
  const known = await readKnown(tx, wishes, latest);
  const accepted = new Map<MemberId, Set<string>>();
  const objections = wishes.map(wish => {
    const keys = accepted.get(wish.member) ?? new Set();
    const more = keys.has(keyOf(wish)) ? 0 : keys.size;
    const no = objection(wish, more, known);
    if (!no) accepted.set(wish.member, keys.add(keyOf(wish)));
    return no;
  });
  const unique = new Map(wishes.filter((_, i) => !objections[i]).map(wish => [keyOf(wish), wish]));
  const made = await insertRequests(
    tx,
    [...unique.values()].map(wish => rowOf(wish, known.board.place)),
  );
  await count(tx, made, known);
  const wanted = made.filter(request => !isPaused(request, request.day));
  const { changes } = await routeWaiting(tx, wanted, known.board);
  const routed = new Map(changes.map(({ after }) => [after.id, after]));
  await setWaiting(
    tx,
    made.filter(({ id }) => !routed.has(id)),
  );
  await settle(tx, changes, known.board.place);
  const byWish = new Map(made.map(request => [keyOf(request), routed.get(request.id) ?? request]));
  return wishes.map((wish, i): Answer => {
    const no = objections[i];
    if (no) return refuse(no);
    const request = byWish.get(keyOf(wish));
    if (!request) throw new Error(`a wish for edition ${wish.edition} was not written`);
    return ok({
      request: request.id,
      state: request.state,
      promised: request.promised ?? undefined,
      from: request.supplier ?? undefined,
      why: request.decision?.reason,
    });
  });
}
