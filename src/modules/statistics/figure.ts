import { type Position, safePosition } from '#ledger';
import { network, type UnitId, type UnitKind } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { type Definition, definitionOn } from './definition.ts';
import { type Outcome, outcomes } from './outcome.ts';
import type { Period } from './period.ts';
import {
  insertFigures,
  type KeptFigure,
  readDefinitions,
  readVintageAt,
  readVintages,
} from './store/kept.ts';
import type { Level } from './store/measure.ts';

/** A number with all that it takes to believe it. */
export interface Figure extends Outcome {
  readonly definition: Definition;
  readonly scope: UnitId;
  readonly period: Period;
  /** The place in the ledger that it was read at. */
  readonly position: Position;
}

export interface FigureWish {
  readonly definition: string;
  readonly version?: number | undefined;
  /** A branch, an organisation, a municipality, or the province. */
  readonly scope: UnitId;
  readonly period: Period;
  /** The newest safe one when left out. */
  readonly position?: Position | undefined;
  /** As it was known at this moment: the newest vintage kept by then, computed again at its place in the ledger. */
  readonly vintage?: Date | undefined;
  /** Branches count where they lie on this day, wherever they lay when it happened; for what adds up. */
  readonly boundaries?: Day | undefined;
  /** True to read each row of the ledger, also where it was added up; the answer is the same. */
  readonly rowByRow?: boolean | undefined;
}

/** Where the book began: nothing was known yet. */
const nowhere: Position = { item: 0, horizon: 0, person: 0 };

const levels: Partial<Record<UnitKind, Level>> = {
  organisation: 'organisation',
  municipality: 'municipality',
};

const whole: ReadonlySet<UnitKind> = new Set(['province', 'poi']);

/** Which column holds a place's events; none for the province, which has them all. */
const levelOf = (kind: UnitKind): Level | undefined =>
  whole.has(kind) ? undefined : (levels[kind] ?? 'unit');

const figureFrom = (
  definition: Definition,
  scope: UnitId,
  period: Period,
  position: Position,
  outcome: Outcome,
): Figure => ({ definition, scope, period, position, ...outcome });

const missing = (definition: Definition, scope: UnitId, period: Period): Figure => ({
  definition,
  scope,
  period,
  position: nowhere,
  value: undefined,
  status: 'missing',
  parts: [],
  events: 0,
});

const placeOf = ({ itemPosition, horizon, personPosition }: KeptFigure): Position => ({
  item: itemPosition,
  horizon,
  person: personPosition,
});

async function placeInBook(
  reader: Reader,
  { code, version }: Definition,
  { scope, period, position, vintage }: FigureWish,
): Promise<Position | undefined> {
  if (position) return position;
  if (!vintage) return safePosition(reader);
  const of = { code, version, scope, fromDay: period.from, toDay: period.to };
  const kept = await readVintageAt(reader, of, vintage);
  return kept && placeOf(kept);
}

/**
 * Computes one figure. Of a vintage before anything was kept, the value is missing. Throws when there is no such
 * definition for the period.
 */
export async function figure(reader: Reader, wish: FigureWish): Promise<Figure> {
  const { scope, period, boundaries, rowByRow } = wish;
  const definition = definitionOn(await readDefinitions(reader), wish.definition, period.to, wish.version);
  if (!definition) throw new Error(`there is no definition ${wish.definition} for ${period.name}`);
  const position = await placeInBook(reader, definition, wish);
  if (!position) return missing(definition, scope, period);
  const level = levelOf((await network(reader)).unit(scope).kind);
  const only = level && { level, unit: scope };
  const outcome = (await outcomes(reader, definition, { period, position, only, boundaries, rowByRow })).get(
    null,
  );
  return outcome
    ? figureFrom(definition, scope, period, position, outcome)
    : missing(definition, scope, period);
}

/** The version of a definition that holds for a period, or the one asked for; nothing when there is none. */
export const findDefinition = async (
  reader: Reader,
  code: string,
  period: Period,
  version?: number,
): Promise<Definition | undefined> => definitionOn(await readDefinitions(reader), code, period.to, version);

/** The figures of a definition for all organisations or all municipalities at once, by the place's id. */
export async function figuresBy(
  reader: Reader,
  definition: Definition,
  by: 'organisation' | 'municipality',
  period: Period,
  position: Position,
): Promise<Map<UnitId, Figure>> {
  const found = await outcomes(reader, definition, { period, position, by });
  return new Map(
    [...found].flatMap(([place, outcome]): [UnitId, Figure][] =>
      place === null ? [] : [[place, figureFrom(definition, place, period, position, outcome)]],
    ),
  );
}

/** Definitions that hold for a period, each in its newest version, in the order in which they are shown. */
export async function definitionsFor(reader: Reader, period: Period): Promise<Definition[]> {
  const all = await readDefinitions(reader);
  const isYear = period.name.length === 4;
  return all.filter(
    found => definitionOn(all, found.code, period.to) === found && (isYear || found.per !== 'year'),
  );
}

/** A stored figure, what the same place in the ledger says today, and what the newest place says. */
export interface Recomputed {
  readonly kept: KeptFigure;
  readonly again: Figure;
  readonly now: Figure;
  /** True when the stored value came out again, as it must. */
  readonly same: boolean;
}

const keptFrom = (
  { definition, scope, period, position, value, parts, events }: Figure,
  at: Date,
): KeptFigure => ({
  code: definition.code,
  version: definition.version,
  scope,
  fromDay: period.from,
  toDay: period.to,
  itemPosition: position.item,
  horizon: position.horizon,
  personPosition: position.person,
  value: value ?? null,
  parts,
  events,
  keptAt: at,
});

const keyOf = ({ definition, scope, period }: Figure) => ({
  code: definition.code,
  version: definition.version,
  scope,
  fromDay: period.from,
  toDay: period.to,
});

/** Every vintage of a figure that was kept, oldest first. */
export const vintages = (reader: Reader, of: Figure): Promise<KeptFigure[]> =>
  readVintages(reader, keyOf(of));

const isSame = (kept: KeptFigure, again: Figure): boolean =>
  kept.value === (again.value ?? null) &&
  kept.events === again.events &&
  kept.parts.length === again.parts.length &&
  again.parts.every(({ part, value }) => kept.parts.some(old => old.part === part && old.value === value));

/** Keeps figures as they are; one that was kept at the same place in the ledger is not kept twice. */
export const keepFigures = (tx: Tx, figures: readonly Figure[], at: Date): Promise<number> =>
  insertFigures(
    tx,
    figures.map(found => keptFrom(found, at)),
  );

/**
 * Computes a figure again, row by row, at the place in the ledger of its newest kept vintage, and at the newest place. A figure
 * that was never kept is kept first; a newest value that differs is kept as a new vintage beside the old one.
 */
export async function recompute(
  tx: Tx,
  wish: Omit<FigureWish, 'position' | 'vintage'>,
  at: Date,
): Promise<Recomputed> {
  const now = await figure(tx, wish);
  const last = (await vintages(tx, now)).at(-1);
  const kept = last ?? keptFrom(now, at);
  const again = await figure(tx, { ...wish, position: placeOf(kept), rowByRow: true });
  if (!last || !isSame(kept, now)) await keepFigures(tx, [now], at);
  return { kept, again, now, same: isSame(kept, again) };
}
