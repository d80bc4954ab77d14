import { z } from 'zod';

const said = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** One box of a form: what is asked, of which definition it is the figure, and what is not enough to go on. */
const cell = z.strictObject({
  code,
  name: said,
  help: said.optional(),
  unit: said.optional(),
  decimals: z.int().min(0).max(2).optional(),
  /** The definition that fills the cell; a cell without one is filled by hand. */
  definition: code.optional(),
  /** False when the cell may stay empty. */
  required: z.boolean().optional(),
  /** True when it counts persons: small numbers are hidden where it is published. */
  persons: z.boolean().optional(),
});

const section = z.strictObject({
  code,
  name: said,
  /** Whose it usually is, by function. */
  owner: said,
  cells: z.array(cell).nonempty(),
});

/** A list of questions as a file. Whoever administers a province replaces it by a file with a higher version. */
export const questionnaireFile = z
  .strictObject({
    code,
    version: z.int().positive(),
    /** First year that the answers are about. */
    fromYear: z.int().min(1900).max(2200),
    name: said,
    /** Where the questions come from; says so when the true list is not public. */
    source: z.string().min(1),
    sections: z.array(section).nonempty(),
  })
  .refine(({ sections }) => {
    const codes = sections.flatMap(({ cells }) => cells.map(one => one.code));
    return new Set(codes).size === codes.length;
  }, 'a cell stands in it twice');

const dayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** `deliveries.json` of a province: the calendar. Days are of the year after the one that is delivered. */
export const calendarFile = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      code,
      name: said,
      recipient: said,
      /** Who fills one form each. */
      deliverers: z.enum(['organisation', 'poi', 'municipality', 'branch']),
      questionnaires: z.array(code).nonempty(),
      opens: dayOfYear,
      due: dayOfYear,
      /** Days before the last one on which who must still answer is reminded. */
      remind: z.array(z.int().min(0).max(120)),
      source: z.string().min(1),
    }),
  ),
});

export type Questionnaire = z.infer<typeof questionnaireFile>;
export type Cell = z.infer<typeof cell>;
export type Plan = z.infer<typeof calendarFile>['deliveries'][number];

export const cellsOf = ({ sections }: Questionnaire): readonly Cell[] => sections.flatMap(one => one.cells);
