import { isDeepStrictEqual } from 'node:util';
import { rolledUpTo, type Position } from '#ledger';
import type { Db } from '#platform/db.ts';
import {
  type Definition,
  isStand,
  type LedgerFormula,
  readsLedger,
} from '../../src/modules/statistics/definition.ts';
import { shippedDefinitions } from '../../src/modules/statistics/load-definitions.ts';
import { type Measure, type Measured, measureRows } from '../../src/modules/statistics/store/measure.ts';
import { canBeRolled, measureRolled } from '../../src/modules/statistics/store/rolled.ts';
import { milliseconds } from '../measurement.ts';
import { madeKinds } from './book.ts';
import { type Duck, duckStatement } from './duckdb.ts';

/** Milliseconds of one figure: each row read, what was added up (where the definition allows), and DuckDB's. */
export interface Times {
  readonly formula: LedgerFormula;
  readonly code: string;
  readonly rows: number;
  readonly rolled: number | undefined;
  readonly duck: number;
}

type Asked = Definition & { readonly formula: LedgerFormula };

const kindsOf = (formula: LedgerFormula) =>
  isStand(formula) ? [...formula.add.kind, ...formula.subtract.kind] : formula.where.kind;

/** One definition of each formula over events that were made up. */
export const asked: readonly Asked[] = [
  ...new Map(
    shippedDefinitions()
      .filter((found): found is Asked => readsLedger(found.formula))
      .filter(({ formula }) =>
        isStand(formula)
          ? kindsOf(formula).some(kind => madeKinds.has(kind))
          : kindsOf(formula).every(kind => madeKinds.has(kind)),
      )
      .map(found => [JSON.stringify(found.formula), found]),
  ).values(),
];

/** The best of three, so that neither side pays for finding its pages. */
async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 3; n += 1) least = Math.min(least, await milliseconds(work));
  return least;
}

const near = (a: unknown, b: unknown) =>
  a === b || (a !== null && b !== null && Math.abs(Number(a) - Number(b)) < 1e-6);

/** Throws when DuckDB found something else in the same events. */
async function mustAgree(
  duck: Duck,
  found: readonly Measured[],
  measure: Measure,
  code: string,
): Promise<void> {
  const theirs = await duck.rows(duckStatement(measure));
  const agree = found.every(({ part, value, events }) =>
    theirs.some(row => row['part'] === part && near(row['value'], value) && Number(row['events']) === events),
  );
  if (!agree || found.length !== theirs.filter(({ events }) => Number(events) > 0).length)
    throw new Error(
      `DuckDB finds another ${code}: ${JSON.stringify([found, theirs], (_, v) => (typeof v === 'bigint' ? Number(v) : v))}`,
    );
}

/** Each figure three ways, compared and timed. */
export async function timeFigures(
  db: Db,
  duck: Duck,
  where: Pick<Measure, 'period' | 'position' | 'only'>,
): Promise<Times[]> {
  const up = await rolledUpTo(db, where.position);
  const times: Times[] = [];
  for (const { code, formula } of asked) {
    const measure = { formula, ...where };
    const found = await measureRows(db, measure);
    await mustAgree(duck, found, measure, code);
    times.push({
      code,
      formula,
      rows: await best(() => measureRows(db, measure)),
      rolled: canBeRolled(measure) ? await best(() => measureRolled(db, measure, up)) : undefined,
      duck: await best(() => duck.rows(duckStatement(measure))),
    });
  }
  return times;
}

/** How many answers from what was added up are not what each row gives: of every formula, for each place of three levels. */
export async function countDifferences(
  db: Db,
  periods: readonly Measure['period'][],
  position: Position,
): Promise<{ different: number; compared: number }> {
  const up = await rolledUpTo(db, position);
  let [different, compared] = [0, 0];
  for (const { formula } of asked)
    for (const period of periods)
      for (const by of ['unit', 'organisation', 'municipality'] as const) {
        const measure = { formula, period, position, by };
        if (!canBeRolled(measure)) continue;
        const [rows, rolled] = [await measureRows(db, measure), await measureRolled(db, measure, up)];
        compared += rows.length;
        if (isDeepStrictEqual(rows, rolled)) continue;
        different += Math.max(1, rows.filter((row, n) => !isDeepStrictEqual(row, rolled[n])).length);
      }
  return { different, compared };
}
