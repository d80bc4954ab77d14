import { keepHeldUntil } from '#circulation';
import type { Network } from '#network';
import { type HomeDelivery, homeDeliveryOn, type Member, type MemberId, members } from '#people';
import { addDays, type Day, weekday } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import type { Change, Request } from './request.ts';
import { type HomeRule, requestRulesOf } from './rules.ts';
import { shelfUntil } from './shelf.ts';
import { readGoing } from './store/home.ts';

/** So many rounds ahead one is looked for; a branch that is shut longer than that brings nothing. */
const roundsAhead = 12;

/** How much goes along to a member on a day. */
type Load = (day: Day) => number;
const nothing: Load = () => 0;

/**
 * The round that takes along what lies ready on a day: on the weekday that was agreed, while the agreement holds, when the branch
 * is open, and with room in the bag.
 */
export function roundFor(
  agreed: HomeDelivery,
  ready: Day,
  rule: HomeRule,
  place: Network,
  load: Load = nothing,
): Day | undefined {
  const first = addDays(ready, rule.daysBefore);
  const next = addDays(first, (agreed.weekday - weekday(first) + 7) % 7);
  const rounds = Array.from({ length: roundsAhead }, (_, week) => addDays(next, 7 * week));
  return rounds.find(
    day =>
      day >= agreed.from &&
      (agreed.until ?? day) >= day &&
      place.isOpen(agreed.branch, day) &&
      load(day) < rule.items,
  );
}

/** What holds for a member who has things brought home, as the days are told beforehand. */
export interface HomeWay {
  readonly agreed: HomeDelivery;
  /** The round that takes along what lies ready on a day, as far as it is known now. */
  readonly round: (ready: Day) => Day | undefined;
}

/** The way in which a member has things brought home today; nothing where that was not agreed. */
export async function homeWayOf(
  reader: Reader,
  member: Pick<Member, 'homeDelivery'>,
  place: Network,
  today: Day,
): Promise<HomeWay | undefined> {
  const agreed = homeDeliveryOn(member, today);
  if (!agreed) return undefined;
  const rules = await requestRulesOf(reader);
  const rule = rules.home(place.unit(agreed.branch, today).organisation, today);
  return { agreed, round: ready => roundFor(agreed, ready, rule, place) };
}

/** It lies ready to be brought home, or was to be and is not any more. */
const mustGo = ({ before, after }: Change): boolean =>
  after.state === 'ready' && after.deliverOn === null && (after.atHome || before.deliverOn !== null);

/** From when it can go along: what came back not with the round that it came from. */
const readyOn = ({ before: { deliverOn }, verb }: Change, today: Day): Day =>
  verb === 'bring-back' && deliverOn !== null ? addDays(deliverOn > today ? deliverOn : today, 1) : today;

/** It is fetched after all, and has its days on the shelf. */
const fetched = (request: Request, today: Day, place: Network): Partial<Request> => ({
  atHome: false,
  deliverOn: null,
  plannedOn: null,
  shelfUntil: shelfUntil(request.pickup, today, place),
});

/**
 * The steps, with the round for what lies ready to be brought home. What no round takes, or was in vain too often, is fetched like
 * any other.
 */
export async function withRound(
  tx: Tx,
  changes: readonly Change[],
  place: Network,
): Promise<readonly Change[]> {
  const wanted = changes.filter(mustGo);
  if (wanted.length === 0) return changes;
  const ids = [...new Set(wanted.flatMap(({ after }) => after.member ?? []))];
  const people = await members(tx, ids);
  const rules = await requestRulesOf(tx);
  const going = await readGoing(
    tx,
    ids,
    wanted.map(({ after }) => after.id),
  );
  const key = (member: MemberId, day: Day) => `${member} ${day}`;
  const loads = new Map(going.map(({ member, day, count }) => [key(member, day), count]));
  const planned = changes.map(change => {
    const { after, at } = change;
    const { member } = after;
    if (!mustGo(change) || member === null) return change;
    const { pickup, attempts } = after;
    const today = place.today(pickup, at);
    const agreed = after.atHome ? people.get(member)?.homeDelivery : undefined;
    const rule = rules.home(place.unit(pickup, today).organisation, today);
    const load: Load = on => loads.get(key(member, on)) ?? 0;
    const day =
      agreed?.branch === pickup && attempts < rule.attempts
        ? roundFor(agreed, readyOn(change, today), rule, place, load)
        : undefined;
    if (day === undefined) return { ...change, after: { ...after, ...fetched(after, today, place) } };
    loads.set(key(member, day), load(day) + 1);
    return {
      ...change,
      after: { ...after, deliverOn: day, shelfUntil: day },
      facts: { ...change.facts, day },
    };
  });
  await keepHeldUntil(
    tx,
    planned.flatMap(({ after }, i) =>
      changes[i] && mustGo(changes[i]) && after.item !== null && after.shelfUntil !== null
        ? [{ item: after.item, until: after.shelfUntil }]
        : [],
    ),
  );
  return planned;
}

/** When what is under way comes home, as far as that can be told. */
export const homeOn = ({ deliverOn, promised, atHome }: Request, way: HomeWay | undefined): Day | undefined =>
  deliverOn ?? (atHome && promised !== null ? way?.round(promised) : undefined);
