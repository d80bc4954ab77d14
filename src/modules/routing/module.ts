import type { Plug } from '#web/plug.ts';

/** Routing is asked and answers: it has nothing to mount. */
export const routingModule: Plug = { name: 'routing' };
