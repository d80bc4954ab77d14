import { addMembers, system } from '#people';
import { addDays, type Day, daysBetween } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { fillBox, lendBox, makeBox } from '#transport';
import { momentAt, noteRefusals, type Simulation } from './simulation.ts';

/** So many days before the end a class set goes to an invented school; another is filled and waits. */
const lentOn = 20;
const filledOn = 5;
const booksInBox = 12;

async function fill(tx: Tx, sim: Simulation, day: Day, box: string, name: string): Promise<void> {
  const { home: unit } = sim.story;
  const wish = { box, unit, at: momentAt(sim, unit, day, '11:20'), by: system };
  noteRefusals(sim, [await makeBox(tx, { ...wish, name })]);
  const books = new Set<number>();
  for (let look = 0; look < 4 * booksInBox && books.size < booksInBox; look += 1) {
    const found = sim.shelves.browse(unit, audience => audience !== 'adult', sim.errands);
    if (found) books.add(found.id);
  }
  const answer = await fillBox(tx, { ...wish, items: [...books] });
  noteRefusals(sim, [answer]);
  if (answer.ok) for (const item of answer.value.put) sim.shelves.take(item);
}

/** The school boxes of the demo's branch: one at a school, one that is ready to go. */
export async function liveSchoolBoxes(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const { home, until } = sim.story;
  const left = daysBetween(day, until);
  if (left === filledOn) await fill(tx, sim, day, 'KIST-102', 'Groep 3: dieren');
  if (left !== lentOn) return;
  await fill(tx, sim, day, 'KIST-101', 'Groep 5: water');
  const at = momentAt(sim, home, day, '11:40');
  const school = only(
    await addMembers(tx, [
      {
        kind: 'school',
        home,
        category: 'institution',
        givenName: '',
        familyName: 'Basisschool De Regenring (verzonnen)',
        since: '2020-09-01',
        card: '2999999902',
        by: system,
      },
    ]),
  );
  if (!school.ok) throw new Error(`no school to lend a box to: ${school.refusal.code}`);
  const wish = { box: 'KIST-101', unit: home, at, by: system, school: school.value };
  noteRefusals(sim, [await lendBox(tx, { ...wish, until: addDays(day, 120) })]);
}
