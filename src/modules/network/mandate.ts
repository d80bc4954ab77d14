import type { Day } from '#platform/day.ts';
import type { Network } from './network.ts';
import type { UnitId } from './unit.ts';

/** A role that somebody has at a unit, and so at everything within it. */
export interface Mandate {
  readonly role: string;
  readonly unit: UnitId;
}

/** Whether a role held somewhere reaches a unit: from the organisation to its branches, from the province to all. */
export const holdsAt = (
  mandates: readonly Mandate[],
  role: string,
  unit: UnitId,
  network: Network,
  on: Day,
): boolean => mandates.some(mandate => mandate.role === role && network.isWithin(unit, mandate.unit, on));
