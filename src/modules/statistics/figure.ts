import { closedThrough, type Position, safePosition } from '#ledger';
import { network, type UnitId, type UnitKind } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { type Definition, definitionOn } from './definition.ts';
import type { Period } from './period.ts';
import {
  insertFigures,
  type KeptFigure,
  readDefinitions,
  readVintageAt,
  readVintages,
} from './store/kept.ts';
import { type Level, type Measured, measure } from './store/measure.ts';

/**
 * How far a number can be trusted, after the SDMX list of observation statuses (CL_OBS_STATUS 2.2): `normal` (A);
 * `provisional` (P), when not every day of the period was closed yet; `estimated` (E), when an event in it is an
 * estimate; `missing` (M), when there is nothing to say. A number that is both is provisional.
 */
export type FigureStatus = 'normal' | 'provisional' | 'estimated' | 'missing';

/** A number with all that it takes to believe it. */
export interface Figure {
  readonly definition: Definition;
  readonly scope: UnitId;
  readonly period: Period;
  /** Undefined when there is nothing to say, as the median of no requests. */
  readonly value: number | undefined;
  readonly status: FigureStatus;
  /** What the value is made of, when the definition splits it. */
  readonly parts: readonly { readonly part: string; readonly value: number }[];
  /** The place in the ledger that it was read at. */
  readonly position: Position;
  /** How many ledger rows it was made from. */
  readonly events: number;
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

/** Sums and counts of nothing are zero; a mean or median of nothing does not exist. */
function valueOf({ formula }: Definition, measured: readonly Measured[]): number | undefined {
  const isAverage = formula.op === 'mean' || formula.op === 'median';
  if (isAverage) return measured[0]?.value ?? undefined;
  return measured.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

function statusOf(
  value: number | undefined,
  { to }: Period,
  { closed }: Seen,
  measured: readonly Measured[],
): FigureStatus {
  if (value === undefined) return 'missing';
  if (closed === undefined || closed < to) return 'provisional';
  return measured.some(({ estimated }) => estimated) ? 'estimated' : 'normal';
}

/** A place in the ledger, and the last day that was closed there. */
interface Seen {
  readonly position: Position;
  readonly closed: Day | undefined;
}

const seenAt = async (reader: Reader, position: Position): Promise<Seen> => ({
  position,
  closed: await closedThrough(reader, position),
});

function figureFrom(
  definition: Definition,
  scope: UnitId,
  period: Period,
  seen: Seen,
  measured: readonly Measured[],
): Figure {
  const value = valueOf(definition, measured);
  return {
    definition,
    scope,
    period,
    position: seen.position,
    value,
    status: statusOf(value, period, seen, measured),
    parts: measured.flatMap(({ part, value }) => (part === null || value === null ? [] : [{ part, value }])),
    events: measured.reduce((sum, { events }) => sum + events, 0),
  };
}

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
  const { scope, period } = wish;
  const definition = definitionOn(await readDefinitions(reader), wish.definition, period.to, wish.version);
  if (!definition) throw new Error(`there is no definition ${wish.definition} for ${period.name}`);
  const position = await placeInBook(reader, definition, wish);
  if (!position) return missing(definition, scope, period);
  const level = levelOf((await network(reader)).unit(scope).kind);
  const only = level && { level, unit: scope };
  const measured = await measure(reader, { formula: definition.formula, period, position, only });
  return figureFrom(definition, scope, period, await seenAt(reader, position), measured);
}

/** The figures of a definition for all organisations or all municipalities at once, by the place's id. */
export async function figuresBy(
  reader: Reader,
  definition: Definition,
  by: 'organisation' | 'municipality',
  period: Period,
  position: Position,
): Promise<Map<UnitId, Figure>> {
  const measured = await measure(reader, { formula: definition.formula, period, position, by });
  const seen = await seenAt(reader, position);
  const places = Map.groupBy(measured, ({ place }) => place);
  return new Map(
    [...places].flatMap(([place, rows]): [UnitId, Figure][] =>
      place === null ? [] : [[place, figureFrom(definition, place, period, seen, rows)]],
    ),
  );
}

/** Definitions that hold for a period, each in its newest version, in the order in which they are shown. */
export async function definitionsFor(reader: Reader, period: Period): Promise<Definition[]> {
  const all = await readDefinitions(reader);
  return all.filter(found => definitionOn(all, found.code, period.to) === found);
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
 * Computes a figure again at the place in the ledger of its newest kept vintage, and at the newest place. A figure
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
  const again = await figure(tx, { ...wish, position: placeOf(kept) });
  if (!last || !isSame(kept, now)) await keepFigures(tx, [now], at);
  return { kept, again, now, same: isSame(kept, again) };
}
