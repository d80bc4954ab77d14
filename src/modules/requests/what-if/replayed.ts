import type { UnitId } from '#network';

/** How it went. Days are library days from asking until ready; legs are journeys of an item over the hub. */
export interface Replayed {
  readonly asked: number;
  readonly ready: number;
  readonly days: number;
  readonly withinThree: number;
  readonly out: number;
  readonly back: number;
  readonly between: number;
  /** By organisation: what it lent to others and borrowed from them. */
  readonly balance: readonly {
    readonly organisation: UnitId;
    readonly lent: number;
    readonly borrowed: number;
  }[];
}
