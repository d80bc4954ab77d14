import type { Plug } from '#web/plug.ts';
import { planAhead } from './jobs.ts';
import { flowsSection } from './pages/flows/section.tsx';
import { inside } from './reactions.ts';
import { refusals } from './refusals.ts';

export const transportModule: Plug = {
  name: 'transport',
  inside,
  jobs: [planAhead],
  sections: [flowsSection],
  refusals,
};
