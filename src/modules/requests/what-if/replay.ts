import type { EditionId, ItemId } from '#catalogue';
import type { Network, UnitId } from '#network';
import { addDays, type Day, daysBetween, eachDay, instantIn } from '#platform/day.ts';
import { type Agreement, type Copy, plan, type Slot, type Wish } from '#routing';
import type { VanCalendar } from '#transport';
import { capacityOf, draw, type KnownCopy, slotOf, takesPart, travelOf } from '../board.ts';
import { insteadOf } from './nearest.ts';
import type { PastWish } from '../store/what-if.ts';
import type { Replayed } from './replayed.ts';

/** Days that a copy is away when it is lent: what the estimate of a queue reckons with. */
export const away = 24;

/** A month as it was, and under which calendar and rules it is lived again. */
export interface Month {
  readonly first: Day;
  readonly last: Day;
  readonly wishes: readonly PastWish[];
  readonly copies: ReadonlyMap<EditionId, readonly KnownCopy[]>;
  /** On which days a copy was lent to somebody who did not ask for it from afar. */
  readonly lent: ReadonlyMap<ItemId, readonly Day[]>;
  readonly place: Network;
  readonly van: VanCalendar;
  readonly agreements: readonly Agreement[] | undefined;
  readonly price: (organisation: UnitId) => number;
  readonly stays: ((owner: UnitId, at: UnitId) => boolean) | undefined;
  /** Of what can be picked now. */
  readonly picks: number;
  readonly closed: UnitId | undefined;
}

/** Copies of which the next free day is known. */
function shelves({ copies, lent, place, van, closed, first }: Month) {
  const busyUntil = new Map<ItemId, Day>();
  return {
    take: (item: ItemId, until: Day) => void busyUntil.set(item, until),
    freeOn: (day: Day, editions: readonly EditionId[]): KnownCopy[] =>
      editions.flatMap(edition =>
        (copies.get(edition) ?? []).filter(({ item, home }) => {
          if (home === closed || !takesPart(home, first, place, van)) return false;
          if ((busyUntil.get(item) ?? day) > day) return false;
          return !(lent.get(item) ?? []).some(on => on <= day && day < addDays(on, away));
        }),
      ),
  };
}

/** The free copies as the planner takes them, each at home. */
function candidates(free: readonly KnownCopy[]): Copy[] {
  const shelf = Map.groupBy(free, ({ edition, organisation }) => `${edition} ${organisation}`);
  return free.map(({ item, edition, home, organisation, collections }) => ({
    item,
    title: edition,
    branch: home,
    home,
    organisation,
    collections,
    last: shelf.get(`${edition} ${organisation}`)?.length === 1,
  }));
}

const titlesOf = ({ edition, also }: PastWish): EditionId[] => [edition, ...also];

/**
 * Lives through days again with the planner of production: each evening those who asked and those who wait are planned together,
 * on lists of which the room counts. Pure but for `pause`, which is awaited after every day, so that others get their turn.
 * Books are always found, and no copy strays: before and after are told without mishaps.
 */
export async function replay(month: Month, pause: () => Promise<void>): Promise<Replayed> {
  const { first, last, place, van, closed } = month;
  const stand = shelves(month);
  const lines = new Map<string, number>();
  const balance = new Map<UnitId, { lent: number; borrowed: number }>();
  const sum = { asked: 0, ready: 0, days: 0, withinThree: 0, out: 0, back: 0, between: 0 };
  const byDay = Map.groupBy(month.wishes, ({ day }) => day);
  const pickupOf = insteadOf(closed, place, first);
  const organisationOf = (unit: UnitId, day: Day) => place.unit(unit, day).organisation ?? unit;
  const of = (organisation: UnitId) => balance.get(organisation) ?? { lent: 0, borrowed: 0 };
  let waiting: PastWish[] = [];
  for (const day of eachDay(first, last)) {
    waiting = [...waiting, ...(byDay.get(day) ?? [])];
    sum.asked += byDay.get(day)?.length ?? 0;
    const at = instantIn(place.zone(place.province.id), day, '23:00');
    const free = candidates(stand.freeOn(day, [...new Set(waiting.flatMap(titlesOf))]));
    const offered = new Set(free.map(({ title }) => title));
    const able = waiting.filter(
      wish => van.serves(pickupOf(wish.pickup), day) && titlesOf(wish).some(title => offered.has(title)),
    );
    const slots = new Map<UnitId, Slot>();
    const slot = (unit: UnitId): Slot => {
      const known =
        slots.get(unit) ??
        slotOf(unit, at, { lines, miss: new Map(), worth: new Map() }, place, van, picksAt);
      slots.set(unit, known);
      return known;
    };
    const picksAt = (unit: UnitId, on: Day) => Math.ceil(month.picks * capacityOf(unit, on, place));
    const { decisions } = plan({
      wishes: able.map((wish): Wish => {
        const pickup = pickupOf(wish.pickup);
        return {
          id: wish.id,
          title: wish.edition,
          also: wish.also,
          only: wish.onlyItem ?? undefined,
          pickup,
          organisation: organisationOf(pickup, day),
          age: daysBetween(wish.day, day),
          excluded: [],
        };
      }),
      copies: free,
      slot,
      travel: (from, to) => travelOf(from, to, slot(from).pickOn, at, place, van),
      price: month.price,
      stays: month.stays,
      agreements: month.agreements,
      draw,
    });
    const served = new Set<number>();
    decisions.forEach(({ chosen }, i) => {
      const wish = able[i];
      if (!wish || !chosen) return;
      served.add(wish.id);
      stand.take(chosen.item, addDays(chosen.ready, away));
      const list = `${chosen.branch} ${chosen.pickOn}`;
      lines.set(list, (lines.get(list) ?? 0) + 1);
      const took = daysBetween(wish.day, chosen.ready);
      const pickup = pickupOf(wish.pickup);
      sum.ready += 1;
      sum.days += took;
      sum.withinThree += took <= 3 ? 1 : 0;
      sum.out += chosen.branch === pickup ? 0 : 1;
      sum.back += chosen.branch === pickup ? 0 : 1;
      const [from, to] = [organisationOf(chosen.branch, day), organisationOf(pickup, day)];
      if (from === to) return;
      sum.between += 1;
      balance.set(from, { ...of(from), lent: of(from).lent + 1 });
      balance.set(to, { ...of(to), borrowed: of(to).borrowed + 1 });
    });
    waiting = waiting.filter(({ id }) => !served.has(id));
    await pause();
  }
  return { ...sum, balance: [...balance].map(([organisation, row]) => ({ organisation, ...row })) };
}
