import type { Network } from '#network';
import { dayIn, timeIn } from '#platform/day.ts';
import type { SheetCell } from '#standards/xlsx/xlsx.ts';
import type { Written } from './store/export.ts';

/** Heads that the import knows again, so that what was taken along can be taken in elsewhere. */
const head = [
  'Titel',
  'Datum',
  'Begin',
  'Eind',
  'Minuten',
  'Vestiging',
  'Ruimte',
  'Elders',
  'Samen met',
  'Programma',
  'Doelgroep',
  'Open voor',
  'Taal',
  'Aanmelden',
  'Plaatsen',
  'Verwacht',
  'Prijs',
  'Drempelvrij',
  'Medewerkers',
  'Vrijwilligers',
  'Reeks',
  'Cursus',
  'Stand',
  'Omschrijving',
] as const;

const audiences: Readonly<Record<string, string>> = {
  children: 'Kinderen',
  youth: 'Jongeren',
  adults: 'Volwassenen',
  everyone: 'Iedereen',
  professionals: 'Medewerkers en partners',
};
const states = { planned: 'gepland', held: 'geweest', cancelled: 'gaat niet door' } as const;
const yesNo = (is: boolean): string => (is ? 'ja' : 'nee');

/** One meeting in the order of the heads, by the clock on the wall of its branch. */
function cellsOf(row: Written, place: Network): SheetCell[] {
  const zone = place.zone(row.unit);
  return [
    row.title,
    dayIn(zone, row.startsAt),
    timeIn(zone, row.startsAt),
    timeIn(zone, row.endsAt),
    Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
    place.unit(row.unit).name,
    row.room ?? '',
    row.elsewhere ?? '',
    row.partner === null ? '' : place.unit(row.partner).name,
    row.programme,
    audiences[row.audience] ?? row.audience,
    row.openTo === 'staff' ? 'Medewerkers' : 'Iedereen',
    row.language,
    yesNo(row.registration === 'needed'),
    row.capacity,
    row.expected,
    (row.priceCents / 100).toFixed(2).replace('.', ','),
    yesNo(row.stepFree),
    row.staff,
    row.volunteers,
    row.series ?? '',
    row.meetings > 1 ? String(row.activity) : '',
    states[row.state],
    row.description,
  ];
}

/** Meetings as a table in Dutch, one a row. Meetings of one course share its number. */
export const exportTable = (rows: readonly Written[], place: Network): SheetCell[][] => [
  [...head],
  ...rows.map(row => cellsOf(row, place)),
];

type Head = (typeof head)[number];

/** What a calendar says by itself, and what somebody may have changed in it since. */
const saidByCalendar: readonly Head[] = ['Titel', 'Datum', 'Begin', 'Eind', 'Minuten', 'Stand'];

/** What calendars have no word for: each stands in a property of our own. */
export const ownHeads: readonly Head[] = head.filter(name => !saidByCalendar.includes(name));
export const propertyOf = (name: Head): string => `X-BINDWERK-${name.toUpperCase().replaceAll(' ', '-')}`;

/** These properties of a meeting, for who takes along a calendar and takes it in elsewhere. */
export function calendarProperties(row: Written, place: Network): Readonly<Record<string, string>> {
  const cells = cellsOf(row, place);
  return Object.fromEntries(
    ownHeads.map(name => [propertyOf(name), String(cells[head.indexOf(name)] ?? '')]),
  );
}
