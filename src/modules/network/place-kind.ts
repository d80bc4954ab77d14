import { hoursIn, type OpenHours } from './hours.ts';
import type { Dated, UnitKind } from './unit.ts';

/** One line of a definition; a condition that is left out always holds. Hours are those of an ordinary week. */
export interface PlaceKindRule {
  readonly kind: string;
  readonly unitKinds?: readonly UnitKind[] | undefined;
  readonly staffedAtLeast?: number | undefined;
  readonly staffedBelow?: number | undefined;
  readonly openAtLeast?: number | undefined;
}

/** One version of the answer to "what kind of place is this?"; CBS and KB differ, so both are kept. */
export interface PlaceKindDefinition extends Dated {
  readonly version: string;
  /** The version that is meant when nobody says which. */
  readonly preferred: boolean;
  readonly rules: readonly PlaceKindRule[];
  readonly source: string;
}

/** The kind that the first fitting rule gives, or nothing when none fits. */
export function kindBy(
  rules: readonly PlaceKindRule[],
  unitKind: UnitKind,
  week: readonly OpenHours[],
): string | undefined {
  const open = hoursIn(week);
  const staffed = hoursIn(week.filter(piece => piece.staffed));
  return rules.find(
    rule =>
      (rule.unitKinds?.includes(unitKind) ?? true) &&
      staffed >= (rule.staffedAtLeast ?? 0) &&
      staffed < (rule.staffedBelow ?? Infinity) &&
      open >= (rule.openAtLeast ?? 0),
  )?.kind;
}
