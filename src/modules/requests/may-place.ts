import { type EditionId, editions, type ItemId } from '#catalogue';
import { type Asked, requestLimits, type RequestLimit } from '#circulation';
import type { UnitId } from '#network';
import {
  type Actor,
  allows,
  blockAt,
  homeDeliveryOn,
  mayCollect,
  type Member,
  type MemberId,
  members,
  type NotAllowed,
} from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { vanCalendar, type VanCalendar } from '#transport';
import { type Board, copiesFor, readBoard, takesPart } from './board.ts';
import { type HomeWay, homeWayOf } from './home.ts';
import { longestPause } from './pause-requests.ts';
import type { PlaceRefusal } from './refusals.ts';
import type { BundleKind, RequestId } from './request.ts';
import { activeEditions, activeOf, lockEditions } from './store/requests.ts';
import { alsoOf, type WillDo } from './will-do.ts';

/** A member wants an edition, to be fetched at a branch. */
export interface Place {
  readonly member: MemberId;
  readonly edition: EditionId;
  readonly pickup: UnitId;
  /** It is brought home from that branch, as was agreed with the member. */
  readonly atHome?: boolean | undefined;
  /** Other editions of the work that will do as well. */
  readonly willDo?: WillDo | undefined;
  /** The one copy that will do. */
  readonly item?: ItemId | undefined;
  /** The first day on which it is wanted, after today; until then it keeps its place in the queue and gets no copy. */
  readonly notBefore?: Day | undefined;
  /** The last day on which it can be used: nothing comes later. */
  readonly notAfter?: Day | undefined;
  readonly at: Date;
  readonly by: Actor;
}

/** A wish with the bundle that it belongs to. */
export interface Bundled extends Place {
  readonly bundle?: { readonly id: number; readonly kind: BundleKind };
}

/** All that wishes of one call are judged by. `also` goes with the wishes, in their order. */
export interface Known {
  readonly board: Board;
  readonly van: VanCalendar;
  readonly people: ReadonlyMap<MemberId, Member>;
  readonly active: ReadonlyMap<string, RequestId>;
  readonly also: readonly (readonly EditionId[])[];
  /** How many requests each may have open, by the rules; absent where no rule says so. */
  readonly limits: ReadonlyMap<MemberId, RequestLimit>;
  /** What they asked for and do not have yet. */
  readonly open: ReadonlyMap<MemberId, readonly EditionId[]>;
  /** What limits count these titles by. */
  readonly kinds: ReadonlyMap<EditionId, Asked>;
  /** Whoever may act for another: `collector holder`. */
  readonly proxies: ReadonlySet<string>;
  /** How those who wish so have things brought home. */
  readonly homeWays: ReadonlyMap<MemberId, HomeWay>;
}

/** What a wish is known by: a member and a title; in a club's bundle each copy is one of its own. */
export const keyOf = ({ member, edition }: { member: MemberId | null; edition: EditionId }): string =>
  `${member} ${edition}`;

const mayAsk = ({ by, member, pickup }: Place, day: Day, { board, proxies }: Known): boolean =>
  by.kind === 'member'
    ? by.member === member || proxies.has(`${by.member} ${member}`)
    : allows(by, 'desk', pickup, board.place, day);

/** The first day lies after today, the last not before it or the first, and none too far away. */
const areSound = ({ notBefore, notAfter }: Place, day: Day): boolean =>
  (notBefore === undefined || (notBefore > day && notBefore <= addDays(day, longestPause))) &&
  (notAfter === undefined || notAfter >= (notBefore ?? day));

/** The limit of the rules that this wish would pass, with what the member asked for before and in this call. */
function overLimit({ member, edition }: Bundled, more: readonly EditionId[], known: Known) {
  const kindsOf = (ids: readonly EditionId[]) => ids.flatMap(id => known.kinds.get(id) ?? []);
  const [wanted] = kindsOf([edition]);
  return wanted && known.limits.get(member)?.(kindsOf([...(known.open.get(member) ?? []), ...more]), wanted);
}

/**
 * What is wrong with a wish, in the order in which a desk would say it; `more` are the titles that were accepted
 * of the same member in this call. The house may always ask again, and what a club asks for does not count.
 */
export function objection(
  wish: Bundled,
  i: number,
  more: readonly EditionId[],
  known: Known,
): PlaceRefusal | NotAllowed | undefined {
  const { member, edition, pickup, at, bundle } = wish;
  const { place } = known.board;
  const day = place.today(pickup, at);
  if (!mayAsk(wish, day, known)) return { code: 'people/not-allowed', role: 'desk', unit: pickup };
  const person = known.people.get(member);
  if (!person) return { code: 'requests/unknown-member', member };
  if (person.until !== undefined && person.until < day)
    return { code: 'requests/membership-ended', member, until: person.until };
  // who has yet to show who they are may ask; the house asks again for what was asked before the block
  const blocks = person.blocks.filter(({ reason }) => wish.by.kind !== 'system' && reason !== 'identity');
  if (blockAt({ blocks }, place.unit(pickup, day).organisation, day))
    return { code: 'requests/blocked', member };
  if (!takesPart(pickup, day, place, known.van)) return { code: 'requests/no-pickup-here', unit: pickup };
  if (wish.atHome && homeDeliveryOn(person, day)?.branch !== pickup)
    return { code: 'requests/no-home-delivery', member };
  if (!areSound(wish, day)) return { code: 'requests/days-unsound' };
  const before = bundle?.kind === 'all' ? undefined : known.active.get(keyOf(wish));
  if (before !== undefined) return { code: 'requests/already-asked', request: before };
  const passed =
    wish.by.kind === 'system' || bundle?.kind === 'all' ? undefined : overLimit(wish, more, known);
  if (passed) return { code: 'requests/too-many', ...passed };
  const asked = { edition, also: known.also[i] ?? [], onlyItem: wish.item ?? null, pickup };
  return copiesFor(asked, known.board).length > 0
    ? undefined
    : { code: 'requests/no-lendable-copy', edition };
}

/** Reads what these wishes are judged by, and keeps others from planning the same titles meanwhile. */
export async function readKnown(tx: Tx, wishes: readonly Bundled[], at: Date): Promise<Known> {
  const also = await alsoOf(
    tx,
    wishes.map(({ edition, willDo }) => ({ edition, willDo })),
  );
  const ids = [...new Set([...wishes.map(({ edition }) => edition), ...also.flat()])];
  await lockEditions(tx, ids);
  const active = await activeOf(
    tx,
    wishes.map(({ member, edition }) => ({ member, edition })),
  );
  const board = await readBoard(tx, ids, at);
  const persons = [...new Set(wishes.map(({ member }) => member))];
  const people = await members(tx, persons);
  const limits = await requestLimits(tx, [...people.values()], at);
  const open = limits.size === 0 ? new Map() : await activeEditions(tx, [...limits.keys()]);
  const kinds = limits.size === 0 ? new Map() : await editions(tx, [...ids, ...[...open.values()].flat()]);
  const proxies = new Set<string>();
  for (const { by, member } of wishes)
    if (by.kind === 'member' && by.member !== member && (await mayCollect(tx, by.member, member, at)))
      proxies.add(`${by.member} ${member}`);
  const homeWays = new Map<MemberId, HomeWay>();
  for (const { member, atHome, pickup, at: asked } of wishes) {
    const person = atHome ? people.get(member) : undefined;
    const way = person && (await homeWayOf(tx, person, board.place, board.place.today(pickup, asked)));
    if (way) homeWays.set(member, way);
  }
  return {
    board,
    van: await vanCalendar(tx),
    people,
    active: new Map(active.map(row => [keyOf(row), row.id])),
    also,
    limits,
    open,
    kinds,
    proxies,
    homeWays,
  };
}
