import { Figure } from '#web/parts/figure.tsx';
import { Table } from '#web/parts/table.tsx';
import { useWords } from '#web/language.ts';
import type { BodyOf } from '../../block.ts';
import { figureOf, type Reading, sayText } from '../../reading.ts';
import { ChartDrawing, chartSize } from './chart-drawing.tsx';
import { Number } from './rich.tsx';

const words = { nl: { what: 'Wat' }, en: { what: 'What' } };

interface ChartProps {
  readonly id: string;
  readonly body: BodyOf<'chart'>;
  readonly reading: Reading;
}

/** Numbers as a picture, drawn on the server, with the same numbers in a table beside it. */
export function ChartView({ id, body, reading }: ChartProps) {
  const t = useWords(words);
  const { content } = reading;
  const points = body.rows.map(({ label, figure }) => ({ label, figure: figureOf(content, figure) }));
  const unit = points[0]?.figure.unit ?? '';
  return (
    <Figure
      id={id}
      title={sayText(content, body.title)}
      description={sayText(content, body.description)}
      {...chartSize(body.shape, points)}
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
      <ChartDrawing shape={body.shape} points={points} />
    </Figure>
  );
}
