import { liesAt, type Network } from '#network';
import type { BodyOf } from './block.ts';
import type { Spot } from './publication.ts';

/** Where the places of a map lie; nothing for a place that is unknown or lies nowhere. */
export const spotsOf = ({ rows }: BodyOf<'map'>, network: Network): (Spot | undefined)[] =>
  rows.map(({ place }) => {
    const unit = network.byCode(place);
    const at = unit && liesAt(unit, network);
    return unit && at && { place, name: unit.name, ...at };
  });
