import { openForms, openRound, prefill, readDeliveries, recordEntries, type EntryWish } from '#statistics';
import type { Network, UnitId } from '#network';
import { network } from '#network';
import { system } from '#people';
import type { Chance } from '#platform/chance.ts';
import { type Day, instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';

/** What a place of size 1 has, about: money in euros, people, square metres. */
const ofOrganisation: Readonly<Record<string, number>> = {
  'activities-knowledge': 60,
  'activities-development': 110,
  'activities-reading': 170,
  'activities-meeting': 45,
  'activities-arts': 20,
  attendances: 4_300,
  'schools-dbos': 7,
  schools: 9,
  'boekstart-locations': 6,
  'language-houses': 0.4,
  'ido-points': 0.9,
  'ido-questions': 310,
  'ido-visitors': 240,
  'impact-asked': 310,
  'impact-answered': 104,
  'impact-effect': 71,
  'ebook-loans': 4_800,
  'audiobook-loans-online': 2_100,
  'ebook-accounts': 420,
  'digital-accounts': 690,
  'staff-fte': 3.1,
  'staff-full-time': 1.4,
  'staff-part-time': 3.2,
  'staff-fte-facility': 0.2,
  volunteers: 24,
  'income-users': 42_000,
  'income-municipal': 315_000,
  'income-provincial': 12_000,
  'income-other-subsidy': 21_000,
  'income-other': 16_000,
  'costs-staff': 238_000,
  'costs-housing': 82_000,
  'costs-collection': 44_000,
  'costs-other': 38_000,
  equity: 76_000,
  'balance-total': 190_000,
  'current-assets': 88_000,
  'current-debts': 71_000,
};

const ofPoi: Readonly<Record<string, number>> = {
  'ibl-satisfaction': 83.5,
  'transport-mark': 7.8,
  'share-in-transport': 100,
  'share-in-logistics': 100,
  'share-in-network': 100,
  'share-in-collecting': 100,
  'collection-norms-met': 92,
  'background-loans': 1_840,
  'figures-presented': 4,
  'innovation-projects': 9,
  'network-meetings': 31,
  'poi-income': 2_460_000,
  'poi-costs': 2_415_000,
};

const finely: ReadonlySet<string> = new Set([
  'staff-fte',
  'staff-fte-facility',
  'ibl-satisfaction',
  'transport-mark',
]);

/** Everything that a province's bookkeepers, personnel officers and programme makers would enter about a year; invented. */
function inventedEntries(place: Network, year: number, at: Date, chance: Chance): EntryWish[] {
  const end = `${year}-12-31` as Day;
  const period = { name: String(year), from: `${year}-01-01` as Day, to: end };
  const branches = place.branches(end);
  const sizeOf = (unit: UnitId) =>
    branches
      .filter(({ id }) => place.isWithin(id, unit, end))
      .reduce((sum, { weight }) => sum + Math.max(0.5, weight), 0);
  const entry = (code: string, unit: UnitId, number: number): EntryWish => ({
    code,
    unit,
    period,
    value: { number: finely.has(code) ? Math.round(number * 10) / 10 : Math.round(number) },
    status: 'final',
    evidence: 'Verzonnen voor de demonstratie',
    owner: 'Demonstratie',
    at,
    by: system,
    name: 'Demonstratie',
  });
  const about = (number: number) => number * (0.93 + chance.number() * 0.14);
  return [
    ...place.units('organisation', end).flatMap(({ id }) => {
      const own = Object.entries(ofOrganisation).map(
        ([code, one]) => [code, about(one * sizeOf(id))] as const,
      );
      const people = own.filter(([code]) => /^staff-(full|part)-time$/.test(code));
      const persons = people.reduce((sum, [, number]) => sum + Math.round(number), 0);
      return [...own, ['staff-persons', persons] as const].map(([code, number]) => entry(code, id, number));
    }),
    ...place
      .units('poi', end)
      .flatMap(({ id }) => Object.entries(ofPoi).map(([code, one]) => entry(code, id, one))),
    ...place.units('municipality', end).flatMap(({ id }) => {
      const people = Math.round(about(6_200 * sizeOf(id)));
      return [entry('inhabitants', id, people), entry('inhabitants-youth', id, people * 0.18)];
    }),
    ...branches.map(({ id, weight }) => entry('floor-area', id, about(120 + weight * 210))),
  ];
}

/** Enters what people know about the last whole year before a day; invented. */
export async function enterInvented(tx: Tx, until: Day, chance: Chance): Promise<void> {
  const place = await network(tx);
  const at = eightOn(place, until);
  const year = Number(until.slice(0, 4)) - 1;
  for (const answer of await recordEntries(tx, inventedEntries(place, year, at, chance)))
    if (!answer.ok) throw new Error(`an invented entry was refused: ${answer.refusal.code}`);
}

const eightOn = (place: Network, day: Day): Date => instantIn(place.province.zone, day, '08:00');

/** Opens the round of deliveries about the last whole year, so that four organisations have forms to look at. */
export async function openDemoRound(tx: Tx, folder: string, until: Day): Promise<void> {
  const { plans } = readDeliveries(folder);
  await openRound(tx, plans, Number(until.slice(0, 4)) - 1, eightOn(await network(tx), until));
}

/** Fills in most of it, from the book and from what was entered and committed before; a few cells stay empty on purpose. */
export async function fillDemoRound(tx: Tx, until: Day): Promise<void> {
  await prefill(tx, await openForms(tx), eightOn(await network(tx), until));
}
