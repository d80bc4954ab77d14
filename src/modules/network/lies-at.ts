import type { Network } from './network.ts';
import type { Unit } from './unit.ts';

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Where a unit lies, in degrees (WGS 84). A municipality lies where its branches lie, on average: no borders come with us. */
export function liesAt(unit: Unit, network: Network): { latitude: number; longitude: number } | undefined {
  if (unit.latitude !== undefined && unit.longitude !== undefined)
    return { latitude: unit.latitude, longitude: unit.longitude };
  const branches = network.book.units.flatMap(({ kind, municipality, latitude, longitude }) =>
    kind === 'branch' && municipality === unit.id && latitude !== undefined && longitude !== undefined
      ? [{ latitude, longitude }]
      : [],
  );
  if (branches.length === 0) return undefined;
  return {
    latitude: mean(branches.map(({ latitude }) => latitude)),
    longitude: mean(branches.map(({ longitude }) => longitude)),
  };
}
