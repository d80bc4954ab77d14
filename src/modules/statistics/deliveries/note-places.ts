import { network, type Network, type UnitId } from '#network';
import { system } from '#people';
import { type Day, eachDay } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Period } from '../period.ts';
import { type EntryWish, recordEntries } from '../record-entries.ts';

const minutes = (time: string): number => Number(time.slice(0, -3)) * 60 + Number(time.slice(-2));

const hoursOf = (pieces: readonly { opens: string; closes: string }[]): number =>
  pieces.reduce((sum, { opens, closes }) => sum + minutes(closes) - minutes(opens), 0) / 60;

function numbersOf(place: Network, unit: UnitId, { from, to }: Period): Readonly<Record<string, number>> {
  const week = place
    .weeks(unit)
    .filter(row => row.from <= to && (row.until === undefined || to <= row.until));
  const kind = place.placeKind(unit, to);
  const days: Day[] = [...eachDay(from, to)];
  return {
    locations: 1,
    'locations-branch': kind === 'vestiging' ? 1 : 0,
    'locations-service-point': kind === 'servicepunt' ? 1 : 0,
    'locations-mini': kind === 'miniservicepunt' ? 1 : 0,
    'locations-self-service': kind === 'zelfbedieningsbibliotheek' ? 1 : 0,
    'locations-mobile-stop': kind === 'stop' ? 1 : 0,
    'locations-school': kind === 'school' ? 1 : 0,
    'hours-week': hoursOf(week),
    'hours-week-staffed': hoursOf(week.filter(({ staffed }) => staffed)),
    'hours-year': days.reduce((sum, day) => sum + hoursOf(place.hours(unit, day)), 0),
  };
}

/**
 * Writes down what the network says of each place on the last day of a year: what kind it is, how many hours it was open, and
 * which organisations have places. Written as entries, so that a figure of that year stays what it was when hours are changed afterwards.
 */
export async function notePlaces(tx: Tx, period: Period, at: Date): Promise<void> {
  const place = await network(tx);
  const branches = place.branches(period.to);
  const organisations = new Set(branches.flatMap(({ organisation }) => organisation ?? []));
  const wish = (code: string, unit: UnitId, number: number): EntryWish => ({
    code,
    unit,
    period,
    value: { number },
    status: 'registered',
    evidence: `Bindwerk, ${period.to}`,
    owner: 'Bindwerk',
    seen: 'any',
    reason: `Bindwerk, ${period.to}`,
    at,
    by: system,
    name: 'Bindwerk',
  });
  await recordEntries(tx, [
    ...[...organisations].map(id => wish('organisations', id, 1)),
    ...branches.flatMap(({ id }) =>
      Object.entries(numbersOf(place, id, period)).map(([code, number]) => wish(code, id, number)),
    ),
  ]);
}
