import { network, type Network, type UnitId } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { type Balance, type Plan, prices } from '#routing';
import { vanCalendar } from '#transport';
import { letWait, route } from './ask-again.ts';
import { forgetListPrices, readFlows, readPicking, saveWeights, type Weight } from './store/copies.ts';
import { readFrozen } from './store/lines.ts';
import { insertPlan, lockPlanner } from './store/plans.ts';
import { waitedForAndFree } from './store/queue.ts';
import { lockUnfit } from './store/will-do.ts';
import { keepPromises } from './keep-promises.ts';
import { lockEditions, lockQueue, lockRequests, waitedFor } from './store/requests.ts';

export interface Planned {
  /** Requests that got a copy. */
  readonly routed: number;
  /** Requests that go on waiting. */
  readonly waiting: number;
  /** Requests that nothing can serve any more. */
  readonly unfilled: number;
}

/** A line stands fast for so many days with staff; then another branch may be asked. */
const patience = 2;

/** A branch that is shut for longer, by a flood, looks for nothing in time: its lines are planned anew at once. */
const longestShut = 7;

/** How far back the choice of copies learns. */
const memory = 365;

/** What each organisation lent to others and borrowed from them. */
export function balances(
  flows: readonly { supplier: UnitId; pickup: UnitId; count: number }[],
  day: Day,
  place: Network,
): Balance[] {
  const known = new Map<UnitId, { lent: number; borrowed: number }>();
  const add = (organisation: UnitId, what: 'lent' | 'borrowed', count: number) => {
    const row = known.get(organisation) ?? { lent: 0, borrowed: 0 };
    known.set(organisation, { ...row, [what]: row[what] + count });
  };
  for (const { supplier, pickup, count } of flows) {
    const from = place.unit(supplier, day).organisation;
    const to = place.unit(pickup, day).organisation;
    if (from === undefined || to === undefined || from === to) continue;
    add(from, 'lent', count);
    add(to, 'borrowed', count);
  }
  return [...known].map(([organisation, row]) => ({ organisation, ...row }));
}

/** Picks of which the outcome is not yet known, so that one bad morning does not brand a branch. */
const doubt = 25;

async function learn(tx: Tx, day: Day, place: Network): Promise<void> {
  const since = addDays(day, -memory);
  await forgetListPrices(tx);
  const price = prices(balances(await readFlows(tx, since), day, place));
  const picking = await readPicking(tx, since);
  await saveWeights(tx, [
    ...[...price].map(([unit, value]): Weight => ({ kind: 'price', unit, value, day: null })),
    ...picking.map(
      ({ unit, looked, missed }): Weight => ({
        kind: 'miss',
        unit,
        day: null,
        value: (missed + 0.04 * doubt) / (looked + doubt),
      }),
    ),
  ]);
}

async function unfreeze(tx: Tx, at: Date, place: Network): Promise<void> {
  const van = await vanCalendar(tx);
  const today = place.today(place.province.id, at);
  const isStale = ({ unit, day }: { unit: UnitId; day: Day }) => {
    const from = day > today ? day : today;
    if (van.nextStaffedDay(unit, from) > addDays(from, longestShut)) return true;
    let last = day;
    for (let seen = 1; seen < patience; seen += 1) last = van.nextStaffedDay(unit, addDays(last, 1));
    return last < today;
  };
  const stale = (await readFrozen(tx)).filter(isStale);
  const requests = await lockRequests(
    tx,
    stale.map(({ request }) => request),
  );
  const known = new Set(requests.map(({ id }) => id));
  const unfit = (await lockUnfit(tx)).filter(({ id }) => !known.has(id));
  const losses = [...requests, ...unfit].filter(({ state }) => state === 'routed');
  await letWait(
    tx,
    losses.map(request => ({ request, verb: 'drop' as const, by: 'house' as const, at })),
    place,
  );
}

/** Keeps the proof, and what full lists are worth until the next plan: single wishes in between pay those prices. */
async function keepPlan(
  tx: Tx,
  { decisions, method, cost, bound, prices: worth }: Plan,
  about: { at: Date; wishes: number; routed: number },
): Promise<void> {
  await insertPlan(tx, { ...about, method, cost, bound });
  const lists = new Map(
    decisions.flatMap(({ chosen }) => (chosen ? [[chosen.branch, chosen.pickOn] as const] : [])),
  );
  await saveWeights(
    tx,
    [...worth].flatMap(([unit, value]): Weight[] => {
      const day = lists.get(unit);
      return day === undefined ? [] : [{ kind: 'list', unit, value, day }];
    }),
  );
}

/**
 * Looks between two plans for copies that came free, or came new, for those who wait: nobody waits for tomorrow's plan while a
 * copy stands on a shelf. Answers how many got one.
 */
export async function lookAgain(tx: Tx, at: Date): Promise<number> {
  const place = await network(tx);
  const editions = (await waitedForAndFree(tx)).map(({ edition }) => edition);
  if (editions.length === 0) return 0;
  await lockEditions(tx, editions);
  const answer = await route(tx, await lockQueue(tx, editions, place.today(place.province.id, at)), at);
  return answer?.changes.filter(({ verb }) => verb === 'route').length ?? 0;
}

/**
 * The morning's plan for the whole province: learns from the year, takes back lines that nobody worked on or that turned out to be of another title, tells who will wait
 * longer than was promised, and gives every request that waits the best free copy. Planning again at once changes nothing.
 */
export async function planRequests(tx: Tx, at: Date): Promise<Planned> {
  await lockPlanner(tx);
  const place = await network(tx);
  await learn(tx, place.today(place.province.id, at), place);
  await unfreeze(tx, at, place);
  await keepPromises(tx, at);
  const editions = (await waitedFor(tx)).map(({ edition }) => edition);
  await lockEditions(tx, editions);
  const waiting = await lockQueue(tx, editions, place.today(place.province.id, at));
  const answer = await route(tx, waiting, at);
  if (!answer) return { routed: 0, waiting: 0, unfilled: 0 };
  const routed = answer.changes.filter(({ verb }) => verb === 'route').length;
  await keepPlan(tx, answer.plan, { at, wishes: waiting.length, routed });
  return {
    routed,
    unfilled: answer.changes.length - routed,
    waiting: waiting.length - answer.changes.length,
  };
}
