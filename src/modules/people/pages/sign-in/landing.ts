import type { Viewer } from '#web/show.tsx';

/** Where each role works; the first that somebody has is where they land. */
const desks = [
  ['driver', '/bus'],
  ['desk', '/balie'],
  ['poi', '/poi'],
  ['cataloguer', '/beheer/intake'],
  ['figures', '/leveringen'],
  ['sign', '/leveringen'],
  ['municipality', '/gemeente'],
  ['admin', '/beheer/netwerk'],
] as const;

/** The page that somebody most likely came for. */
export const landingOf = (viewer: Viewer): string =>
  desks.find(([role]) => viewer.roles.some(held => held.role === role))?.[1] ?? '/mijn';
