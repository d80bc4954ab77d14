import type { Network, Unit } from '#network';
import { type Actor, allows } from '#people';
import type { Reader } from '#platform/db.ts';
import { linesOf, offersIn, type PlanLine, type PlanSide, type PlanState } from '../../municipal-plan.ts';
import { type PlanStep, readOffers, readPlan, realisedAt, stepsOf } from '../../store/municipal.ts';

/** A municipality's year: what was chosen beside what was done. */
export interface PlanShown {
  readonly municipality: Unit;
  readonly year: number;
  readonly state: PlanState;
  readonly lines: readonly PlanLine[];
  readonly steps: readonly PlanStep[];
  /** On which side the reader stands. */
  readonly side: PlanSide;
}

/** The municipalities that somebody may look at, by name. */
export const municipalitiesOf = (place: Network, by: Actor, now: Date): Unit[] => {
  const today = place.today(place.province.id, now);
  return place.units('municipality', today).filter(({ id }) => allows(by, 'municipality', id, place, today));
};

export async function loadPlan(
  reader: Reader,
  place: Network,
  wish: { readonly municipality: Unit; readonly year: number; readonly by: Actor; readonly now: Date },
): Promise<PlanShown> {
  const { municipality, year, by, now } = wish;
  const [first, last] = [`${year}-01-01`, `${year}-12-31`] as const;
  const today = place.today(place.province.id, now);
  const branches = place.branches(last).filter(unit => unit.municipality === municipality.id);
  const steps = await stepsOf(reader, municipality.id, year);
  const chosen = new Map(
    steps.flatMap(({ offer, amount, cents }) =>
      offer !== null && amount !== null && cents !== null ? [[offer, { amount, cents }]] : [],
    ),
  );
  const realised = await realisedAt(
    reader,
    municipality.id,
    branches.map(({ id }) => id),
    first,
    today < last ? today : last,
  );
  const lines = linesOf(
    offersIn(await readOffers(reader), year),
    chosen,
    new Map(realised.map(row => [row.programme, row])),
  );
  const side = allows(by, 'poi', municipality.id, place, today) ? 'provider' : 'municipality';
  const state = (await readPlan(reader, municipality.id, year))?.state ?? 'draft';
  return { municipality, year, state, lines, steps, side };
}
