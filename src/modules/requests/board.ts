import { type EditionId, items } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import { addDays, type Day, daysBetween, timeIn } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { type Copy, type RoutingInput, type Slot, type Travel, underWhich, type Wish } from '#routing';
import { type VanCalendar, vanCalendar } from '#transport';
import { collectionsOf, leaveOf, leavesOut, routingAgreements } from './agreements.ts';
import { type CopyRow, readCopies, readFailures, readLoads, readWeights } from './store/copies.ts';
import type { Request, RequestId } from './request.ts';

/** Where a province does not say: of a branch of weight 1, 1.6 times the mean of 200,000 requests a year. */
const picksPerWeight = 13;
const fewestPicks = 4;
/** How many staffed days ahead a full branch is still planned for. */
const listsAhead = 5;
/** Share of the picks in vain where nothing is known yet. */
const usualMissRate = 0.04;

/** Material that lies on no shelf. */
const unsendable: ReadonlySet<string> = new Set(['online']);

/** A copy as a planner sees it: whose it is, and what agreements may leave out that it is. */
export interface KnownCopy extends CopyRow {
  readonly organisation: UnitId;
  readonly collections: readonly string[] | undefined;
}

/** Everything that planning looks at, read at one moment. */
export interface Board {
  readonly place: Network;
  readonly at: Date;
  /** Copies that may ever serve somebody elsewhere, free or not. */
  readonly lendable: ReadonlyMap<EditionId, readonly KnownCopy[]>;
  readonly failures: ReadonlyMap<RequestId, readonly UnitId[]>;
  /** The question as `plan` wants it, without the wishes. */
  readonly input: Omit<RoutingInput, 'wishes'>;
}

export const isFree = ({ state, captured }: CopyRow): boolean => state === 'on-shelf' && !captured;

/** Days before its end from which a place is asked for nothing: what comes must still be fetched and brought back. */
const farewell = 21;

/** Places that can be asked: with staff and a van, not kept out, and not about to end. */
export const takesPart = (unit: UnitId, day: Day, place: Network, van: VanCalendar): boolean =>
  place.unit(unit, day).requestsAllowed &&
  !place.hasEnded(unit, addDays(day, farewell)) &&
  van.serves(unit, day) &&
  place.weeks(unit).some(({ staffed, until }) => staffed && (until === undefined || until >= day));

/** How many items a branch can pick in a staffed day. */
export const capacityOf = (unit: UnitId, day: Day, place: Network): number => {
  const { picks, weight } = place.unit(unit, day);
  return picks ?? Math.max(fewestPicks, Math.ceil(weight * picksPerWeight));
};

/** The first day on which staff see a list that is made now: today only before they begin. */
function firstList(unit: UnitId, at: Date, place: Network, van: VanCalendar): Day {
  const today = place.today(unit, at);
  const begins = place.hours(unit, today).find(({ staffed }) => staffed)?.opens;
  const inTime = begins !== undefined && timeIn(place.zone(unit), at) < begins;
  return van.nextStaffedDay(unit, inTime ? today : addDays(today, 1));
}

export interface Loads {
  readonly lines: ReadonlyMap<string, number>;
  /** What a place on a full list is worth, by branch and day. */
  readonly worth: ReadonlyMap<string, number>;
  readonly miss: ReadonlyMap<UnitId, number>;
}

/** The next list of a branch with room, and what it costs to have to wait for it; `most` says what can be picked in a day. */
export function slotOf(
  unit: UnitId,
  at: Date,
  { lines, miss, worth }: Loads,
  place: Network,
  van: VanCalendar,
  most: (unit: UnitId, day: Day) => number = (branch, day) => capacityOf(branch, day, place),
): Slot {
  const first = firstList(unit, at, place, van);
  let pickOn = first;
  const room = () => most(unit, pickOn) - (lines.get(`${unit} ${pickOn}`) ?? 0);
  for (let list = 1; list < listsAhead && room() <= 0; list += 1)
    pickOn = van.nextStaffedDay(unit, addDays(pickOn, 1));
  return {
    pickOn,
    room: Math.max(0, room()),
    delay: daysBetween(first, pickOn),
    missRate: miss.get(unit) ?? usualMissRate,
    worth: worth.get(`${unit} ${pickOn}`),
  };
}

/** Kilometres between two places as the crow flies, good to a per cent at the size of a province; 0 when unknown. */
export function kilometres(from: UnitId, to: UnitId, place: Network): number {
  const [a, b] = [place.unit(from), place.unit(to)];
  if (a.latitude === undefined || b.latitude === undefined) return 0;
  if (a.longitude === undefined || b.longitude === undefined) return 0;
  const north = (b.latitude - a.latitude) * 111.2;
  const east = (b.longitude - a.longitude) * 111.3 * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** The way of a copy that is picked on a day. */
export function travelOf(
  from: UnitId,
  to: UnitId,
  pickOn: Day,
  at: Date,
  place: Network,
  van: VanCalendar,
): Travel {
  const today = place.today(to, at);
  const far = { kilometres: kilometres(from, to, place) };
  if (from === to) return { leaves: undefined, ready: pickOn, days: daysBetween(today, pickOn), ...far };
  const { leaves, arrives } = van.arrival(from, to, van.packedBy(from, pickOn));
  return { leaves, ready: arrives, days: daysBetween(today, arrives), ...far };
}

const nowhere: ReadonlySet<UnitId> = new Set();

function remember<T>(make: (unit: UnitId) => T): (unit: UnitId) => T {
  const known = new Map<UnitId, T>();
  return unit => {
    let answer = known.get(unit);
    if (answer === undefined) known.set(unit, (answer = make(unit)));
    return answer;
  };
}

/** The free copies as `plan` wants them; each knows whether it is its organisation's last on the shelf. */
function candidates(copies: readonly KnownCopy[]): Copy[] {
  const free = copies.filter(isFree);
  const onShelf = Map.groupBy(free, ({ edition, organisation }) => `${edition} ${organisation}`);
  return free.map(({ item, edition, unit, home, organisation, collections }) => ({
    item,
    title: edition,
    branch: unit,
    home,
    organisation,
    collections,
    last: onShelf.get(`${edition} ${organisation}`)?.length === 1,
  }));
}

/** Copies with whose they are; what agreements may leave out is looked up only where one leaves anything out. */
async function known(
  reader: Reader,
  rows: readonly CopyRow[],
  place: Network,
  day: Day,
): Promise<KnownCopy[]> {
  const what = leavesOut(place, day)
    ? await items(
        reader,
        rows.map(({ item }) => item),
      )
    : undefined;
  return rows.map(row => {
    const item = what?.get(row.item);
    return {
      ...row,
      organisation: place.unit(row.home, day).organisation ?? row.home,
      collections: item && collectionsOf(item, day, place),
    };
  });
}

type Asked = Pick<Request, 'edition' | 'also' | 'onlyItem' | 'pickup'>;

/** The copies that can ever serve a wish: of a title that will do, and allowed to go where it is fetched. */
export function copiesFor({ edition, also, onlyItem, pickup }: Asked, board: Board): KnownCopy[] {
  const { place, at, lendable, input } = board;
  const organisation = place.unit(pickup, place.today(pickup, at)).organisation ?? pickup;
  return [edition, ...also]
    .flatMap(title => lendable.get(title) ?? [])
    .filter(
      copy =>
        (onlyItem === null || onlyItem === copy.item) &&
        underWhich({ organisation }, copy, input.agreements) !== undefined,
    );
}

/** A number in [0, 1) that two equals are decided by: the same for ever, and no favour to low numbers. */
export function draw(wish: number, item: number): number {
  let mixed = Math.imul(wish ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(item ^ 0x7f4a7c15, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** Reads what planning for these editions needs: a handful of statements, for one wish or for a province's morning. */
export async function readBoard(
  reader: Reader,
  editions: readonly EditionId[],
  at: Date,
  again: readonly RequestId[] = [],
): Promise<Board> {
  const place = await network(reader);
  const van = await vanCalendar(reader);
  const today = place.today(place.province.id, at);
  const takes = remember(unit => takesPart(unit, today, place, van));
  const rows = (await readCopies(reader, editions)).filter(
    ({ home, unit, state, material }) =>
      state !== 'missing' && !unsendable.has(material) && takes(home) && takes(unit),
  );
  const copies = await known(reader, rows, place, today);
  const loads = await readLoads(reader, today);
  const weights = await readWeights(reader);
  const failures = again.length === 0 ? [] : await readFailures(reader, again);
  const ofKind = (kind: string) =>
    new Map(weights.filter(row => row.kind === kind).map(({ unit, value }) => [unit, value]));
  const lines = new Map(loads.map(({ unit, day, lines }) => [`${unit} ${day}`, lines]));
  const worth = new Map(
    weights.filter(({ kind }) => kind === 'list').map(({ unit, day, value }) => [`${unit} ${day}`, value]),
  );
  const lists = { lines, worth, miss: ofKind('miss') };
  const price = ofKind('price');
  const leave = remember(owner => leaveOf(owner, place, today)?.within ?? nowhere);
  const slot = remember(unit => slotOf(unit, at, lists, place, van));
  return {
    place,
    at,
    lendable: Map.groupBy(copies, ({ edition }) => edition),
    failures: new Map(
      [...Map.groupBy(failures, ({ request }) => request)].map(([request, rows]) => [
        request,
        rows.map(({ unit }) => unit),
      ]),
    ),
    input: {
      copies: candidates(copies),
      agreements: await routingAgreements(reader, place, today),
      slot,
      travel: (from, to) => travelOf(from, to, slot(from).pickOn, at, place, van),
      price: organisation => price.get(organisation) ?? 0,
      stays: (owner, at) => leave(owner).has(at),
      draw,
    },
  };
}

/** Days: whom staff let go first counts as waiting so long. */
const oldest = 365;

/** A request as `plan` wants it. */
export function wishOf(
  {
    id,
    edition,
    also,
    onlyItem,
    pickup,
    day,
    notAfter,
    cutIn,
  }: Asked & Pick<Request, 'id' | 'day' | 'notAfter' | 'cutIn'>,
  { place, at, failures }: Board,
): Wish {
  const today = place.today(pickup, at);
  return {
    id,
    title: edition,
    pickup,
    organisation: place.unit(pickup, today).organisation ?? pickup,
    age: cutIn === null ? Math.max(0, daysBetween(day, today)) : oldest,
    also: also.length === 0 ? undefined : also.filter(one => one !== edition),
    only: onlyItem ?? undefined,
    excluded: [],
    tried: failures.get(id),
    until: notAfter ?? undefined,
  };
}
