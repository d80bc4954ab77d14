import { scaleLinear } from 'd3-scale';
import { Figure } from '#web/parts/figure.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Definition } from '../definition.ts';
import { sayValue } from './say.ts';
import { words } from './words.ts';

/** A place with its value, or without one. */
export interface Bar {
  readonly name: string;
  readonly value: number | undefined;
}

export interface BarsProps {
  readonly id: string;
  readonly title: string;
  readonly definition: Definition;
  readonly bars: readonly Bar[];
  readonly language: Language;
}

const width = 640;
const names = 210;
const row = 28;

const highest = <T extends Bar>(bars: readonly T[]): T | undefined =>
  bars.reduce<T | undefined>((top, bar) => ((bar.value ?? 0) > (top?.value ?? 0) ? bar : top), undefined);

/** What a picture of places says, in a sentence. */
export function sayBars(bars: readonly Bar[], definition: Definition, language: Language): string {
  const t = translator(words, language);
  const most = highest(bars);
  if (!most) return t('barsEmpty');
  return t('barsSay', {
    most: most.name,
    value: sayValue(most.value, definition, language),
    count: bars.filter(bar => bar !== most && bar.value !== undefined).length,
  });
}

/** The table behind a picture of places. */
export function BarsTable({ id, title, definition, bars, language }: BarsProps) {
  const t = translator(words, language);
  return (
    <Table
      id={id}
      caption={title}
      columns={[
        { head: t('place'), cell: (bar: Bar) => bar.name },
        {
          head: definition.unit[language],
          cell: (bar: Bar) => sayValue(bar.value, definition, language),
          numeric: true,
        },
      ]}
      rows={bars}
    />
  );
}

/** Places compared: a bar and its number each, drawn on the server, with the same in a table and a sentence. */
export function Bars({ id, title, definition, bars, language }: BarsProps) {
  const say = (value: number | undefined) => sayValue(value, definition, language);
  const most = highest(bars);
  const length = scaleLinear()
    .domain([0, most?.value ?? 1])
    .range([0, width - names - 90]);
  const description = sayBars(bars, definition, language);
  return (
    <Figure
      id={id}
      title={title}
      description={description}
      width={width}
      height={bars.length * row + 8}
      table={
        <BarsTable id={`${id}-table`} title={title} definition={definition} bars={bars} language={language} />
      }
    >
      {bars.map((bar, place) => (
        <g key={bar.name} transform={`translate(0 ${place * row + 4})`}>
          <text
            x={names - 10}
            y={row / 2 + 1}
            text-anchor="end"
            dominant-baseline="middle"
            fill="currentColor"
          >
            {bar.name}
          </text>
          <rect
            x={names}
            y="4"
            width={length(bar.value ?? 0)}
            height={row - 8}
            rx="2"
            fill="var(--heather)"
          />
          <text
            x={names + length(bar.value ?? 0) + 8}
            y={row / 2 + 1}
            dominant-baseline="middle"
            fill="currentColor"
          >
            {say(bar.value)}
          </text>
        </g>
      ))}
    </Figure>
  );
}
