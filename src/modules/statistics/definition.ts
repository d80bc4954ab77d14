import { z } from 'zod';
import { type Day, parseDay } from '#platform/day.ts';

/** Which events count: each named column has one of the given values. */
const where = z
  .strictObject({
    kind: z.array(z.string()).nonempty(),
    material: z.array(z.string()).nonempty(),
    audience: z.array(z.string()).nonempty(),
    scope: z.array(z.string()).nonempty(),
    category: z.array(z.string()).nonempty(),
  })
  .partial({ material: true, audience: true, scope: true, category: true });

const events = z.enum(['item', 'person']);

/**
 * The whole language of formulas: `sum` adds amounts, `count` counts events, `distinct` counts different people of one
 * year, `mean` and `median` look at how many days it took, `at-date` adds up all that came and takes off all that went
 * until the last day of the period.
 */
const formula = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.enum(['sum', 'count']),
    events,
    where,
    split: z.enum(['material', 'scope', 'audience', 'age_band']).optional(),
  }),
  z.strictObject({ op: z.literal('distinct'), events: z.literal('person'), where }),
  z.strictObject({ op: z.enum(['mean', 'median']), events: z.literal('item'), of: z.literal('days'), where }),
  z.strictObject({ op: z.literal('at-date'), events, add: where, subtract: where }),
]);

const said = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });

export const definitionFile = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  version: z.int().positive(),
  validFrom: z.string().refine(text => parseDay(text) !== undefined),
  order: z.int(),
  name: said,
  explanation: said,
  unit: said,
  decimals: z.int().min(0).max(2),
  formula,
  source: z.string().min(1),
});

export type Where = z.infer<typeof where>;
export type Formula = z.infer<typeof formula>;

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
