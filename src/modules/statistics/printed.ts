import { z } from 'zod';

const said = z.strictObject({ nl: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

const printedValue = z
  .strictObject({
    year: z.int().min(1900).max(2100),
    value: z.number(),
    /** The page that it stood on, by its address or in words. */
    source: z.string().min(1),
    /** What the page said that was counted, when it differs from the name of the row. */
    meaning: said.optional(),
    /** What the page split the number into. */
    parts: z.array(z.number()).optional(),
    /** How the page itself marked the number. */
    status: z.enum(['provisional', 'final']).optional(),
  })
  .refine(
    ({ value, parts }) => parts === undefined || parts.reduce((sum, part) => sum + part, 0) === value,
    'the parts do not add up to the value',
  );

const printedSeries = z.strictObject({
  code,
  name: said,
  unit: said,
  /** How the printed ratio should follow from other rows, and which row may have been left out without a word. */
  ratio: z.strictObject({ of: code, per: code, without: code }).optional(),
  values: z.array(printedValue).nonempty(),
});

/** `printed.json` of a province: key figures as they were published before, contradictions included. */
export const printedFile = z.strictObject({ series: z.array(printedSeries).nonempty() });

export type PrintedValue = z.infer<typeof printedValue>;
export type PrintedSeries = z.infer<typeof printedSeries>;
