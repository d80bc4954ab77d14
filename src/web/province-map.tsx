import { geoMercator } from 'd3-geo';
import { scaleSqrt } from 'd3-scale';
import type { ComponentChildren } from 'preact';
import { Figure } from './parts/figure.tsx';

/** A place on the map; weight is its relative size. */
export interface MapPlace {
  readonly id: number;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly weight: number;
}

/** Goods between two places on one day. */
export interface MapFlow {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

interface MapProps {
  readonly id: string;
  readonly places: readonly MapPlace[];
  readonly flows: readonly MapFlow[];
  readonly title: string;
  /** Places at least this large are named; 0 names all. */
  readonly nameFrom?: number;
  /** What the picture says, for who does not see it; the table says the rest. */
  readonly description: string;
  readonly table: ComponentChildren;
}

const width = 720;
const height = 760;
const margin = 48;
/** Places at least this large are named unless told; the others are named in their title and in the table. */
const named = 2.4;

/** Names near an edge lean inwards, so that none is cut off. */
const edge = 150;
const anchorAt = (x: number): 'start' | 'middle' | 'end' => {
  if (x < edge) return 'start';
  return x > width - edge ? 'end' : 'middle';
};
const lean = { start: -1, middle: 0, end: 1 } as const;

/** A gentle bow from one point to another, so that there and back do not lie on each other. */
function bow([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  return `M${x1.toFixed(1)},${y1.toFixed(1)}Q${((x1 + x2) / 2 - dy * 0.16).toFixed(1)},${((y1 + y2) / 2 + dx * 0.16).toFixed(1)} ${x2.toFixed(1)},${y2.toFixed(1)}`;
}

/** How large the drawing is, in its own units. */
export const mapSize = { width, height };

/** The province as its places lie, with goods as threads between them: the inside of an `svg` of `mapSize`. */
export function ProvinceDrawing({
  places,
  flows,
  nameFrom = named,
}: Pick<MapProps, 'places' | 'flows' | 'nameFrom'>) {
  const projection = geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: 'MultiPoint', coordinates: places.map(({ longitude, latitude }) => [longitude, latitude]) },
  );
  const at = new Map(
    places.map(
      ({ id, longitude, latitude }) => [id, projection([longitude, latitude]) ?? ([0, 0] as const)] as const,
    ),
  );
  const size = scaleSqrt([0, Math.max(1, ...places.map(({ weight }) => weight))], [3, 16]);
  const thickness = scaleSqrt([0, Math.max(1, ...flows.map(({ count }) => count))], [0.8, 7]);
  return (
    <>
      <g class="province-map__flows" fill="none" stroke-linecap="round">
        {flows.map(({ from, to, count }) => {
          const [start, end] = [at.get(from), at.get(to)];
          return start && end && from !== to ? (
            <path key={`${from}-${to}`} d={bow(start, end)} stroke-width={thickness(count).toFixed(1)} />
          ) : null;
        })}
      </g>
      <g class="province-map__places">
        {places.map(({ id, name, weight }) => {
          const [x, y] = at.get(id) ?? [0, 0];
          const anchor = anchorAt(x);
          return (
            <g key={id}>
              <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={size(weight).toFixed(1)}>
                <title>{name}</title>
              </circle>
              {weight >= nameFrom ? (
                <text
                  x={(x + lean[anchor] * size(weight)).toFixed(1)}
                  y={(y - size(weight) - 5).toFixed(1)}
                  text-anchor={anchor}
                >
                  {name}
                </text>
              ) : null}
            </g>
          );
        })}
      </g>
    </>
  );
}

/** The province as its places lie, with the day's goods as threads between them. Draws no borders: npm has none that are free. */
export const ProvinceMap = ({ id, title, description, table, ...drawn }: MapProps) => (
  <Figure id={id} title={title} description={description} width={width} height={height} table={table}>
    <ProvinceDrawing {...drawn} />
  </Figure>
);
