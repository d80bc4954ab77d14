import type { ItemId } from '#catalogue';
import { moveItems, whereabouts } from '#circulation';
import { network, type UnitId } from '#network';
import type { Actor, MemberId } from '#people';
import type { Tx } from '#platform/db.ts';
import { letWait, route } from './ask-again.ts';
import { give } from './give.ts';
import { advance, certainly, hasCopy, isClosed, type Request, type RequestId } from './request.ts';
import { settle } from './settle.ts';
import { match } from './match.ts';
import { lockByItems, takeOffShelf } from './store/requests.ts';

/** An item in somebody's hand at a desk, checked in or taken off the hold shelf. */
export interface Capture {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** Whom it is for, and what to do with it. */
export interface Captured {
  readonly request: RequestId;
  readonly item: ItemId;
  readonly member: MemberId | null;
  readonly next: 'hold-shelf' | 'crate';
  readonly to: UnitId;
}

const capturedBy = (request: Request, item: ItemId): Captured => ({
  request: request.id,
  item,
  member: request.member,
  next: request.state === 'ready' ? 'hold-shelf' : 'crate',
  to: request.pickup,
});

/** Which of the items are free for the next who waits: on the shelf here, or left on the hold shelf by a wish that ended. */
async function freeAt(
  tx: Tx,
  hands: readonly Capture[],
  touching: readonly Request[],
): Promise<{ free: Capture[]; stale: Request[] }> {
  const places = await whereabouts(
    tx,
    hands.map(({ item }) => item),
  );
  const stale = touching.filter(request => request.shelf !== null && isClosed(request));
  const left = new Set(stale.map(({ item }) => item));
  const free = hands.filter(({ item }) => {
    const state = places.get(item)?.state;
    return state === 'on-shelf' || (state === 'on-hold-shelf' && left.has(item));
  });
  const leaving = free.filter(({ item }) => places.get(item)?.state === 'on-hold-shelf');
  await moveItems(
    tx,
    leaving.map(({ item, unit, at }) => ({ item, verb: 'shelve', unit, at })),
  );
  const scanned = new Set(free.map(({ item }) => item));
  return { free, stale: stale.filter(({ item }) => item !== null && scanned.has(item)) };
}

/**
 * Wishes of which the planned copy is in hand at another branch than the one that must pick it, with when: its line there is in
 * vain, and whoever comes first gets it from here.
 */
async function strayed(
  tx: Tx,
  hands: readonly Capture[],
  touching: readonly Request[],
): Promise<Map<RequestId, Date>> {
  const routed = touching.flatMap(request => {
    const hand = hands.find(({ item }) => item === request.item);
    return request.state === 'routed' && hand && hand.unit !== request.supplier ? [{ request, hand }] : [];
  });
  if (routed.length === 0) return new Map();
  const places = await whereabouts(
    tx,
    routed.map(({ hand }) => hand.item),
  );
  return new Map(
    routed
      .filter(({ hand }) => {
        const place = places.get(hand.item);
        return place?.state === 'on-shelf' && place.unit === hand.unit;
      })
      .map(({ request, hand }) => [request.id, hand.at]),
  );
}

/**
 * Asks of items in hand whether somebody waits for them, in the order of the rules (first asked, first served where there are none); then they lie ready here or are packed
 * for the van. Nothing for an item that nobody waits for: it may go home. A wish that ended gives its item free. The
 * same scan again has the same answer. Whoever calls checked that the actor works at the desk (`checkIn` does).
 */
export async function captureReturned(tx: Tx, hands: readonly Capture[]): Promise<(Captured | undefined)[]> {
  if (hands.length === 0) return [];
  const place = await network(tx);
  const touching = await lockByItems(
    tx,
    hands.map(({ item }) => item),
  );
  const planned = await strayed(tx, hands, touching);
  const serving = new Map(
    touching.filter(request => hasCopy(request) && !planned.has(request.id)).map(one => [one.item, one]),
  );
  const open = new Map(hands.filter(({ item }) => !serving.has(item)).map(hand => [hand.item, hand]));
  const { free, stale } = await freeAt(tx, [...open.values()], touching);
  if (stale.length > 0)
    await takeOffShelf(
      tx,
      stale.map(({ id }) => id),
    );
  const sentOn = hands.flatMap(hand => {
    const request = serving.get(hand.item);
    return request?.state === 'wrong-shelf' && request.shelf === hand.unit ? [{ hand, request }] : [];
  });
  const back = await letWait(
    tx,
    touching
      .filter(({ id }) => planned.has(id))
      .map(request => ({
        request,
        verb: 'drop' as const,
        by: 'house' as const,
        at: planned.get(request.id) ?? request.askedAt,
      })),
    place,
  );
  const matched = free.length === 0 ? [] : await match(tx, free, place);
  const given = await give(tx, [...sentOn, ...matched], place);
  const passedOn = given.flatMap(({ after, at, by }) =>
    touching
      .filter(({ state, item }) => state === 'returned' && item === after.item)
      .map(request => certainly(advance(request, 'pass-on', by, at, {}, { to: after.pickup }))),
  );
  await settle(tx, [...given, ...passedOn], place);
  const passed = back.filter(({ id }) => !given.some(({ after }) => after.id === id));
  for (const request of passed) await route(tx, [request], planned.get(request.id) ?? request.askedAt);
  const fresh = new Map(given.map(({ after }) => [after.item, after]));
  return hands.map(({ item, unit }) => {
    const request = fresh.get(item) ?? serving.get(item);
    const isHere =
      request && (request.state === 'picked' || (request.state === 'ready' && request.pickup === unit));
    return isHere ? capturedBy(request, item) : undefined;
  });
}
