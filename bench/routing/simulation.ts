import { returnTo, type Shelf } from '../../src/modules/routing/index.ts';
import { chanceFrom } from './chance.ts';
import type { Demand } from './demand.ts';
import { type Outcome, tally } from './outcome.ts';
import type { Network, OutsidePlanner, PlanCopy, PlanTitle } from './outside.ts';

const onShelf = 0;
const lent = 1;
const onList = 2;
const moving = 3;
const missing = 4;
const inHand = 5;

/** Chances and terms of the simulated world. */
const world = { notFound: 0.04, misSorted: 0.02, uncollected: 0.05, elsewhere: 0.12, renewed: 0.25 };

interface Wish {
  readonly id: number;
  readonly title: number;
  readonly pickup: number;
  readonly org: number;
  readonly placed: number;
  readonly tried: number[];
  /** Days by the calendar with the soonest free copy; undefined when others were before it for every free copy. */
  calendar: number | undefined;
  readonly counted: boolean;
}

interface Line {
  readonly copy: number;
  readonly wish: Wish;
  readonly since: number;
}

export interface Year {
  readonly net: Network;
  readonly demand: Demand;
  /** Days that are lived through before counting begins. */
  readonly warmUp: number;
  readonly days: number;
  readonly seed: number;
}

/** Lives through a year with one planner and counts. The same year with another planner is the same demand. */
export function simulate({ net, demand, warmUp, days, seed }: Year, planner: OutsidePlanner): Outcome {
  const { branches, B } = net;
  const { start, titleOf, home } = demand;
  const roll = chanceFrom(seed * 31 + 5);
  const state = new Uint8Array(home.length);
  const where = Int16Array.from(home);
  const lines: Line[][] = branches.map(() => []);
  const waiting = new Map<number, Wish[]>();
  const atDesk = new Map<number, boolean>();
  const later: (() => void)[][] = Array.from({ length: days + 500 }, () => []);
  const count = tally(1 + Math.max(...branches.map(({ org }) => org)));
  let [today, ids] = [0, 0];

  const orgOf = (branch: number): number => branches[branch]?.org ?? 0;
  const eta = (from: number, to: number): number => net.eta[today % 7]?.[from * B + to] ?? 0;
  const isCounted = (): boolean => today >= warmUp;
  const at = (day: number, act: () => void): void => void later[day]?.push(act);
  const staffedFrom = (branch: number, day: number): number => day + (net.pickDay[day % 7]?.[branch] ?? 0);

  function travel(copy: number, to: number, arrive: () => void): void {
    const stray = roll() < world.misSorted ? 2 + Math.floor(3 * roll()) : 0;
    state[copy] = moving;
    at(today + Math.max(1, eta(where[copy] ?? 0, to)) + stray, () => {
      where[copy] = to;
      arrive();
    });
  }

  const shelfAt = (branch: number, copy: number): Shelf => {
    const title = titleOf[copy] ?? 0;
    let copies = 0;
    for (let c = start[title] ?? 0; c < (start[title + 1] ?? 0); c += 1)
      if (c !== copy && where[c] === branch) copies += 1;
    return { branch, organisation: orgOf(branch), demand: branches[branch]?.weight ?? 0, copies, most: 6 };
  };

  function restingPlace(copy: number): number {
    const [here, own] = [where[copy] ?? 0, home[copy] ?? 0];
    if (planner.returns === 'home' || here === own) return own;
    if (planner.returns === 'float') return orgOf(here) === orgOf(own) ? here : own;
    return returnTo({ organisation: orgOf(own), home: shelfAt(own, copy), here: shelfAt(here, copy) });
  }

  /** A copy goes where it rests: `served` when it comes from a request. */
  function putAway(copy: number, served: boolean): void {
    const to = restingPlace(copy);
    if (to === where[copy]) {
      state[copy] = onShelf;
      return;
    }
    if (isCounted()) count.sum[served ? 'back' : 'cross'] += 1;
    travel(copy, to, () => void (state[copy] = onShelf));
  }

  function checkIn(copy: number, branch: number, served: boolean): void {
    where[copy] = branch;
    if ((waiting.get(titleOf[copy] ?? 0)?.length ?? 0) === 0) return putAway(copy, served);
    state[copy] = inHand;
    atDesk.set(copy, served);
  }

  function lend(copy: number, branch: number, day: number, served: boolean): void {
    state[copy] = lent;
    const normal = roll() + roll() + roll() + roll() - 2;
    const kept = Math.max(1, Math.round(19 + 12 * normal)) + (roll() < world.renewed ? 21 : 0);
    const near = net.near[branch] ?? [];
    const back = roll() < world.elsewhere ? (near[Math.floor(3 * roll())] ?? branch) : branch;
    at(staffedFrom(back, day + kept), () => checkIn(copy, back, served));
  }

  function beReady(copy: number, wish: Wish, leg: boolean): void {
    const { pickup, placed, calendar, counted } = wish;
    state[copy] = moving;
    if (roll() < world.uncollected) at(today + 10, () => checkIn(copy, pickup, leg));
    else at(today + 1 + Math.floor(3 * roll()), () => lend(copy, pickup, today, leg));
    if (!counted) return;
    const { sum } = count;
    sum.ready += 1;
    sum.days += today - placed;
    if (calendar === undefined) return;
    sum.free += 1;
    sum.daysFree += today - placed;
    sum.calendar += calendar;
    if (today - placed <= 3) sum.soon += 1;
  }

  /** A copy in somebody's hand goes to its reader. */
  function send(copy: number, wish: Wish): void {
    const [from, owner] = [where[copy] ?? 0, orgOf(home[copy] ?? 0)];
    const stays = from === wish.pickup;
    if (owner !== wish.org) {
      count.lent[owner] = (count.lent[owner] ?? 0) + 1;
      count.borrowed[wish.org] = (count.borrowed[wish.org] ?? 0) + 1;
    }
    if (isCounted()) {
      count.sum.sent += 1;
      count.sum.out += stays ? 0 : 1;
      count.sum.local += stays ? 1 : 0;
      count.sum.between += owner === wish.org ? 0 : 1;
    }
    if (stays) beReady(copy, wish, true);
    else travel(copy, wish.pickup, () => beReady(copy, wish, true));
  }

  const waitOn = (wish: Wish): void =>
    void waiting.set(wish.title, [...(waiting.get(wish.title) ?? []), wish]);

  function ask(): void {
    for (const { title, pickup } of demand.wishes(today)) {
      const counted = isCounted() && today < warmUp + days - 60;
      ids += 1;
      waitOn({
        id: ids,
        title,
        pickup,
        org: orgOf(pickup),
        placed: today,
        tried: [],
        calendar: undefined,
        counted,
      });
    }
  }

  const isFree = (copy: number): boolean => state[copy] === onShelf || state[copy] === inHand;

  function titleNow(title: number, requests: Wish[]): PlanTitle {
    const copies: PlanCopy[] = [];
    for (let id = start[title] ?? 0; id < (start[title + 1] ?? 0); id += 1)
      if (isFree(id))
        copies.push({
          id,
          branch: where[id] ?? 0,
          home: home[id] ?? 0,
          org: orgOf(home[id] ?? 0),
          inHand: state[id] === inHand,
        });
    const queue = requests.toSorted((a, b) => a.placed - b.placed || a.id - b.id);
    queue.forEach((wish, ahead) => {
      if (wish.placed === today && wish.tried.length === 0 && ahead < copies.length)
        wish.calendar = Math.min(
          ...copies.map(({ branch, inHand }) =>
            inHand && branch === wish.pickup ? 0 : eta(branch, wish.pickup),
          ),
        );
    });
    return { title, requests: queue, copies, due: [] };
  }

  function dropOld(): void {
    lines.forEach((list, branch) => {
      lines[branch] = list.filter(({ copy, wish, since }) => {
        if (today - since < Math.max(1, planner.keepDays)) return true;
        state[copy] = onShelf;
        waitOn(wish);
        return false;
      });
    });
  }

  function plan(): void {
    dropOld();
    const wishes = new Map([...waiting.values()].flat().map(wish => [wish.id, wish]));
    const input = {
      day: today,
      net,
      titles: [...waiting].map(([title, list]) => titleNow(title, list)),
      room: Int32Array.from(branches, ({ cap, id }) => Math.max(0, cap - (lines[id]?.length ?? 0))),
      lent: count.lent,
      borrowed: count.borrowed,
      rnd: roll,
    };
    const before = process.cpuUsage();
    const matches = planner.plan(input);
    const { user, system } = process.cpuUsage(before);
    if (isCounted()) count.planning.push((user + system) / 1000);
    for (const { req, copy } of matches) {
      const wish = wishes.get(req);
      if (!wish || wish.title !== titleOf[copy] || !isFree(copy))
        throw new Error(`${planner.name} gives copy ${copy} to request ${req}`);
      wishes.delete(req);
      if (state[copy] === inHand) send(copy, wish);
      else {
        state[copy] = onList;
        lines[where[copy] ?? 0]?.push({ copy, wish, since: today });
      }
    }
    waiting.clear();
    for (const wish of wishes.values()) waitOn(wish);
    for (const [copy, served] of atDesk) if (state[copy] === inHand) putAway(copy, served);
    atDesk.clear();
  }

  function pick(): void {
    for (const { id, cap, staff } of branches) {
      if (!staff[today % 7]) continue;
      const list = lines[id] ?? [];
      if (isCounted()) {
        count.sum.branchDays += 1;
        if (list.length > cap) count.sum.over += 1;
        count.sum.longest = Math.max(count.sum.longest, list.length / cap);
      }
      for (const { copy, wish } of list.splice(0, cap))
        if (roll() >= world.notFound) send(copy, wish);
        else {
          state[copy] = missing;
          wish.tried.push(copy);
          waitOn(wish);
          at(today + 60, () => void (state[copy] = onShelf));
        }
    }
  }

  function walk(): void {
    for (const { branch, titles } of demand.walks(today))
      walker: for (const title of titles)
        for (let copy = start[title] ?? 0; copy < (start[title + 1] ?? 0); copy += 1)
          if (where[copy] === branch && state[copy] === onShelf) {
            lend(copy, branch, today, false);
            break walker;
          }
  }

  for (today = 0; today < warmUp + days; today += 1) {
    for (const act of later[today] ?? []) act();
    later[today] = [];
    if (today % 7 === 6) continue;
    ask();
    plan();
    pick();
    walk();
  }
  return count.outcome(planner.name);
}
