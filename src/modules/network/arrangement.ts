import type { Dated, UnitId } from './unit.ts';

/** What organisations promised each other for a period. */
export interface Agreement extends Dated {
  readonly id: number;
  readonly code: string;
  readonly parties: readonly UnitId[];
  readonly terms: Readonly<Record<string, unknown>>;
  readonly source: string;
}

export const payers = ['member', 'requesting-library', 'supplying-library'] as const;
export type Payer = (typeof payers)[number];

/** An amount for a period. */
export interface Tariff extends Dated {
  readonly code: string;
  /** The unit that it holds for; undefined is everywhere. */
  readonly unit: UnitId | undefined;
  readonly payer: Payer;
  /** Euro cents. */
  readonly cents: number;
  /** What the amount is for: `per-title`, `per-item`, `per-item-per-day`. */
  readonly basis: string;
  readonly source: string;
}

export const themeAxes = ['task', 'goal', 'opgave', 'kernfunctie'] as const;
export type ThemeAxis = (typeof themeAxes)[number];

/** One mark on one axis by which work is counted. */
export interface Theme extends Dated {
  /** Its place in lists of its axis. */
  readonly place: number;
  readonly axis: ThemeAxis;
  readonly code: string;
  readonly nameNl: string;
  readonly nameEn: string;
  readonly source: string;
}
