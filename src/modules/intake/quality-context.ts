import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import type { Source } from './source.ts';

/** What sections in the slot `quality` are given: the page of what is wrong or poor in the records of these sources. */
export interface QualityContext {
  readonly world: World;
  readonly visit: Visit;
  readonly sources: readonly Source[];
}
