import type { Network } from '#network';
import { addMembers, agreeHomeDelivery, type MemberId, system } from '#people';
import { addDays, type Day, daysBetween, weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { bringHome, homeStops, placeRequests } from '#requests';
import { momentAt, noteRefusals, type Simulation } from './simulation.ts';

/** So many days before the end she asks for a book: by then one was brought, some lie ready for the next round, one is on its way. */
const asks: readonly number[] = [15, 9, 6, 1];

/** Somebody who does not come to the library any more: a volunteer brings what she asks for, next on the first open day after `until`. */
export async function welcomeAtHome(tx: Tx, place: Network, home: number, until: Day): Promise<MemberId> {
  const at = new Date(`${addDays(until, -60)}T10:00:00Z`);
  const added = only(
    await addMembers(tx, [
      {
        home,
        category: 'basic',
        givenName: 'Geesje',
        familyName: 'Voorbeeld',
        birthDay: '1934-02-11',
        street: 'Verzonnen Brink 7',
        postcode: '9461 ZZ',
        town: place.unit(home).name,
        phone: '0592 000 000',
        since: '2012-03-01',
        card: '2999999901',
        password: 'demo-bindwerk',
        by: system,
      },
    ]),
  );
  if (!added.ok) throw new Error(`nobody to bring books to: ${added.refusal.code}`);
  const agreed = await agreeHomeDelivery(tx, {
    member: added.value,
    agreed: {
      branch: home,
      carrier: 'volunteer',
      weekday: weekday(place.nextOpenDay(home, addDays(until, 1))),
      reason: 'kan de trap niet meer af',
      from: addDays(until, -60),
      until: null,
    },
    at,
    by: system,
  });
  if (!agreed.ok) throw new Error(`nothing is brought home: ${agreed.refusal.code}`);
  return added.value;
}

/** What she asks for and what the volunteer brings on a day of the last weeks. */
export async function liveAtHome(tx: Tx, sim: Simulation, day: Day): Promise<void> {
  const { atHome: member, home, until } = sim.story;
  const stops = (await homeStops(tx, home)).filter(stop => stop.day <= day);
  const brought = stops.flatMap(({ things }) => things);
  const at = momentAt(sim, home, day, '16:10');
  const answers = await bringHome(
    tx,
    brought.map(({ request }) => ({ request: request.id, delivered: true, at, by: system })),
  );
  noteRefusals(sim, answers);
  for (const { item } of brought) sim.returns.add(addDays(day, 21), { item: item.id, unit: home });
  if (!asks.includes(daysBetween(day, until))) return;
  const found = sim.shelves.browse(home, audience => audience === 'adult', sim.errands);
  if (!found) return;
  const wish = { member, edition: found.edition, pickup: home, atHome: true, by: system };
  noteRefusals(sim, await placeRequests(tx, [{ ...wish, at: momentAt(sim, home, day, '19:10') }]));
}
