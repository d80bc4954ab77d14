import type { EditionId } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import { addDays, type Day, daysBetween, timeIn } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Copy, RoutingInput, Slot, Travel, Wish } from '#routing';
import { type VanCalendar, vanCalendar } from '#transport';
import { type KnownCopy, readCopies, readFailures, readLoads, readWeights } from './store/copies.ts';
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

export const isFree = ({ state, captured }: KnownCopy): boolean => state === 'on-shelf' && !captured;

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

interface Loads {
  readonly lines: ReadonlyMap<string, number>;
  /** What a place on a full list is worth, by branch and day. */
  readonly worth: ReadonlyMap<string, number>;
  readonly miss: ReadonlyMap<UnitId, number>;
}

/** The next list of a branch with room, and what it costs to have to wait for it. */
function slotOf(
  unit: UnitId,
  at: Date,
  { lines, miss, worth }: Loads,
  place: Network,
  van: VanCalendar,
): Slot {
  const first = firstList(unit, at, place, van);
  let pickOn = first;
  const room = () => capacityOf(unit, pickOn, place) - (lines.get(`${unit} ${pickOn}`) ?? 0);
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

function travelOf(from: UnitId, to: UnitId, pickOn: Day, at: Date, place: Network, van: VanCalendar): Travel {
  const today = place.today(to, at);
  const far = { kilometres: kilometres(from, to, place) };
  if (from === to) return { leaves: undefined, ready: pickOn, days: daysBetween(today, pickOn), ...far };
  const { leaves, arrives } = van.arrival(from, to, van.packedBy(from, pickOn));
  return { leaves, ready: arrives, days: daysBetween(today, arrives), ...far };
}

function remember<T>(make: (unit: UnitId) => T): (unit: UnitId) => T {
  const known = new Map<UnitId, T>();
  return unit => {
    let answer = known.get(unit);
    if (answer === undefined) known.set(unit, (answer = make(unit)));
    return answer;
  };
}

/** The free copies as `plan` wants them; each knows whether it is its organisation's last on the shelf. */
function candidates(copies: readonly KnownCopy[], place: Network, day: Day): Copy[] {
  const organisationOf = ({ home }: KnownCopy) => place.unit(home, day).organisation ?? home;
  const free = copies.filter(isFree);
  const onShelf = Map.groupBy(free, copy => `${copy.edition} ${organisationOf(copy)}`);
  return free.map(copy => ({
    item: copy.item,
    title: copy.edition,
    branch: copy.unit,
    home: copy.home,
    organisation: organisationOf(copy),
    last: onShelf.get(`${copy.edition} ${organisationOf(copy)}`)?.length === 1,
  }));
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
  const copies = (await readCopies(reader, editions)).filter(
    ({ home, unit, state, material }) =>
      state !== 'missing' && !unsendable.has(material) && takes(home) && takes(unit),
  );
  const loads = await readLoads(reader, today);
  const weights = await readWeights(reader);
  const failures = again.length === 0 ? [] : await readFailures(reader, again);
  const ofKind = (kind: string) =>
    new Map(weights.filter(row => row.kind === kind).map(({ unit, value }) => [unit, value]));
  const lines = new Map(loads.map(({ unit, day, lines }) => [`${unit} ${day}`, lines]));
  const worth = new Map(
    weights.filter(({ kind }) => kind === 'list').map(({ unit, day, value }) => [`${unit} ${day}`, value]),
  );
  const known = { lines, worth, miss: ofKind('miss') };
  const price = ofKind('price');
  const slot = remember(unit => slotOf(unit, at, known, place, van));
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
      copies: candidates(copies, place, today),
      slot,
      travel: (from, to) => travelOf(from, to, slot(from).pickOn, at, place, van),
      price: organisation => price.get(organisation) ?? 0,
      draw,
    },
  };
}

/** A request as `plan` wants it. */
export function wishOf(
  { id, edition, pickup, day, notAfter }: Pick<Request, 'id' | 'edition' | 'pickup' | 'day' | 'notAfter'>,
  { place, at, failures }: Board,
): Wish {
  const today = place.today(pickup, at);
  return {
    id,
    title: edition,
    pickup,
    organisation: place.unit(pickup, today).organisation ?? pickup,
    age: Math.max(0, daysBetween(day, today)),
    excluded: failures.get(id) ?? [],
    until: notAfter ?? undefined,
  };
}
