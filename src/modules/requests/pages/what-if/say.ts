import type { Network } from '#network';
import type { Route } from '#transport';
import { sayNumber } from '#web/amounts.ts';
import type { Language, TranslateOf } from '#web/words.ts';
import type { Outcome } from '../../store/what-if.ts';
import type { Change } from '../../what-if/change.ts';
import type { Replayed } from '../../what-if/replayed.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

export const meanDays = ({ days, ready }: Replayed): number => (ready === 0 ? 0 : days / ready);
export const legsEach = ({ out, back, ready }: Replayed): number => (ready === 0 ? 0 : (out + back) / ready);

/** Lent and borrowed apart, as a share of what went between organisations. */
export function imbalance({ balance }: Replayed): number {
  const moved = balance.reduce((sum, { lent, borrowed }) => sum + lent + borrowed, 0);
  const apart = balance.reduce((sum, { lent, borrowed }) => sum + Math.abs(lent - borrowed), 0);
  return moved === 0 ? 0 : apart / moved;
}

/** What is different, in words. */
export function sayChange(
  { van, again, rule, closed }: Change,
  routes: readonly Route[],
  place: Network,
  t: T,
): string {
  const days = van?.weekdays.map(day => t(`dag-${day}` as Parameters<T>[0])).join(', ') ?? '';
  const route = routes.find(({ code }) => code === van?.route)?.name ?? van?.route ?? '';
  return [
    ...(van ? [t(van.route === undefined ? 'saysAllRoutes' : 'saysRoute', { route, days })] : []),
    ...(again ? [t('saysAgain')] : []),
    ...(rule ? [t(`rule-${rule}`)] : []),
    ...(closed === undefined ? [] : [t('saysClosed', { branch: place.byCode(closed)?.name ?? closed })]),
  ].join('; ');
}

/** Smaller differences are called none. */
const noticeable = { days: 0.05, legs: 0.02, balance: 0.01 };

const compare = (before: number, after: number, least: number): 'less' | 'more' | 'same' =>
  Math.abs(after - before) < least ? 'same' : after < before ? 'less' : 'more';

/** What came out, in a few sentences; what hardly differs is said to be the same. */
export function sayOutcome({ before, after }: Outcome, language: Language, t: T): string[] {
  const facts = (a: number, b: number, digits: number) => ({
    before: sayNumber(a, language, digits),
    after: sayNumber(b, language, digits),
  });
  const [days, legs, balance] = [meanDays, legsEach, imbalance].map(of => [of(before), of(after)] as const);
  if (!days || !legs || !balance) return [];
  const unserved = after.asked - after.ready - (before.asked - before.ready);
  return [
    t(`days-${compare(...days, noticeable.days)}`, facts(...days, 1)),
    t(`legs-${compare(...legs, noticeable.legs)}`, facts(...legs, 2)),
    t(`balance-${compare(...balance, noticeable.balance)}`),
    ...(unserved > 0 ? [t('moreWait', { count: unserved })] : []),
    ...(unserved < 0 ? [t('fewerWait', { count: -unserved })] : []),
  ];
}
