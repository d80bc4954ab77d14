import { type Item, items } from '#catalogue';
import { checkIn } from '#circulation';
import { type Network, network, type UnitId } from '#network';
import { system } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Refusal } from '#platform/result.ts';
import { returnTo, type Shelf } from '#routing';
import { pack, vanCalendar, type VanCalendar } from '#transport';
import { type Leave, leaveOf } from './agreements.ts';
import { takesPart } from './board.ts';
import type { Capture } from './capture-returned.ts';
import { advance, certainly, type Request } from './request.ts';
import { settle } from './settle.ts';
import { type CopyRow, readCopies } from './store/copies.ts';
import { readDemand } from './store/demand.ts';
import { lockByItems } from './store/requests.ts';

/** Where a copy goes that nobody waits for. */
export type Sent =
  /** It is at home here, or stays here since it is wanted here. */
  | { readonly next: 'shelf'; readonly visits: UnitId | undefined }
  /** Home, or to where it is wanted much more. */
  | { readonly next: 'crate'; readonly to: UnitId; readonly reason: 'home' | 'other' }
  | { readonly next: 'nowhere'; readonly home: UnitId; readonly refusal: Refusal };

/** How far back demand is counted. */
const memory = 365;

/** Two units behind one door, by their address: what belongs to the one is carried there, not sent. */
function sharesDoor(a: UnitId, b: UnitId, place: Network, on: Day): boolean {
  if (a === b) return false;
  const [one, other] = [place.unit(a, on), place.unit(b, on)];
  return (
    one.address !== undefined && one.address === other.address && one.municipality === other.municipality
  );
}

interface Scene {
  readonly place: Network;
  readonly van: VanCalendar;
  readonly on: Day;
  readonly copies: ReadonlyMap<number, readonly CopyRow[]>;
  readonly demand: ReadonlyMap<string, number>;
  /** Where each title is asked for at all. */
  readonly wanted: ReadonlyMap<number, readonly UnitId[]>;
}

const organisationOf = (unit: UnitId, { place, on }: Scene): UnitId =>
  place.unit(unit, on).organisation ?? unit;

/** A shelf as the choice looks at it; copies that live there count also while they are away. */
function shelfOf(unit: UnitId, { id, edition }: Item, most: number, scene: Scene): Shelf {
  const here = (scene.copies.get(edition) ?? []).filter(
    copy => copy.item !== id && copy.state !== 'missing' && (copy.unit === unit || copy.home === unit),
  );
  return {
    branch: unit,
    organisation: organisationOf(unit, scene),
    demand: scene.demand.get(`${edition} ${unit}`) ?? 0,
    copies: here.length,
    most,
  };
}

function choose(item: Item, here: UnitId, leave: Leave | undefined, scene: Scene): UnitId {
  const { home, edition } = item;
  if (!leave || here === home) return home;
  const { place, van, on } = scene;
  const isGoing = place.hasEnded(home, addDays(on, 1));
  const elsewhere = (scene.wanted.get(edition) ?? [])
    .filter(unit => unit !== here && unit !== home && takesPart(unit, on, place, van))
    .map(unit => shelfOf(unit, item, leave.most, scene));
  return isGoing
    ? here
    : returnTo({
        organisation: organisationOf(home, scene),
        within: leave.within,
        home: shelfOf(home, item, leave.most, scene),
        here: shelfOf(here, item, leave.most, scene),
        elsewhere,
      });
}

async function look(tx: Tx, known: readonly Item[], place: Network, on: Day): Promise<Scene> {
  const editions = [...new Set(known.map(({ edition }) => edition))];
  const copies = editions.length === 0 ? [] : await readCopies(tx, editions);
  const demand = editions.length === 0 ? [] : await readDemand(tx, editions, addDays(on, -memory));
  return {
    place,
    on,
    van: await vanCalendar(tx),
    copies: Map.groupBy(copies, ({ edition }) => edition),
    demand: new Map(demand.map(({ edition, unit, count }) => [`${edition} ${unit}`, count])),
    wanted: new Map(
      [...Map.groupBy(demand, ({ edition }) => edition)].map(([edition, rows]) => [
        edition,
        rows.map(({ unit }) => unit),
      ]),
    ),
  };
}

/** Wishes end whose copy stays, or goes to where it is wanted: it does not come home for them. */
async function end(tx: Tx, stayed: readonly Capture[], place: Network): Promise<void> {
  if (stayed.length === 0) return;
  const byItem = new Map(stayed.map(hand => [hand.item, hand]));
  const requests = await lockByItems(tx, [...byItem.keys()]);
  const steps = requests.flatMap((request: Request) => {
    const hand = request.state === 'returned' ? byItem.get(request.item ?? 0) : undefined;
    return hand ? [certainly(advance(request, 'shelve', 'house', hand.at, {}, { unit: hand.unit }))] : [];
  });
  await settle(tx, steps, place);
}

/**
 * Sends copies on that are in hand and that nobody waits for: home, without the van where that is behind the same door; or they stay, or go to where they are wanted much more, inside
 * what their organisation agreed to and never onto a shelf that has as many as it may. Without such an agreement always home.
 * The same scan again has the same answer.
 */
export async function sendReturned(tx: Tx, hands: readonly Capture[]): Promise<Sent[]> {
  if (hands.length === 0) return [];
  const place = await network(tx);
  const known = await items(
    tx,
    hands.map(({ item }) => item),
  );
  const on = hands.map(({ unit, at }) => place.today(unit, at)).reduce((a, b) => (a > b ? a : b));
  const nextDoor = hands.flatMap(hand => {
    const home = known.get(hand.item)?.home;
    return home !== undefined && sharesDoor(home, hand.unit, place, on) ? [{ ...hand, unit: home }] : [];
  });
  // a moment later, since it came in at this very moment
  await checkIn(
    tx,
    nextDoor.map(hand => ({ ...hand, at: new Date(hand.at.getTime() + 1), by: system })),
  );
  const atHome = new Set(nextDoor.map(({ item }) => item));
  const leaves = new Map<UnitId, Leave | undefined>();
  const leaveFor = ({ home }: Item) => {
    const owner = place.unit(home, on).organisation ?? home;
    if (!leaves.has(owner)) leaves.set(owner, leaveOf(owner, place, on));
    return leaves.get(owner);
  };
  const visitors = hands.flatMap(({ item, unit }) => {
    const found = known.get(item);
    return found && found.home !== unit && !atHome.has(item) && leaveFor(found) ? [found] : [];
  });
  const scene = visitors.length === 0 ? undefined : await look(tx, visitors, place, on);
  const goals = hands.map(({ item, unit }) => {
    const found = known.get(item);
    if (!found || atHome.has(item)) return unit;
    return scene ? choose(found, unit, leaveFor(found), scene) : found.home;
  });
  const away = hands.flatMap((hand, i) => {
    const to = goals[i] ?? hand.unit;
    if (to === hand.unit) return [];
    const reason = to === known.get(hand.item)?.home ? ('home' as const) : ('other' as const);
    return [{ ...hand, from: hand.unit, to, reason }];
  });
  const packed = new Map((await pack(tx, away)).map((answer, i) => [away[i]?.item, answer]));
  await end(
    tx,
    hands.filter(({ item }, i) => goals[i] !== known.get(item)?.home),
    place,
  );
  return hands.map(({ item, unit }, i): Sent => {
    const home = known.get(item)?.home ?? unit;
    const to = goals[i] ?? unit;
    if (to === unit) return { next: 'shelf', visits: home === unit || atHome.has(item) ? undefined : home };
    const answer = packed.get(item);
    return answer && !answer.ok
      ? { next: 'nowhere', home, refusal: answer.refusal }
      : { next: 'crate', to, reason: to === home ? 'home' : 'other' };
  });
}
