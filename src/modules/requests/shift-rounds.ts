import { keepHeldUntil } from '#circulation';
import { network, type Network } from '#network';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { advance, certainly, type Request } from './request.ts';
import { requestRulesOf } from './rules.ts';
import { settle } from './settle.ts';
import { lockRounds, readGoing } from './store/home.ts';

/** The earlier rounds on which it was to go: that of its plan, and those that the branch shut on since. */
function* missed({ plannedOn, deliverOn }: Request): Generator<Day> {
  if (plannedOn === null || deliverOn === null) return;
  for (let day = plannedOn; day < deliverOn; day = addDays(day, 7)) yield day;
}

/** With a round of that day, or, without one, the next that has room. */
const onRound = (wish: Request, at: Date, day: Day | null, plannedOn: Day | null) =>
  certainly(
    advance(
      wish,
      'change-way',
      'house',
      at,
      day === null ? { deliverOn: null, plannedOn } : { deliverOn: day, shelfUntil: day, plannedOn },
      { unit: wish.pickup, ...(day !== null && { day }) },
    ),
  );

/** Those that can go on an earlier day after all: the branch is open again, there is time to pack and room in the bag. */
async function earlier(tx: Tx, wishes: readonly Request[], place: Network, at: Date) {
  const moved = wishes.filter(({ plannedOn }) => plannedOn !== null);
  if (moved.length === 0) return [];
  const rules = await requestRulesOf(tx);
  const going = await readGoing(
    tx,
    moved.flatMap(({ member }) => member ?? []),
    [],
  );
  const loads = new Map(going.map(({ member, day, count }) => [`${member} ${day}`, count]));
  return moved.flatMap(wish => {
    const { member, pickup, plannedOn } = wish;
    const today = place.today(pickup, at);
    const rule = rules.home(place.unit(pickup, today).organisation, today);
    const day = [...missed(wish)].find(
      one =>
        one >= addDays(today, rule.daysBefore) &&
        place.isOpen(pickup, one) &&
        (loads.get(`${member} ${one}`) ?? 0) < rule.items,
    );
    if (day === undefined) return [];
    loads.set(`${member} ${day}`, (loads.get(`${member} ${day}`) ?? 0) + 1);
    return [onRound(wish, at, day, day === plannedOn ? null : plannedOn)];
  });
}

/**
 * What was to go along with a round of a day on which the branch turns out shut goes with the next one with room, and on its own
 * day again when the branch opens after all and nobody changed it since; who waits for it is told. Done again it finds nothing to
 * do. Answers how many things.
 */
export async function shiftRounds(tx: Tx, at: Date): Promise<number> {
  const place = await network(tx);
  const wishes = await lockRounds(tx);
  const off = wishes.filter(
    ({ pickup, deliverOn }) =>
      deliverOn !== null && deliverOn >= place.today(pickup, at) && !place.isOpen(pickup, deliverOn),
  );
  const steps = off.map(wish => onRound(wish, at, null, wish.plannedOn ?? wish.deliverOn));
  const back = await earlier(
    tx,
    wishes.filter(wish => !off.includes(wish)),
    place,
    at,
  );
  await settle(tx, [...steps, ...back], place);
  await keepHeldUntil(
    tx,
    back.flatMap(({ after: { item, shelfUntil: until } }) =>
      item !== null && until !== null ? [{ item, until }] : [],
    ),
  );
  return off.length + back.length;
}
