import { type Item, items } from '#catalogue';
import type { Network } from '#network';
import { blockAt, members } from '#people';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { type Agreement, isInside, underWhich } from '#routing';
import { vanCalendar } from '#transport';
import { collectionsOf, routingAgreements } from './agreements.ts';
import type { Request, RequestId } from './request.ts';
import { inOrder } from './queue-order.ts';
import { requestRulesOf } from './rules.ts';
import type { Hand } from './shelf.ts';
import { lockEditions, lockQueue } from './store/requests.ts';

/**
 * Those of a queue who may have a copy now. Who was blocked, or whose membership ended, after asking keeps their place and gets
 * nothing; who has yet to show who they are does.
 */
export async function mayHave(
  tx: Tx,
  queue: readonly Request[],
  on: Day,
  place: Network,
): Promise<Request[]> {
  if (queue.length === 0) return [];
  const people = await members(tx, [...new Set(queue.flatMap(({ member }) => member ?? []))]);
  return queue.filter(({ member, pickup }) => {
    const person = member === null ? undefined : people.get(member);
    if (!person || (person.until !== undefined && person.until < on)) return false;
    const blocks = person.blocks.filter(({ reason }) => reason !== 'identity');
    return blockAt({ blocks }, place.unit(pickup, on).organisation, on) === undefined;
  });
}

/** A copy in hand as the queue and the agreements look at it. */
interface InHand {
  readonly hand: Hand;
  readonly item: Item;
  readonly owner: number;
}

const fits = ({ edition, also, onlyItem }: Request, { item }: InHand): boolean =>
  (edition === item.edition || also.includes(item.edition)) && (onlyItem === null || onlyItem === item.id);

/** A way to say under which agreement a copy may go to a wish; each call counts towards a cap. */
function grounds(agreements: readonly Agreement[] | undefined, on: Day, place: Network) {
  const gone = new Map<Agreement, number>();
  return (request: Request, { item, owner }: InHand): { agreement: string | null } | undefined => {
    const organisation = place.unit(request.pickup, on).organisation ?? request.pickup;
    const open = agreements?.filter(one => (one.most ?? Infinity) > (gone.get(one) ?? 0));
    const copy = { organisation: owner, collections: collectionsOf(item, on, place) };
    const ground = underWhich({ organisation }, copy, open);
    if (ground === undefined) return undefined;
    if (isInside(ground)) return { agreement: null };
    gone.set(ground, (gone.get(ground) ?? 0) + 1);
    return { agreement: ground.code ?? null };
  };
}

/**
 * Who gets which of the copies in hand, by the rules of the organisation that owns it. Nobody who may not have it now, whom no
 * agreement lets it go to, to whose branch no van goes, or who can only use it before it can be there.
 */
export async function match(
  tx: Tx,
  free: readonly Hand[],
  place: Network,
): Promise<{ hand: Hand; request: Request }[]> {
  const known = await items(
    tx,
    free.map(({ item }) => item),
  );
  const inHand = free.flatMap((hand): InHand[] => {
    const item = known.get(hand.item);
    if (!item || item.withdrawn !== undefined) return [];
    const owner = place.unit(item.home, place.today(hand.unit, hand.at)).organisation ?? item.home;
    return [{ hand, item, owner }];
  });
  const editions = [...new Set(inHand.map(({ item }) => item.edition))];
  if (editions.length === 0) return [];
  await lockEditions(tx, editions);
  const on = inHand.map(({ hand }) => place.today(hand.unit, hand.at)).reduce((a, b) => (a > b ? a : b));
  const queue = await mayHave(tx, await lockQueue(tx, editions, on), on, place);
  if (queue.length === 0) return [];
  const rules = await requestRulesOf(tx);
  const van = await vanCalendar(tx);
  const groundFor = grounds(await routingAgreements(tx, place, on), on, place);
  const isInTime = ({ notAfter, pickup }: Request, unit: number) =>
    notAfter === null ||
    (unit === pickup ? on : van.arrival(unit, pickup, van.packedBy(unit, on)).arrives) <= notAfter;
  const given = new Set<RequestId>();
  const bundles = new Set<number>();
  return inHand.flatMap(one => {
    const { unit } = one.hand;
    const order = rules.order(one.owner, on);
    const waiting = queue.filter(
      request =>
        !given.has(request.id) &&
        !(request.bundleKind === 'first' && bundles.has(request.bundle ?? 0)) &&
        fits(request, one) &&
        (unit === request.pickup || (van.serves(unit, on) && isInTime(request, unit))),
    );
    for (const request of inOrder(waiting, order, { unit, owner: one.owner }, place, on)) {
      const ground = groundFor(request, one);
      if (!ground) continue;
      given.add(request.id);
      if (request.bundle !== null) bundles.add(request.bundle);
      return [{ hand: one.hand, request: { ...request, ...ground } }];
    }
    return [];
  });
}
