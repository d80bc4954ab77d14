import { z } from 'zod';
import { sayNumber, sayShare } from '#web/amounts.ts';
import type { Language } from '#web/words.ts';

/** How a value is written: so many decimals, in units of `of` (1,000 for thousands), as a number or a share. */
const rounding = z.strictObject({
  decimals: z.int().min(0).max(3).optional(),
  of: z.number().positive().optional(),
  as: z.enum(['number', 'share', 'euro']).optional(),
});

const period = z.string().regex(/^[12]\d{3}(-(0[1-9]|1[0-2]))?$/);
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const common = {
  rounding: rounding.optional(),
  /** What the author calls it, where the name of its definition says too little. */
  label: z.string().min(1).optional(),
};

/** A number that the ledger gives: what it means, where, when, and as known at which moment. */
const counted = z.strictObject({
  from: z.literal('ledger'),
  definition: z.string(),
  version: z.int().positive().optional(),
  /** Code of a unit; the province when left out. */
  scope: z.string().optional(),
  period,
  /** One part of a definition that splits, as `book` of the loans by material. */
  part: z.string().optional(),
  /** As it was known at this moment; the newest when left out. */
  vintage: z.iso.datetime().optional(),
  ...common,
});

/** A number that stood in an earlier publication, with the page it stood on. */
const printed = z.strictObject({
  from: z.literal('printed'),
  series: z.string(),
  year: z.int(),
  /** Which page, where several print one; the last otherwise. */
  source: z.string().optional(),
  ...common,
});

/** A number that follows from others of the same publication, before they are rounded. */
const computed = z.strictObject({
  from: z.literal('others'),
  how: z.enum(['sum', 'difference', 'product', 'ratio', 'growth']),
  of: z.array(name).min(2).max(40),
  unit: z.string(),
  ...common,
  label: z.string().min(1),
});

export const token = z.discriminatedUnion('from', [counted, printed, computed]);
export type Token = z.infer<typeof token>;
export type CountedToken = z.infer<typeof counted>;
export type PrintedToken = z.infer<typeof printed>;
export type ComputedToken = z.infer<typeof computed>;
export type Rounding = z.infer<typeof rounding>;

/** A value as readers see it; `.` when it is unknown, the sign that CBS prints for that. */
export function sayValue(
  value: number | null,
  rounding: Rounding = {},
  language: Language,
  usual = 0,
): string {
  if (value === null) return '.';
  const { decimals = usual, of = 1, as = 'number' } = rounding;
  if (as === 'share') return sayShare(value, language, decimals);
  const said = sayNumber(value / of, language, decimals);
  return as === 'euro' ? `€ ${said}` : said;
}

type Compute = Readonly<Record<ComputedToken['how'], (values: readonly number[]) => number>>;

const compute: Compute = {
  sum: values => values.reduce((sum, value) => sum + value, 0),
  difference: ([first = 0, ...rest]) => rest.reduce((left, value) => left - value, first),
  product: values => values.reduce((all, value) => all * value, 1),
  ratio: ([over = 0, under = 0]) => over / under,
  growth: ([now = 0, before = 0]) => now / before - 1,
};

/** What follows from the values; nothing when one is unknown or the divisor is zero. */
export function computeFrom(how: ComputedToken['how'], values: readonly (number | null)[]): number | null {
  const known = values.filter(value => value !== null);
  if (known.length < values.length) return null;
  const value = compute[how](known);
  return Number.isFinite(value) ? value : null;
}
