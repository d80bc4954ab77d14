import { system } from '#people';
import { pick, under } from '#platform/chance.ts';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import {
  expireShelf,
  missLines,
  openLines,
  pickLines,
  placeRequests,
  planRequests,
  withdrawRequests,
} from '#requests';
import { goesToHoldShelf } from './desk-day.ts';
import { weighted } from './residents.ts';
import { momentAt, noteRefusals, type Simulation } from './simulation.ts';

/** Before the libraries open: the plan of the day, and what was not fetched in time. */
export async function planMorning(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const at = momentAt(sim, sim.network.province.id, day, '06:30');
  await expireShelf(tx, day, at);
  await planRequests(tx, at);
}

/**
 * Staff walk along the shelves with the list; one in twenty-five books is not where it should be. `share`: how many of
 * the branches got round to it.
 */
export async function workPickLists(tx: Tx, sim: Simulation, day: Day, share: number): Promise<void> {
  const { network, chance, shelves } = sim;
  const isStaffed = (unit: number) => network.hours(unit, day).some(({ staffed }) => staffed);
  const lines = (await openLines(tx, day)).filter(
    ({ unit }) => isStaffed(unit) && (unit * 7) % 10 < share * 10,
  );
  const looked = lines.map(line => ({
    ...line,
    isThere: chance.number() >= 0.04,
    at: momentAt(sim, line.unit, day, '09:45'),
  }));
  const missed = looked.filter(({ isThere }) => !isThere);
  const answers = await missLines(
    tx,
    missed.map(({ id, at }) => ({ line: id, at, by: system })),
  );
  noteRefusals(sim, answers);
  for (const { item, unit } of missed) {
    shelves.take(item);
    sim.returns.addOn(addDays(day, 9 + under(chance, 40)), next => network.isOpen(unit, next), {
      item,
      unit,
    });
  }
  const found = looked.filter(({ isThere }) => isThere);
  const picked = await pickLines(
    tx,
    found.map(({ id, unit, at }) => ({ line: id, unit, at, by: system })),
  );
  noteRefusals(sim, picked);
  for (const answer of picked) if (answer.ok) shelves.take(answer.value.item);
  goesToHoldShelf(
    sim,
    day,
    picked.flatMap(answer => (answer.ok ? [answer.value] : [])),
  );
}

/** Residents ask for what they read about; now and then one thinks better of it the next day. */
export async function askForTitles(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const { chance, residents } = sim;
  const count = Math.floor(sim.pace.requests * (0.5 + chance.number())) + (chance.number() < 0.5 ? 1 : 0);
  const answers = await placeRequests(
    tx,
    Array.from({ length: count }, () => {
      const member = weighted(chance, residents);
      const time =
        `${String(9 + under(chance, 12)).padStart(2, '0')}:${String(10 + under(chance, 49))}` as const;
      return {
        member: member.id,
        edition: pick(chance, sim.wanted),
        pickup: member.home,
        at: momentAt(sim, member.home, day, time as `${number}:${number}`),
        by: system,
      };
    }),
  );
  noteRefusals(sim, answers);
  for (const answer of answers) {
    if (!answer.ok) continue;
    sim.tally.requests += 1;
    if (chance.number() < 0.03) sim.withdrawals.add(addDays(day, 1), answer.value.request);
  }
}

/** Residents who no longer want what they asked; too late for some, whose book is on the van. */
export async function thinkBetter(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const at = momentAt(sim, sim.network.province.id, day, '12:00');
  const wishes = sim.withdrawals.take(day).map(request => ({ request, at, by: system }));
  noteRefusals(sim, await withdrawRequests(tx, wishes));
}
