import type { Choice, Copy, RoutingInput, Terms, Wish } from './routing-input.ts';

/** Patron-days that one trip of one item is worth. */
const leg = 0.25;
/** Patron-days for taking the last copy of an organisation off the shelf. */
const lastCopy = 0.3;
/** Patron-days that a book not found costs on average before another is on its way. */
const secondTry = 4;
/** What a day of waiting adds to somebody's right to a copy. */
export const perDayOfAge = 0.3;
/** What waiting for another round costs: more than any way over the hub. */
export const waiting = 30;

/** Rounded to a millionth, so that sums of the same terms are the same number. */
const sum = ({ days, list, miss, legs, price, last }: Terms): number =>
  Math.round((days + list + miss + legs + price + last) * 1e6) / 1e6;

/** What it costs to serve a wish with a copy. */
export function costOf(wish: Wish, copy: Copy, { slot, travel, price }: RoutingInput): Choice {
  const { pickOn, delay, missRate } = slot(copy.branch);
  const { leaves, ready, days, kilometres } = travel(copy.branch, wish.pickup);
  const trips = (copy.branch === wish.pickup ? 0 : 1) + (wish.pickup === copy.home ? 0 : 1);
  const late = Math.min(delay, days);
  const terms: Terms = {
    days: days - late,
    list: late,
    miss: missRate * secondTry,
    legs: trips * leg,
    price: copy.organisation === wish.organisation ? 0 : price(copy.organisation),
    last: copy.last && copy.branch !== wish.pickup ? lastCopy : 0,
  };
  return { item: copy.item, branch: copy.branch, pickOn, leaves, ready, kilometres, terms, cost: sum(terms) };
}
