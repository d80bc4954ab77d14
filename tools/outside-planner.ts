// Our planner as an outside simulator wants it: the same `plan` that the product runs, fed with plain arrays.
import { plan, prices, type Copy, type RoutingInput, type Wish } from '../src/modules/routing/index.ts';
import { addDays, type Day } from '../src/platform/day.ts';
import type { Network, OutsidePlanner, PlanInput, PlanTitle } from '../bench/routing/outside.ts';

/** Day 0 of the simulator, a Monday. */
const monday: Day = '2024-01-01';

/** Share of the picks at which a book is not found, where nothing is known. */
const missRate = 0.04;

const wishesOf = ({ requests, copies }: PlanTitle, day: number): Wish[] =>
  requests.map(({ id, title, pickup, org, placed, tried }) => ({
    id,
    title,
    pickup,
    organisation: org,
    age: Math.max(0, day - placed),
    excluded: copies.filter(copy => tried.includes(copy.id)).map(({ branch }) => branch),
  }));

function copiesOf({ title, copies }: PlanTitle): Copy[] {
  const onShelf = new Map<number, number>();
  for (const { org, inHand } of copies) if (!inHand) onShelf.set(org, (onShelf.get(org) ?? 0) + 1);
  return copies.map(({ id, branch, home, org, inHand }) => ({
    item: id,
    title,
    branch,
    home,
    organisation: org,
    inHand,
    last: !inHand && onShelf.get(org) === 1,
  }));
}

/** A number in [0, 1) for a request and a copy, the same each time. */
function draw(wish: number, item: number): number {
  let mixed = Math.imul(wish ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(item ^ 0x7f4a7c15, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

const waysOf = ({ eta, dist, B }: Network, day: number): RoutingInput['travel'] => {
  const today = eta[((day % 7) + 7) % 7];
  return (from, to, inHand) => {
    const days = inHand && from === to ? 0 : (today?.[from * B + to] ?? 0);
    return {
      leaves: undefined,
      ready: addDays(monday, day + days),
      days,
      kilometres: dist[from * B + to] ?? 0,
    };
  };
};

/** What an outside planner is asked, as our own asks it. */
export function askedOf(
  { day, net, titles, room, lent, borrowed }: PlanInput,
  returns: OutsidePlanner['returns'] = 'smart',
): RoutingInput {
  const today = addDays(monday, day);
  const price = prices(
    Array.from(lent, (out, organisation) => ({
      organisation,
      lent: out,
      borrowed: borrowed[organisation] ?? 0,
    })),
  );
  return {
    wishes: titles.flatMap(title => wishesOf(title, day)),
    copies: titles.flatMap(copiesOf),
    slot: branch => ({ pickOn: today, room: room[branch] ?? 0, delay: 0, missRate }),
    travel: waysOf(net, day),
    price: organisation => price.get(organisation) ?? 0,
    stays: (owner, at) => returns !== 'home' && owner === at,
    draw,
  };
}

/** Our planner for a world in which returned copies go home, or stay inside their organisation. */
export const plannerWhere = (returns: OutsidePlanner['returns']): OutsidePlanner => ({
  name: returns === 'home' ? 'Bindwerk' : `Bindwerk, ${returns} returns`,
  plan: input =>
    plan(askedOf(input, returns)).decisions.flatMap(({ wish, chosen }) =>
      chosen ? [{ req: wish, copy: chosen.item }] : [],
    ),
  // A line is published on the morning on which it is picked; what is not yet published is planned anew.
  keepDays: 0,
  capAware: true,
  returns,
});

export default plannerWhere('smart');
