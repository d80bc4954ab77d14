import type { EditionId } from '#catalogue';
import { system } from '#people';
import { type Day, daysBetween } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { placeRequests } from '#requests';
import { lend } from './desk-day.ts';
import { momentAt, noteRefusals, type Simulation } from './simulation.ts';

/** Days before the demo's last day on which its resident does something. */
type DaysLeft = number;

/** Asked so many days before the end, a book from these branches is by then lent, ready, on its way, or just routed. */
const asks: ReadonlyMap<DaysLeft, readonly string[]> = new Map([
  [9, ['emmen']],
  [6, ['hoogeveen']],
  [2, ['assen']],
  [1, ['coevorden']],
]);

/** Borrowed so many days before the end: one is late, one is due tomorrow, one may be kept a while. */
const borrowed: readonly DaysLeft[] = [24, 20, 8];

/** Something that stands at another branch, for a grown-up. */
function bookAt(sim: Simulation, code: string, day: Day): EditionId | undefined {
  const branch = sim.network.byCode(code, day);
  return branch && sim.shelves.browse(branch.id, audience => audience === 'adult', sim.chance)?.edition;
}

/** The most wanted book of which no copy is in. */
const nowhereIn = (sim: Simulation): EditionId | undefined =>
  sim.wanted.find(edition => sim.shelves.standing(edition) === 0);

async function ask(
  tx: Tx,
  sim: Simulation,
  day: Day,
  editions: readonly (EditionId | undefined)[],
): Promise<void> {
  const { member, home } = sim.story;
  const at = momentAt(sim, home, day, '19:40');
  const wishes = editions.filter(edition => edition !== undefined);
  const answers = await placeRequests(
    tx,
    wishes.map(edition => ({ member, edition, pickup: home, at, by: system })),
  );
  noteRefusals(sim, answers);
}

/** What the demo's resident does on a day of the last weeks, so that "my account" has a story to tell. */
export async function liveStory(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const { member, home, until } = sim.story;
  const left = daysBetween(day, until);
  if (borrowed.includes(left)) {
    const found = sim.shelves.browse(home, audience => audience === 'adult', sim.chance);
    if (found)
      await lend(tx, sim, [{ item: found.id, member, unit: home, at: momentAt(sim, home, day, '14:05') }]);
  }
  const editions = (asks.get(left) ?? []).map(code => bookAt(sim, code, day));
  if (left === 4) editions.push(nowhereIn(sim));
  if (editions.length > 0) await ask(tx, sim, day, editions);
}
