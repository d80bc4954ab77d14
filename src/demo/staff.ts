import type { Network } from '#network';
import { type AddStaff, type Role, system } from '#people';
import type { Day } from '#platform/day.ts';

/** Who can sign in to look around. */
export interface SignIn {
  readonly who: string;
  readonly login: string;
  readonly password: string;
  readonly path: string;
}

const password = 'demo-bindwerk';

/** The sign-ins that `npm start` prints. */
export const signIns: readonly SignIn[] = [
  { who: 'Inwoner van Gieten / resident', login: '2000000001', password, path: '/mijn' },
  { who: 'Balie in Gieten / desk', login: 'balie-gieten', password, path: '/balie' },
  { who: 'Gemeente Aa en Hunze / municipality', login: 'gemeente', password, path: '/gemeente' },
  { who: 'Balie in Meppel / desk', login: 'balie-meppel', password, path: '/balie' },
  { who: 'Chauffeur / driver', login: 'chauffeur', password, path: '/bus' },
  { who: 'POI / provincial office', login: 'poi', password, path: '/poi' },
  { who: 'Cijfers van Bind / figures', login: 'cijfers', password, path: '/leveringen' },
  { who: 'Directie van Bind / director', login: 'directie', password, path: '/leveringen' },
  { who: 'Beheer / administrator', login: 'beheer', password, path: '/beheer/netwerk' },
];

/** The demo's invented staff. Units that a province does not have are left out. */
export function demoStaff(network: Network, from: Day): AddStaff[] {
  const province = network.province.id;
  const at = (role: Role, code: string): { role: Role; unit: number }[] => {
    const unit = network.byCode(code, from);
    return unit ? [{ role, unit: unit.id }] : [];
  };
  const staff = (name: string, login: string, roles: { role: Role; unit: number }[]): AddStaff => ({
    name,
    login,
    email: `${login}@demo.invalid`,
    password,
    roles,
    from,
    by: system,
  });
  return [
    staff('Balie Testgieten', 'balie-gieten', at('desk', 'gieten')),
    staff('Gemeente Fictief', 'gemeente', at('municipality', 'gm-aa-en-hunze')),
    staff('Balie Testmeppel', 'balie-meppel', at('desk', 'meppel')),
    staff('Bus Proefrit', 'chauffeur', [{ role: 'driver', unit: province }]),
    staff('Poi Verzonnen', 'poi', [{ role: 'poi', unit: province }]),
    staff('Cijfers Voorbeeld', 'cijfers', at('figures', 'org-bind')),
    staff('Directie Voorbeeld', 'directie', at('sign', 'org-bind')),
    staff('Beheer Bedacht', 'beheer', [{ role: 'admin', unit: province }]),
  ].filter(({ roles }) => roles.length > 0);
}
