import type { Network, Unit } from '#network';
import { actorOf, allows } from '#people';
import type { Visit } from '#web/show.tsx';

/** Whose pages these are; the verbs look again, for the province. */
export const cataloguing = { audience: 'poi', role: ['poi', 'cataloguer'] } as const;

export const hidden = { schema: { hide: true } };

/** The branches for whose organisation a visitor catalogues. */
export function branchesFor({ viewer, now }: Visit, place: Network): Unit[] {
  if (!viewer) return [];
  const on = place.today(place.province.id, now);
  const by = actorOf(viewer);
  return place
    .branches(on)
    .filter(({ organisation }) => allows(by, 'cataloguer', organisation ?? place.province.id, place, on));
}

/** The address of a title for cataloguers. */
export const addressOf = (edition: number): string => `/beheer/catalogus/${edition}`;

/** The address of a record as its source wrote it. */
export const recordAddressOf = (record: number): string => `/beheer/catalogus/record/${record}`;

/** A number in an address. */
export const numberIn = (text: string | undefined): number | undefined =>
  /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : undefined;
