import type { Definition, LedgerFormula } from '../definition.ts';

/** The figures of the page of a place, in their order. */
export const keyFigures = ['loans', 'visits', 'members', 'collection', 'renewals'] as const;

/** Figures that can be held against those of other libraries, whatever their size. */
export const comparable = [
  'loans-per-inhabitant',
  'visits-per-inhabitant',
  'penetration',
  'turnover',
  'costs-per-inhabitant',
] as const;

export type SeriesFormula = LedgerFormula & { readonly op: 'sum' | 'count' | 'at-date' };

/** A definition of which there is a series by month. */
export const hasSeries = (
  definition: Definition,
): definition is Definition & { readonly formula: SeriesFormula } =>
  definition.formula.op === 'sum' || definition.formula.op === 'count' || definition.formula.op === 'at-date';
