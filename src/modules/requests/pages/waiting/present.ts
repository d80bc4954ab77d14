import { daysBetween } from '#platform/day.ts';
import { type Language, translator } from '#web/words.ts';
import type { RequestId, RequestState } from '../../request.ts';
import { type WaitingList, whyWaiting } from './load.ts';
import { words } from './words.ts';

/** One request without a copy. */
export interface WaitingLine {
  readonly request: RequestId;
  readonly edition: number;
  readonly title: string;
  readonly branch: string;
  readonly days: number;
  readonly why: string;
}

export interface Waiting {
  readonly total: number;
  readonly summary: string;
  /** Absent when everything is on time. */
  readonly late: string | undefined;
  readonly lines: readonly WaitingLine[];
}

/** How many are listed; the sentence above counts them all. */
const listed = 15;

/** What the office must know about requests: how many there are and where, how many are late, who waits and why. */
export function presentWaiting(list: WaitingList, now: Date, language: Language): Waiting {
  const t = translator(words, language);
  const { open, network } = list;
  const count = (...states: RequestState[]) => open.filter(({ state }) => states.includes(state)).length;
  const late = open.filter(
    ({ state, promised, pickup }) =>
      state !== 'ready' && promised !== null && promised < network.today(pickup, now),
  ).length;
  const waiting = open.filter(({ state }) => state === 'asked');
  return {
    total: open.length,
    summary: t('summary', {
      total: open.length,
      planned: count('routed'),
      moving: count('picked', 'on-the-van', 'wrong-shelf'),
      ready: count('ready'),
      waiting: waiting.length,
    }),
    late: late === 0 ? undefined : t('late', { late }),
    lines: waiting.slice(0, listed).map(({ id, edition, pickup, day }) => ({
      request: id,
      edition,
      title: list.editions.get(edition)?.title ?? t('unknownTitle'),
      branch: network.unit(pickup).name,
      days: daysBetween(day, network.today(pickup, now)),
      why: t(whyWaiting(list.copies.get(edition) ?? [])),
    })),
  };
}
