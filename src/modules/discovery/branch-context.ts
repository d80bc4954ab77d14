import type { Unit } from '#network';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';

/** What sections in the slot `branch`, the page of a branch, are given. */
export interface BranchContext {
  readonly world: World;
  readonly visit: Visit;
  readonly branch: Unit;
}
