import { closedThrough, type Position, rolledUpTo } from '#ledger';
import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { once } from '#platform/once.ts';
import {
  type Definition,
  definitionOn,
  type Formula,
  isStand,
  type LedgerFormula,
  readsLedger,
} from './definition.ts';
import type { EntryStatus } from './entry.ts';
import { marginOf } from './margin.ts';
import type { Period } from './period.ts';
import { type AddedEntries, addEntries } from './store/entries.ts';
import { readDefinitions } from './store/kept.ts';
import { type Level, type Measure, type Measured, measureRows } from './store/measure.ts';
import { canBeRolled, measureRolled } from './store/rolled.ts';

/**
 * How far a number can be trusted, after the SDMX list of observation statuses (CL_OBS_STATUS 2.2), the firmest first:
 * `normal` (A); `estimated` (E), when something in it is an estimate; `imputed` (I), when something was filled in for who
 * did not answer; `provisional` (P), when a day of the period is still open or a part is not in yet; `missing` (M), when
 * there is nothing to say.
 */
export const figureStatuses = ['normal', 'estimated', 'imputed', 'provisional', 'missing'] as const;
export type FigureStatus = (typeof figureStatuses)[number];

/** The least firm of some. */
const leastFirm = (statuses: readonly FigureStatus[]): FigureStatus =>
  figureStatuses.findLast(status => statuses.includes(status)) ?? 'normal';

/** What a formula gives for a place. */
export interface Outcome {
  /** Undefined when there is nothing to say, as the median of no requests. */
  readonly value: number | undefined;
  /** What the value is made of, when the definition splits it. */
  readonly parts: readonly { readonly part: string; readonly value: number }[];
  /** How many ledger rows or entries it was made from. */
  readonly events: number;
  readonly status: FigureStatus;
}

/** By place; `null` stands for the one place that was asked for. */
export type Outcomes = ReadonlyMap<UnitId | null, Outcome>;

export interface Wanted {
  readonly period: Period;
  readonly position: Position;
  readonly only?: { readonly level: Level; readonly unit: UnitId } | undefined;
  readonly by?: 'organisation' | 'municipality' | undefined;
  /** Branches count where they lie on this day, wherever they lay when it happened: a series over a merger. */
  readonly boundaries?: Day | undefined;
  /** True to read each row of the book, also where it was added up. */
  readonly rowByRow?: boolean | undefined;
}

/** What stays the same while one question is answered. */
interface Ground {
  readonly reader: Reader;
  readonly definitions: readonly Definition[];
  readonly closed: Day | undefined;
}

/** Sums and counts of nothing are zero; a mean or median of nothing does not exist. */
function ledgerValue({ op }: LedgerFormula, rows: readonly Measured[]): number | undefined {
  if (op === 'mean' || op === 'median') return rows[0]?.value ?? undefined;
  return rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

function ledgerStatus(
  value: number | undefined,
  { to }: Period,
  closed: Day | undefined,
  rows: readonly Measured[],
): FigureStatus {
  if (value === undefined) return 'missing';
  if (closed === undefined || closed < to) return 'provisional';
  return rows.some(({ estimated }) => estimated) ? 'estimated' : 'normal';
}

const measureOne = async (reader: Reader, wish: Measure, rowByRow = false): Promise<Measured[]> =>
  rowByRow || !canBeRolled(wish)
    ? once(reader, JSON.stringify(wish), () => measureRows(reader, wish))
    : measureRolled(reader, wish, await rolledUpTo(reader, wish.position));

/**
 * The day on which it is asked where branches lie, when that is not the day of each event: for what stood there on a day, and
 * on the boundaries of another day. A branch takes its collection and members along to another municipality.
 */
const dayOfPlaces = (formula: LedgerFormula, { period, boundaries, by, only }: Wanted): Day | undefined => {
  const level = by ?? only?.level;
  if (level === undefined || level === 'unit') return undefined;
  if (isStand(formula)) return boundaries ?? period.to;
  const { op } = formula;
  return op === 'sum' || op === 'count' ? boundaries : undefined;
};

/** Measures each branch, and puts them together by where they lie on a day. */
async function measurePlacesOn(reader: Reader, formula: LedgerFormula, wanted: Wanted, on: Day) {
  const { period, position, by, only } = wanted;
  const place = await network(reader);
  const branches = await measureOne(reader, { formula, period, position, by: 'unit' }, wanted.rowByRow);
  const level = by ?? only?.level ?? 'unit';
  return branches.flatMap((row): Measured[] => {
    const unit = row.place === null ? undefined : place.unit(row.place, on);
    const at = level === 'unit' ? unit?.id : unit?.[level];
    if (only && at !== only.unit) return [];
    return [{ ...row, place: only || at === undefined ? null : at }];
  });
}

/** Rows of one place and part as one. */
const together = (rows: readonly Measured[]): Measured[] =>
  [...Map.groupBy(rows, ({ place, part }) => `${place} ${part}`).values()].map(alike =>
    alike.reduce((all, row) => ({
      ...all,
      value: (all.value ?? 0) + (row.value ?? 0),
      events: all.events + row.events,
      estimated: all.estimated || row.estimated,
    })),
  );

async function overLedger(
  { reader, closed }: Ground,
  formula: LedgerFormula,
  wanted: Wanted,
): Promise<Outcomes> {
  const on = dayOfPlaces(formula, wanted);
  const { boundaries: _, rowByRow, ...where } = wanted;
  const measured =
    on === undefined
      ? await measureOne(reader, { formula, ...where }, rowByRow)
      : together(await measurePlacesOn(reader, formula, wanted, on));
  const places = Map.groupBy(measured, ({ place }) => place);
  if (!wanted.by && !places.has(null)) places.set(null, []);
  return new Map(
    [...places].map(([place, rows]): [UnitId | null, Outcome] => {
      const value = ledgerValue(formula, rows);
      const parts = rows.flatMap(({ part, value: counted }) =>
        part === null || counted === null ? [] : [{ part, value: counted }],
      );
      const events = rows.reduce((sum, row) => sum + row.events, 0);
      return [place, { value, parts, events, status: ledgerStatus(value, wanted.period, closed, rows) }];
    }),
  );
}

const nothing: Outcome = { value: undefined, parts: [], events: 0, status: 'missing' };

const statusOfEntry: Readonly<Record<EntryStatus, FigureStatus>> = {
  final: 'normal',
  registered: 'normal',
  estimated: 'estimated',
  imputed: 'imputed',
  provisional: 'provisional',
};

/** A sum with an unknown part is unknown; one of which parts are not in yet is provisional. */
function entryOutcome({ value, events, absent, statuses, own }: AddedEntries, expected: number): Outcome {
  if (value === null || absent > 0) return { ...nothing, events };
  const late: FigureStatus[] = !own && events < expected ? ['provisional'] : [];
  return {
    value,
    parts: [],
    events,
    status: leastFirm([...statuses.map(one => statusOfEntry[one]), ...late]),
  };
}

async function overEntries(
  { reader }: Ground,
  code: string,
  { of, adds }: Extract<Formula, { op: 'manual' }>,
  wanted: Wanted,
): Promise<Outcomes> {
  const place = await network(reader);
  const { to } = wanted.period;
  const parts = of === 'branch' ? place.branches(to) : place.units(of, to);
  const expected = (within: UnitId | undefined) =>
    within === undefined ? parts.length : parts.filter(({ id }) => place.isWithin(id, within, to)).length;
  const whole = [place.province, ...(of === 'poi' ? parts : [])].map(({ id }) => id);
  const added = await addEntries(reader, { code, of, adds, whole, ...wanted });
  const outcomes = added.map((row): [UnitId | null, Outcome] => [
    row.place,
    entryOutcome(row, expected(row.place ?? wanted.only?.unit)),
  ]);
  return new Map(wanted.by || outcomes.length > 0 ? outcomes : [[null, nothing]]);
}

/** Puts the outcomes of several figures together, a place at a time; places that one of them lacks have none. */
async function over(
  ground: Ground,
  codes: readonly string[],
  wanted: Wanted,
  together: (values: readonly number[]) => number | undefined,
): Promise<Outcomes> {
  const all: Outcomes[] = [];
  for (const code of codes) {
    const definition = definitionOn(ground.definitions, code, wanted.period.to);
    if (!definition) throw new Error(`there is no definition ${code} for ${wanted.period.name}`);
    all.push(await outcomesOf(ground, definition, wanted));
  }
  return new Map(
    [...(all[0]?.keys() ?? [])].map((place): [UnitId | null, Outcome] => {
      const found = all.map(outcomes => outcomes.get(place) ?? nothing);
      const values = found.flatMap(({ value }) => (value === undefined ? [] : [value]));
      const value = values.length < found.length ? undefined : together(values);
      const events = found.reduce((sum, one) => sum + one.events, 0);
      const status = value === undefined ? 'missing' : leastFirm(found.map(one => one.status));
      return [place, { value, parts: [], events, status }];
    }),
  );
}

function outcomesOf(ground: Ground, { code, formula }: Definition, wanted: Wanted): Promise<Outcomes> {
  if (readsLedger(formula)) return overLedger(ground, formula, wanted);
  switch (formula.op) {
    case 'manual':
      return overEntries(ground, code, formula, wanted);
    case 'ratio':
      return over(ground, [formula.of, formula.per], wanted, ([of = 0, per = 0]) =>
        per === 0 ? undefined : (of / per) * (formula.times ?? 1),
      );
    case 'margin':
      return over(ground, [formula.of, formula.per], wanted, ([of = 0, per = 0]) => marginOf(of, per));
    case 'total': {
      const { add, subtract = [] } = formula;
      return over(ground, [...add, ...subtract], wanted, values =>
        values.reduce((sum, value, n) => (n < add.length ? sum + value : sum - value), 0),
      );
    }
  }
}

/** Runs a definition at a place in the ledger. The same place gives the same answer for ever. */
export async function outcomes(reader: Reader, definition: Definition, wanted: Wanted): Promise<Outcomes> {
  const isManual = definition.formula.op === 'manual';
  const { item, horizon, person } = wanted.position;
  const closed = isManual
    ? undefined
    : await once(reader, `closed ${item} ${horizon} ${person}`, () => closedThrough(reader, wanted.position));
  return outcomesOf({ reader, definitions: await readDefinitions(reader), closed }, definition, wanted);
}
