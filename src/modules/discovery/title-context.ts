import type { Edition } from '#catalogue';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';

/** What sections in the slot `title` (the page of one title) are given. */
export interface TitleContext {
  readonly world: World;
  readonly visit: Visit;
  readonly edition: Edition;
}
