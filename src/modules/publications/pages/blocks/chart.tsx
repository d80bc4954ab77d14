import { scaleLinear } from 'd3-scale';
import { Figure } from '#web/parts/figure.tsx';
import { Table } from '#web/parts/table.tsx';
import { useWords } from '#web/language.ts';
import type { BodyOf } from '../../block.ts';
import type { FrozenFigure } from '../../publication.ts';
import { figureOf, type Reading, sayText } from '../../reading.ts';
import { Number } from './rich.tsx';

const words = { nl: { what: 'Wat' }, en: { what: 'What' } };

interface ChartProps {
  readonly id: string;
  readonly body: BodyOf<'chart'>;
  readonly reading: Reading;
}

interface Point {
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

/** Numbers as a picture, drawn on the server, with the same numbers in a table beside it. */
export function ChartView({ id, body, reading }: ChartProps) {
  const t = useWords(words);
  const { content } = reading;
  const points = body.rows.map(({ label, figure }) => ({ label, figure: figureOf(content, figure) }));
  const unit = points[0]?.figure.unit ?? '';
  const Drawing = body.shape === 'line' ? Line : Bars;
  return (
    <Figure
      id={id}
      title={sayText(content, body.title)}
      description={sayText(content, body.description)}
      width={width}
      height={body.shape === 'line' ? lineHeight : points.length * step}
      table={
        <Table
          id={`${id}-table`}
          caption={sayText(content, body.title)}
          columns={[
            { head: t('what'), cell: ({ label }: (typeof points)[number]) => label },
            {
              head: unit,
              cell: ({ figure }) => <Number name={figure.name} reading={reading} />,
              numeric: true,
            },
          ]}
          rows={points}
        />
      }
    >
      <Drawing points={points} />
    </Figure>
  );
}
