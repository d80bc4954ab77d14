import type { ItemId } from '#catalogue';
import { checkIn, checkOut, type Loan, renew } from '#circulation';
import type { Unit, UnitId } from '#network';
import { type MemberId, system } from '#people';
import { pick, under } from '#platform/chance.ts';
import { addDays, type ClockTime, type Day, daysBetween, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { captureReturned, sendReturned } from '#requests';
import { recordVisits } from '#statistics';
import { weighted } from './residents.ts';
import { momentAt, noteRefusals, openBranches, type Simulation } from './simulation.ts';

/** Sundays are shut, Saturdays and Wednesdays busy. */
const busyness: Readonly<Record<number, number>> = { 1: 0.9, 2: 0.9, 3: 1.25, 4: 0.9, 5: 1, 6: 1.15, 7: 0.4 };

const clock = (hour: number, minute: number): ClockTime =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as ClockTime;

/**
 * When this loan comes back, and where: mostly in time and here, sometimes late, sometimes at a neighbour. Counted from
 * the day on which it was lent or renewed.
 */
function planReturn(sim: Simulation, loan: Loan, from: Day): void {
  const { chance, network, story } = sim;
  if (loan.member === story.member && from >= story.from) return;
  const isOpen = (unit: UnitId) => (day: Day) => network.isOpen(unit, day);
  const term = Math.max(3, daysBetween(from, loan.dueDay));
  if (loan.renewals === 0 && chance.number() < 0.16) {
    const renewal = { loan: loan.id, item: loan.item, unit: loan.unit };
    sim.renewals.addOn(addDays(loan.dueDay, -1), isOpen(loan.unit), renewal);
    return;
  }
  const late = chance.number() < 0.06;
  const kept = late ? term + 1 + under(chance, 18) : 2 + under(chance, term - 1);
  const unit = chance.number() < 0.12 ? pick(chance, sim.network.branches(loan.day)).id : loan.unit;
  sim.returns.addOn(addDays(from, kept), isOpen(unit), { item: loan.item, unit });
}

interface LoanWish extends InHand {
  readonly member: MemberId;
}

/** Lends to members what they brought to the desk, and plans how it comes back; answers what they could not take. */
export async function lend(tx: Tx, sim: Simulation, wishes: readonly LoanWish[]): Promise<LoanWish[]> {
  const answers = await checkOut(
    tx,
    wishes.map(wish => ({ ...wish, by: system })),
  );
  noteRefusals(sim, answers);
  answers.forEach((answer, i) => {
    const wish = wishes[i];
    if (!wish || !answer.ok) return;
    sim.shelves.take(wish.item);
    sim.tally.loans += 1;
    planReturn(sim, answer.value, answer.value.day);
  });
  return wishes.filter((_, i) => answers[i]?.ok === false);
}

/** Most who hear that their book lies ready come within the week; one in twenty never does. */
export function goesToHoldShelf(
  sim: Simulation,
  day: Day,
  captured: readonly {
    readonly item: ItemId;
    readonly member: MemberId | null;
    readonly next: string;
    readonly to: UnitId;
  }[],
): void {
  const { chance, network, story } = sim;
  for (const { item, member, next, to } of captured) {
    if (next !== 'hold-shelf' || member === null) continue;
    if ((member === story.member && day >= story.from) || member === story.atHome) continue;
    const isOpen = (on: Day) => network.isOpen(to, on);
    if (chance.number() < 0.05) sim.leftovers.addOn(addDays(day, 14), isOpen, { item, unit: to });
    else sim.collections.addOn(addDays(day, under(chance, 5)), isOpen, { item, member, unit: to });
  }
}

/** An item that somebody at a branch holds. */
export interface InHand {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly at: Date;
}

/** Everything that staff hold goes on: to whoever waits, home or where it is wanted by van, or on the shelf here. */
export async function sortReturned(
  tx: Tx,
  sim: Simulation,
  day: Day,
  inHand: readonly InHand[],
): Promise<void> {
  const returned = [...new Map(inHand.map(one => [one.item, one])).values()];
  const { shelves } = sim;
  const captured = await captureReturned(
    tx,
    returned.map(one => ({ ...one, by: system })),
  );
  goesToHoldShelf(
    sim,
    day,
    captured.filter(one => one !== undefined),
  );
  returned.forEach(({ item, unit }, i) => {
    if (captured[i] === undefined) shelves.put(item, unit);
    else shelves.take(item);
  });
  const away = returned.filter(
    ({ item, unit }, i) => captured[i] === undefined && shelves.item(item).home !== unit,
  );
  const sent = await sendReturned(
    tx,
    away.map(one => ({ ...one, by: system })),
  );
  sent.forEach((answer, i) => {
    const one = away[i];
    if (answer.next === 'nowhere') noteRefusals(sim, [{ ok: false, refusal: answer.refusal }]);
    if (one && answer.next === 'crate') shelves.take(one.item);
  });
}

/** Books that nobody fetched leave the hold shelf, before the doors open. */
export const leftBehind = (sim: Simulation, day: Day): InHand[] =>
  sim.leftovers.take(day).map(one => ({ ...one, at: momentAt(sim, one.unit, day, '10:10') }));

/** What residents bring back on a day. */
export const broughtBack = (sim: Simulation, day: Day): InHand[] =>
  sim.returns
    .take(day)
    .map((one, n) => ({ ...one, at: momentAt(sim, one.unit, day, clock(10 + (n % 5), n % 60)) }));

/** Takes in at the desks; answers what staff now have in hand. */
export async function takeIn(tx: Tx, sim: Simulation, brought: readonly InHand[]): Promise<InHand[]> {
  const answers = await checkIn(
    tx,
    brought.map(one => ({ ...one, by: system })),
  );
  noteRefusals(sim, answers);
  return brought.filter((_, i) => answers[i]?.ok === true);
}

/** Members who keep a book longer; where others wait they bring it back instead. */
export async function renewLoans(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const wishes = sim.renewals.take(day);
  const answers = await renew(
    tx,
    wishes.map(({ loan, unit }) => ({ loan, at: momentAt(sim, unit, day, '15:30'), by: system })),
  );
  noteRefusals(sim, answers);
  answers.forEach((answer, i) => {
    const wish = wishes[i];
    if (answer.ok) planReturn(sim, answer.value, day);
    else if (wish)
      sim.returns.addOn(addDays(day, 1), next => sim.network.isOpen(wish.unit, next), {
        item: wish.item,
        unit: wish.unit,
      });
  });
}

/** What visitors find on the shelf and want to take. */
function foundOnShelf(sim: Simulation, day: Day): LoanWish[] {
  const { chance, network } = sim;
  const branches = openBranches(sim, day);
  if (branches.length === 0) return [];
  const summer = day.slice(5, 7) === '07' || day.slice(5, 7) === '08' ? 0.75 : 1;
  const target = Math.round(
    sim.pace.loans * (busyness[weekday(day)] ?? 1) * summer * (0.8 + chance.number() * 0.4),
  );
  const wishes: LoanWish[] = [];
  const chosen = new Set<number>();
  while (wishes.length < target) {
    const branch: Unit = weighted(chance, branches);
    const locals = sim.residentsAt.get(branch.id) ?? sim.residents;
    const member = weighted(chance, locals.length > 0 ? locals : sim.residents);
    const fits = (audience: string) => (audience === 'adult') !== member.isYoung || chance.number() < 0.08;
    const stack = 1 + under(chance, member.isYoung ? 6 : 4);
    const opens = Number((network.hours(branch.id, day)[0]?.opens ?? '10:00').slice(0, 2));
    const at = momentAt(
      sim,
      branch.id,
      day,
      clock(Math.min(19, opens + under(chance, 6)), under(chance, 60)),
    );
    for (let n = 0; n < stack; n += 1) {
      const item = sim.shelves.browse(branch.id, fits, chance);
      if (!item || chosen.has(item.id)) continue;
      chosen.add(item.id);
      wishes.push({ item: item.id, member: member.id, unit: branch.id, at });
    }
    if (chosen.size === 0 && chance.number() < 0.01) break;
  }
  return wishes;
}

/**
 * A day's lending: what visitors find, and what members come for because it lies ready. What the latter cannot take
 * stays behind and is cleared away.
 */
export async function lendAllDay(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const ready = sim.collections.take(day).map(one => ({ ...one, at: momentAt(sim, one.unit, day, '16:15') }));
  const lay = new Set(ready.map(({ item }) => item));
  for (const { item, unit } of await lend(tx, sim, [...foundOnShelf(sim, day), ...ready]))
    if (lay.has(item))
      sim.leftovers.addOn(addDays(day, 1), on => sim.network.isOpen(unit, on), { item, unit });
}

/** The door counter's figure of each open branch and day, entered by hand. */
export async function countVisits(tx: Tx, sim: Simulation, days: readonly Day[]): Promise<void> {
  const counts = days.flatMap(day =>
    openBranches(sim, day).map(({ id, weight }) => ({
      unit: id,
      day,
      amount: Math.round(weight * (busyness[weekday(day)] ?? 1) * (14 + under(sim.evenings, 12))),
      quality: weight > 2 ? ('registered' as const) : ('estimated' as const),
      at: momentAt(sim, id, day, '21:00'),
      by: system,
    })),
  );
  noteRefusals(sim, await recordVisits(tx, counts));
}
