import { type Network, network, type Unit } from '#network';
import { addDays, type Day, instantIn } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { programmesOn, provinceWords, readProgrammes } from '#programmes';
import type { Language } from '#web/words.ts';
import { type Definition, definitionOn, themes } from '../../definition.ts';
import { type Figure, figure, vintages } from '../../figure.ts';
import { usesOf } from '../../deliveries/uses.ts';
import type { Period } from '../../period.ts';
import type { FigureRefusal } from '../../refusals.ts';
import { type KeptFigure, readDefinitions } from '../../store/kept.ts';
import type { FigureUse } from '../../store/submissions.ts';
import { type Measured, measureAll } from '../figures/load.ts';

/** One figure with its vintages, beside the same of other places. */
export interface FigurePage {
  readonly figure: Figure;
  /** The day on which it was known so, and what is known now; nothing for what is known now. */
  readonly asKnown: { readonly on: Day; readonly now: Figure } | undefined;
  readonly network: Network;
  readonly place: Unit;
  readonly kept: readonly KeptFigure[];
  readonly uses: readonly FigureUse[];
  readonly all: Measured;
  readonly organisations: readonly Unit[];
  readonly municipalities: readonly Unit[];
  /** Names that the province gave to what a figure is split into: goals, programmes and the like. */
  readonly partNames: ReadonlyMap<string, Readonly<Record<Language, string>>>;
}

/** What the province calls its goals, tasks and core functions at the end of a period, its programmes, and what volunteers do. */
async function partNamesOf(
  reader: Reader,
  { formula }: Definition,
  period: Period,
): Promise<FigurePage['partNames']> {
  const split = 'split' in formula ? formula.split : undefined;
  const axis = themes.find(known => known === split);
  const named = axis
    ? (await network(reader)).themes(axis, period.to)
    : split === 'material'
      ? [
          ...programmesOn(await readProgrammes(reader), period.to).values(),
          ...(await provinceWords(reader)).filter(({ list }) => list === 'volunteer-role'),
        ]
      : [];
  return new Map(named.map(({ code, nameNl, nameEn }) => [code, { nl: nameNl, en: nameEn }]));
}

/** The place and definition that an address names. `place` is a unit's code; the province when left out. */
export async function findFigure(
  reader: Reader,
  code: string,
  placeCode: string | undefined,
  period: Period,
): Promise<Result<{ definition: string; scope: Unit }, FigureRefusal>> {
  const known = await network(reader);
  const scope =
    placeCode === undefined || placeCode === '' ? known.province : known.byCode(placeCode, period.to);
  if (!scope) return refuse({ code: 'statistics/unknown-place', place: placeCode ?? '' });
  if (!definitionOn(await readDefinitions(reader), code, period.to))
    return refuse({ code: 'statistics/unknown-figure', figure: code });
  return ok({ definition: code, scope });
}

/** `on`: as it was known at the end of that day, the newest that was kept by then. */
export async function loadFigure(
  reader: Reader,
  definition: string,
  place: Unit,
  period: Period,
  on?: Day,
): Promise<FigurePage> {
  const known = await network(reader);
  const wish = { definition, scope: place.id, period };
  const now = await figure(reader, wish);
  const found =
    on === undefined
      ? now
      : await figure(reader, { ...wish, vintage: instantIn(known.zone(place.id), addDays(on, 1), '00:00') });
  return {
    figure: found,
    asKnown: on === undefined ? undefined : { on, now },
    network: known,
    place,
    kept: await vintages(reader, found),
    uses: await usesOf(reader, definition, place.id, period),
    all: await measureAll(reader, found.definition, period, found.position),
    organisations: known.units('organisation', period.to),
    municipalities: known.units('municipality', period.to),
    partNames: await partNamesOf(reader, found.definition, period),
  };
}
