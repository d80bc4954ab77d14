import type { Network, Unit } from '#network';
import type { BodyOf } from './block.ts';
import type { Spot } from './publication.ts';

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** A municipality lies where its branches lie, on average: no borders come with us. */
function liesAt(unit: Unit, network: Network): { latitude: number; longitude: number } | undefined {
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

/** Where the places of a map lie; nothing for a place that is unknown or lies nowhere. */
export const spotsOf = ({ rows }: BodyOf<'map'>, network: Network): (Spot | undefined)[] =>
  rows.map(({ place }) => {
    const unit = network.byCode(place);
    const at = unit && liesAt(unit, network);
    return unit && at && { place, name: unit.name, ...at };
  });
