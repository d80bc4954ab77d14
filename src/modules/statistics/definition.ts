import { z } from 'zod';
import { type Day, parseDay } from '#platform/day.ts';

/** Which events count: each named column has one of the given values. */
const where = z
  .strictObject({
    kind: z.array(z.string()).nonempty(),
    material: z.array(z.string()).nonempty(),
    audience: z.array(z.string()).nonempty(),
    form: z.array(z.enum(['fiction', 'non-fiction', 'unknown'])).nonempty(),
    scope: z.array(z.string()).nonempty(),
    category: z.array(z.string()).nonempty(),
    age_band: z.array(z.string()).nonempty(),
  })
  .partial({ material: true, audience: true, form: true, scope: true, category: true, age_band: true });

/** The axes on which programmes are counted: what `material` names stood there on the day of the event. */
export const themes = ['goal', 'opgave', 'kernfunctie'] as const;

const events = z.enum(['item', 'person']);
const code = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/);

/**
 * The whole language of formulas. Over the ledger: `sum` adds amounts, `count` counts events, `distinct` counts different
 * people of one year, `mean` and `median` look at how many days it took, `at-date` adds up all that came and takes off all
 * that went until the last day of the period, and `without` counts the copies that stood there then and to which something did not
 * happen in the period, anywhere. Over entries: `manual` is what somebody entered of a place, added up over the
 * places of the kind `of` when it may be. Over other figures: `ratio` divides, `total` adds and takes off, and
 * `margin` says how far a share found among some who answered can be off, in hundredths.
 */
const formula = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.enum(['sum', 'count']),
    events,
    where,
    split: z.enum(['material', 'scope', 'audience', 'age_band', ...themes]).optional(),
  }),
  z.strictObject({
    op: z.literal('distinct'),
    events: z.literal('person'),
    where,
    split: z.enum(['age_band']).optional(),
  }),
  z.strictObject({ op: z.enum(['mean', 'median']), events: z.literal('item'), of: z.literal('days'), where }),
  z.strictObject({ op: z.literal('at-date'), events, add: where, subtract: where }),
  z.strictObject({
    op: z.literal('without'),
    events: z.literal('item'),
    add: where,
    subtract: where,
    without: where,
  }),
  z.strictObject({
    op: z.literal('manual'),
    of: z.enum(['branch', 'organisation', 'municipality', 'poi']),
    /** False where a sum of places says nothing, as of marks and ratios. */
    adds: z.boolean(),
  }),
  z.strictObject({ op: z.literal('ratio'), of: code, per: code, times: z.int().positive().optional() }),
  z.strictObject({ op: z.literal('margin'), of: code, per: code }),
  z.strictObject({
    op: z.literal('total'),
    add: z.array(code).nonempty(),
    subtract: z.array(code).optional(),
  }),
]);

const said = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });

export const definitionFile = z.strictObject({
  code,
  version: z.int().positive(),
  validFrom: z.string().refine(text => parseDay(text) !== undefined),
  order: z.int(),
  name: said,
  explanation: said,
  /** What is counted otherwise than by the version before, and why. */
  changed: said.optional(),
  unit: said,
  decimals: z.int().min(0).max(2),
  formula,
  /** Only to be asked of a year. */
  per: z.literal('year').optional(),
  /** The sign that may stand beside a value; a value with another sign is a mistake (“0,86 %” for a ratio). */
  sign: z.enum(['euro', 'percent']).optional(),
  /** Figures that are easily taken for this one, and why they differ. */
  differs: z.array(z.strictObject({ from: code, because: said })).optional(),
  source: z.string().min(1),
});

export type Where = z.infer<typeof where>;
export type Formula = z.infer<typeof formula>;

/** A formula that reads the ledger itself. */
export type LedgerFormula = Extract<Formula, { events: unknown }>;

export const readsLedger = (formula: Formula): formula is LedgerFormula => 'events' in formula;

/** A formula about what stood somewhere on the last day: all that came less all that went. */
export type StandFormula = Extract<LedgerFormula, { op: 'at-date' | 'without' }>;

export const isStand = (formula: LedgerFormula): formula is StandFormula => 'subtract' in formula;

/** The figures that a figure is made from. */
export const madeFrom = (formula: Formula): readonly string[] =>
  formula.op === 'ratio' || formula.op === 'margin'
    ? [formula.of, formula.per]
    : formula.op === 'total'
      ? [...formula.add, ...(formula.subtract ?? [])]
      : [];

/** What a figure means: a version of a definition, with its formula and the source of its wording. */
export interface Definition extends z.infer<typeof definitionFile> {
  readonly validFrom: Day;
}

/** The newest version that holds on a day, or the one asked for. */
export function definitionOn(
  definitions: readonly Definition[],
  code: string,
  on: Day,
  version?: number,
): Definition | undefined {
  return definitions
    .filter(
      found =>
        found.code === code && (version === undefined ? found.validFrom <= on : found.version === version),
    )
    .toSorted((a, b) => b.version - a.version)[0];
}
