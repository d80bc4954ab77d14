import { scaleLinear } from 'd3-scale';
import type { BodyOf } from '../../block.ts';
import type { FrozenFigure } from '../../publication.ts';

type Shape = BodyOf<'chart'>['shape'];

/** A number of a chart with its name. */
export interface Point {
  readonly label: string;
  readonly figure: FrozenFigure;
}

const width = 340;
const step = 44;
const lineHeight = 200;

const Bars = ({ points }: { readonly points: readonly Point[] }) => {
  const most = Math.max(...points.map(({ figure }) => figure.value ?? 0), 0);
  const length = scaleLinear()
    .domain([0, most || 1])
    .range([0, width - 96]);
  return (
    <>
      {points.map(({ label, figure }, place) => {
        const end = length(Math.max(figure.value ?? 0, 0));
        return (
          <g key={label} transform={`translate(0 ${place * step})`}>
            <text x="0" y="16">
              {label}
            </text>
            <rect class="mark" x="0" y="22" width={end.toFixed(1)} height="14" rx="2" />
            <text x={(end + 6).toFixed(1)} y="34">
              {figure.said}
            </text>
          </g>
        );
      })}
    </>
  );
};

const Line = ({ points }: { readonly points: readonly Point[] }) => {
  const most = Math.max(...points.map(({ figure }) => figure.value ?? 0), 0);
  const across = scaleLinear()
    .domain([0, Math.max(points.length - 1, 1)])
    .range([28, width - 40]);
  const up = scaleLinear()
    .domain([0, most || 1])
    .range([lineHeight - 34, 34]);
  const at = points.flatMap(({ figure, label }, place) =>
    figure.value === null ? [] : [{ x: across(place), y: up(figure.value), label, said: figure.said, place }],
  );
  const isNamed = (place: number): boolean => place === 0 || place === points.length - 1;
  return (
    <>
      <line class="axis" x1="8" x2={width - 8} y1={lineHeight - 28} y2={lineHeight - 28} />
      <polyline class="trend" points={at.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {at.map(({ x, y, label, said, place }) => (
        <g key={label}>
          <circle class="mark" cx={x.toFixed(1)} cy={y.toFixed(1)} r="5" />
          {isNamed(place) && (
            <>
              <text x={x.toFixed(1)} y={(y - 12).toFixed(1)} text-anchor={place === 0 ? 'start' : 'middle'}>
                {said}
              </text>
              <text x={x.toFixed(1)} y={lineHeight - 8} text-anchor="middle">
                {label}
              </text>
            </>
          )}
        </g>
      ))}
    </>
  );
};

/** How large a chart is drawn, in its own units. */
export const chartSize = (shape: Shape, points: readonly Point[]) => ({
  width,
  height: shape === 'line' ? lineHeight : points.length * step,
});

/** The inside of an `svg` of `chartSize`. */
export const ChartDrawing = ({
  shape,
  points,
}: {
  readonly shape: Shape;
  readonly points: readonly Point[];
}) => (shape === 'line' ? <Line points={points} /> : <Bars points={points} />);
