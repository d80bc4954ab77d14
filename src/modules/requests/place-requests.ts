import type { EditionId } from '#catalogue';
import { record } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, type MemberId, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import type { Day } from '#platform/day.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Reason } from '#routing';
import { personEvent, requestEvent } from './counting.ts';
import { type Bundled, keyOf, type Known, objection, type Place, readKnown } from './may-place.ts';
import { homeOn } from './home.ts';
import { isPaused } from './pause-requests.ts';
import type { PlaceRefusal } from './refusals.ts';
import { type BundleKind, kindOf, type Request, type RequestId, type RequestState } from './request.ts';
import { routeWaiting } from './route-waiting.ts';
import { settle } from './settle.ts';
import { insertBundle, insertRequests, type NewRequest } from './store/requests.ts';
import { setWaiting } from './waiting.ts';

export type { Place } from './may-place.ts';

export interface Placed {
  readonly request: RequestId;
  readonly state: RequestState;
  /** The day on which it should be ready; absent while it must wait for a copy. */
  readonly promised: Day | undefined;
  /** The day on which it should be brought home; absent where it is fetched, or must wait for a copy. */
  readonly deliverOn: Day | undefined;
  readonly from: UnitId | undefined;
  readonly why: Reason | undefined;
  /** The last day of a membership that ends before the book can be here. */
  readonly endsBefore: Day | undefined;
}

type No = PlaceRefusal | NotAllowed;
type Answer = Result<Placed, No>;

const rowOf = (wish: Bundled, also: readonly EditionId[], place: Network): NewRequest => {
  const { member, edition, pickup, willDo, item, notBefore, notAfter, bundle, at, by } = wish;
  return {
    member,
    edition,
    pickup,
    atHome: wish.atHome ?? false,
    askedAt: at,
    day: place.today(pickup, at),
    pausedUntil: notBefore ?? null,
    notAfter: notAfter ?? null,
    also,
    materials: willDo?.materials ?? null,
    languages: willDo?.languages ?? null,
    onlyItem: item ?? null,
    bundle: bundle?.id ?? null,
    bundleKind: bundle?.kind ?? null,
    by: kindOf(by),
  };
};

async function count(tx: Tx, requests: readonly Request[], { board, people }: Known): Promise<void> {
  await record(tx, {
    items: requests.map(request => requestEvent('request-placed', request, request.askedAt, board.place)),
    people: requests.flatMap(request => {
      const person = request.member === null ? undefined : people.get(request.member);
      return person ? [personEvent(request, person, board.place)] : [];
    }),
  });
}

/** Saves wishes that nothing is wrong with, gives each a copy where one is free, and answers them in their order. */
async function make(
  tx: Tx,
  wishes: readonly { wish: Bundled; also: readonly EditionId[] }[],
  known: Known,
): Promise<Request[]> {
  const { board } = known;
  const made = await insertRequests(
    tx,
    wishes.map(({ wish, also }) => rowOf(wish, also, board.place)),
  );
  await count(tx, made, known);
  const wanted = made.filter(request => !isPaused(request, request.day));
  const { changes } = await routeWaiting(tx, wanted, board);
  const routed = new Map(changes.map(({ after }) => [after.id, after]));
  await setWaiting(
    tx,
    made.filter(({ id }) => !routed.has(id)),
  );
  await settle(tx, changes, board.place);
  return made.map(request => routed.get(request.id) ?? request);
}

function placedOf(request: Request, { people, homeWays }: Known): Placed {
  const { promised, member } = request;
  const until = member === null ? undefined : people.get(member)?.until;
  const way = member === null ? undefined : homeWays.get(member);
  return {
    request: request.id,
    state: request.state,
    promised: promised ?? undefined,
    deliverOn: homeOn(request, way),
    from: request.supplier ?? undefined,
    why: request.decision?.reason,
    endsBefore: until !== undefined && promised !== null && until < promised ? until : undefined,
  };
}

const latestOf = (wishes: readonly Place[]): Date =>
  wishes.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));

/**
 * Writes down wishes and gives each at once a copy, where one is free; the rest wait in the order of asking. All wishes
 * of a call are planned together, at the moment of the latest. The same wish twice is one request.
 */
export async function placeRequests(tx: Tx, wishes: readonly Place[]): Promise<Answer[]> {
  if (wishes.length === 0) return [];
  const known = await readKnown(tx, wishes, latestOf(wishes));
  const accepted = new Map<MemberId, Map<string, EditionId>>();
  const objections = wishes.map((wish, i) => {
    const taken = accepted.get(wish.member) ?? new Map<string, EditionId>();
    const no = objection(wish, i, taken.has(keyOf(wish)) ? [] : [...taken.values()], known);
    if (!no) accepted.set(wish.member, taken.set(keyOf(wish), wish.edition));
    return no;
  });
  const unique = new Map(
    wishes.flatMap((wish, i) =>
      objections[i] ? [] : [[keyOf(wish), { wish, also: known.also[i] ?? [] }] as const],
    ),
  );
  const made = await make(tx, [...unique.values()], known);
  const byWish = new Map(made.map(request => [keyOf(request), request]));
  return wishes.map((wish, i): Answer => {
    const no = objections[i];
    if (no) return refuse(no);
    const request = byWish.get(keyOf(wish));
    if (!request) throw new Error(`a wish for edition ${wish.edition} was not written`);
    return ok(placedOf(request, known));
  });
}

/** Wishes of one member that belong together. */
export interface PlaceBundle extends Omit<Place, 'edition'> {
  /** `all`: so many copies of one title, for a club; only staff ask so. `first`: of several titles the first that comes. */
  readonly kind: BundleKind;
  readonly editions: readonly EditionId[];
}

/** A club is no larger than this. */
export const largestBundle = 40;

/**
 * Writes down wishes that belong together, all or none. Of a club each copy is a wish of its own with its own way; of a choice the
 * first that somebody has in hand ends the others, and if it gets lost they stand in the queue again.
 */
export async function placeBundle(
  tx: Tx,
  { kind, editions, ...wish }: PlaceBundle,
): Promise<Result<Placed[], No>> {
  const place = await network(tx);
  const day = place.today(wish.pickup, wish.at);
  if (kind === 'all' && !isStaff(wish.by, wish.pickup, day, place))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: wish.pickup });
  if (editions.length < 2 || editions.length > largestBundle)
    return refuse({ code: 'requests/bundle-unsound', most: largestBundle });
  const wishes = editions.map((edition): Place => ({ ...wish, edition }));
  const known = await readKnown(
    tx,
    wishes.map(one => ({ ...one, bundle: { id: 0, kind } })),
    wish.at,
  );
  const no = wishes
    .map((one, i) => objection({ ...one, bundle: { id: 0, kind } }, i, editions.slice(0, i), known))
    .find(found => found !== undefined);
  if (no) return refuse(no);
  const bundle = { id: await insertBundle(tx, kind), kind };
  const made = await make(
    tx,
    wishes.map((one, i) => ({ wish: { ...one, bundle }, also: known.also[i] ?? [] })),
    known,
  );
  return ok(made.map(request => placedOf(request, known)));
}

const isStaff = (by: Actor, unit: UnitId, day: Day, place: Network): boolean =>
  by.kind !== 'member' && allows(by, 'desk', unit, place, day);
