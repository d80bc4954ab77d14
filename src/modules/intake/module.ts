import type { Plug } from '#web/plug.ts';

export const intakeModule: Plug = { name: 'intake' };
