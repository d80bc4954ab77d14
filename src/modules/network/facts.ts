import type { Fact } from '#platform/tx.ts';
import type { UnitId } from './unit.ts';

/** A unit is new, or what it is or when it is open changed from some day on. */
export interface NetworkChanged extends Fact {
  readonly kind: 'network/changed';
  readonly unit: UnitId;
}

export type NetworkFact = NetworkChanged;
