import type { Plug } from '#web/plug.ts';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';
import { catalogueRoutes } from './routes.ts';

export const catalogueModule: Plug = { name: 'catalogue', inside, refusals, routes: catalogueRoutes };
