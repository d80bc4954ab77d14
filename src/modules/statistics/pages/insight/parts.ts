import type { Position } from '#ledger';
import type { Network, Unit, UnitId } from '#network';
import type { Reader } from '#platform/db.ts';
import type { Definition } from '../../definition.ts';
import { hasSeries } from '../../insight/key-figures.ts';
import { byUnit } from '../../insight/months.ts';
import type { Period } from '../../period.ts';

/** One key figure of the parts of a place: municipalities, or the branches of one municipality. */
export interface Parts {
  readonly definition: Definition;
  readonly units: readonly Unit[];
  readonly values: ReadonlyMap<UnitId, number>;
}

/** The parts of a place on the last day of a period, with what was counted in each; none of a branch. */
export async function partsOf(
  reader: Reader,
  known: Network,
  place: Unit,
  definition: Definition | undefined,
  period: Period,
  position: Position,
): Promise<Parts | undefined> {
  if (!definition || !hasSeries(definition)) return undefined;
  const on = period.to;
  const branches = known.branches(on).filter(({ id }) => id !== place.id && known.isWithin(id, place.id, on));
  const counted = await byUnit(reader, definition.formula, period, position);
  if (place.kind === 'municipality') return { definition, units: branches, values: counted };
  const values = new Map<UnitId, number>();
  for (const { id, municipality } of branches)
    if (municipality !== undefined)
      values.set(municipality, (values.get(municipality) ?? 0) + (counted.get(id) ?? 0));
  return { definition, units: known.units('municipality', on).filter(({ id }) => values.has(id)), values };
}
