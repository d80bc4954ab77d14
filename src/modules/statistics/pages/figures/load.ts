import { safePosition } from '#ledger';
import { network, type Unit, type UnitId } from '#network';
import type { Reader } from '#platform/db.ts';
import type { Definition } from '../../definition.ts';
import { definitionsFor, type Figure, figure, figuresBy } from '../../figure.ts';
import type { Period } from '../../period.ts';

/** A definition with its figure for the province and for each place of two levels. */
export interface Measured {
  readonly definition: Definition;
  readonly province: Figure;
  readonly organisations: ReadonlyMap<UnitId, Figure>;
  readonly municipalities: ReadonlyMap<UnitId, Figure>;
}

/** Every figure of a period, all read at one place in the ledger. */
export interface Overview {
  readonly period: Period;
  readonly figures: readonly Measured[];
  readonly organisations: readonly Unit[];
  readonly municipalities: readonly Unit[];
}

/** One definition for the province and all its organisations and municipalities. */
export async function measureAll(
  reader: Reader,
  definition: Definition,
  period: Period,
  position?: Figure['position'],
): Promise<Measured> {
  const at = position ?? (await safePosition(reader));
  const place = await network(reader);
  return {
    definition,
    province: await figure(reader, {
      definition: definition.code,
      version: definition.version,
      scope: place.province.id,
      period,
      position: at,
    }),
    organisations: await figuresBy(reader, definition, 'organisation', period, at),
    municipalities: await figuresBy(reader, definition, 'municipality', period, at),
  };
}

export async function loadFigures(reader: Reader, period: Period): Promise<Overview> {
  const place = await network(reader);
  const position = await safePosition(reader);
  const figures: Measured[] = [];
  for (const definition of await definitionsFor(reader, period))
    figures.push(await measureAll(reader, definition, period, position));
  return {
    period,
    figures,
    organisations: place.units('organisation', period.to),
    municipalities: place.units('municipality', period.to),
  };
}
