import { scaleLinear } from 'd3-scale';
import { Figure } from '#web/parts/figure.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { monthOf } from '../../period.ts';
import { sayPeriod, sayValue } from '../say.ts';
import type { Shown } from './load.ts';
import { words } from './words.ts';

const width = 340;
const height = 96;

/** A figure by month as a line, drawn on the server, with the same in a table and a sentence. */
export function Trend({ shown, language }: { readonly shown: Shown; readonly language: Language }) {
  const t = translator(words, language);
  const { definition, series } = shown;
  const { months } = series;
  const say = (value: number) => sayValue(value, definition, language);
  const sayMonth = (at: (typeof months)[number] | undefined) =>
    at ? sayPeriod(monthOf(at.month), language) : '';
  const top = months.reduce((most, one) => (one.value > most.value ? one : most), months[0] ?? { value: 0 });
  const [first, last] = [months[0], months.at(-1)];
  const x = scaleLinear()
    .domain([0, Math.max(1, months.length - 1)])
    .range([4, width - 4]);
  const y = scaleLinear()
    .domain([0, Math.max(1, top.value)])
    .range([height - 4, 6]);
  const title = t('byMonth', { name: definition.name[language] });
  return (
    <Figure
      id={`trend-${definition.code}`}
      title={title}
      description={t('monthSays', {
        first: say(first?.value ?? 0),
        from: sayMonth(first),
        last: say(last?.value ?? 0),
        to: sayMonth(last),
        most: say(top.value),
        top: sayMonth('month' in top ? top : undefined),
      })}
      width={width}
      height={height}
      table={
        <Table
          id={`trend-${definition.code}-table`}
          caption={title}
          columns={[
            { head: t('month'), cell: one => sayMonth(one) },
            { head: definition.unit[language], cell: ({ value }) => say(value), numeric: true },
          ]}
          rows={months}
        />
      }
    >
      <line
        x1="4"
        x2={width - 4}
        y1={height - 4}
        y2={height - 4}
        stroke="currentColor"
        stroke-opacity="0.4"
      />
      <polyline
        points={months.map(({ value }, n) => `${x(n).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--heather)"
        stroke-width="2.5"
      />
      <circle cx={x(months.length - 1)} cy={y(last?.value ?? 0)} r="4" fill="var(--heather)" />
    </Figure>
  );
}
