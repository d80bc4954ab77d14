import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Actor } from '#people';

/** A set of copies that goes to a school as one. */
export interface Box {
  readonly id: number;
  /** On its label; also the label of the crate that it travels as. */
  readonly code: string;
  readonly name: string;
  readonly home: UnitId;
  readonly items: readonly ItemId[];
}

/** Somebody at a desk does something with a box. */
export interface WithBox {
  readonly box: string;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** No class set is larger. */
export const largestBox = 60;
