import { network, type Unit } from '#network';
import { type Actor, allows } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { readVisits, type VisitRow } from '../../store/kept.ts';

/** The branches that somebody may enter visits for, and what the book has of the last four weeks. */
export interface VisitsPage {
  readonly units: readonly Unit[];
  readonly rows: readonly VisitRow[];
}

export async function loadVisits(reader: Reader, by: Actor, today: Day): Promise<VisitsPage> {
  const known = await network(reader);
  const units = known.branches(today).filter(({ id }) => allows(by, 'desk', id, known, today));
  const rows = await readVisits(
    reader,
    units.map(({ id }) => id),
    addDays(today, -28),
  );
  return { units, rows };
}
