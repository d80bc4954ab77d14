import { isFree, underWhich } from './agreement.ts';
import type { Choice, Copy, RoutingInput, Terms, Wish } from './routing-input.ts';

/** Patron-days that one trip of one item is worth. */
const leg = 0.25;
/** The share of ways home that is still travelled where returned copies may stay. */
const stillHome = 0.5;
/** Patron-days for taking the last copy of an organisation off the shelf. */
const lastCopy = 0.3;
/** Patron-days that a book not found costs on average before another is on its way. */
const secondTry = 4;
/** Patron-days that another copy must win before a plan is changed. */
const unrest = 2;
/** What a day of waiting adds to somebody's right to a copy, for at most a year. */
const perDayOfAge = 0.3;
const oldest = 365;
/** What waiting for another round costs: more than any way over the hub. */
const waiting = 30;

/** Patron-days that it costs to let somebody wait who waits so many days already. */
export const costOfWaiting = ({ age }: Wish): number => waiting + perDayOfAge * Math.min(age, oldest);

/** To a thousandth of a day, so that sums of the same terms are the same number. */
const rounded = (days: number): number => Math.round(days * 1000) / 1000;

const sum = ({ days, list, miss, legs, price, last, tier, move }: Terms): number =>
  rounded(days + list + miss + legs + price + last + tier + move);

/** What it costs to serve a wish with a copy. Undefined when no agreement lets the copy go there. */
export function costOf(wish: Wish, copy: Copy, input: RoutingInput): Choice | undefined {
  const agreement = underWhich(wish, copy, input.agreements);
  if (agreement === undefined) return undefined;
  const { pickOn, delay, missRate, worth = 0 } = input.slot(copy.branch);
  const { leaves, ready, days, kilometres } = input.travel(copy.branch, wish.pickup, copy.inHand ?? false);
  const wayHome = input.stays?.(copy.organisation, wish.organisation) ? stillHome : 1;
  const trips = (copy.branch === wish.pickup ? 0 : 1) + (wish.pickup === copy.home ? 0 : wayHome);
  const late = copy.inHand ? 0 : Math.min(delay, days);
  const terms: Terms = {
    days: days - late,
    list: copy.inHand ? 0 : rounded(late + worth),
    miss: copy.inHand ? 0 : rounded((wish.tried?.includes(copy.branch) ? 1 : missRate) * secondTry),
    legs: trips * leg,
    price: copy.organisation === wish.organisation ? 0 : rounded(input.price(copy.organisation)),
    last: copy.last && copy.branch !== wish.pickup ? lastCopy : 0,
    tier: isFree(agreement) ? 0 : rounded(agreement.price),
    move: wish.planned === undefined || wish.planned === copy.item ? 0 : unrest,
  };
  const under = isFree(agreement) ? undefined : agreement.code;
  const where = { item: copy.item, branch: copy.branch, pickOn, leaves, ready, kilometres };
  return { ...where, terms, cost: sum(terms), under };
}
