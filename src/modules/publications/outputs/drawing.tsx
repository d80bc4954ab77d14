import { renderToString } from 'preact-render-to-string';
import { mapSize, ProvinceDrawing } from '#web/province-map.tsx';
import { ChartDrawing, chartSize } from '../pages/blocks/chart-drawing.tsx';
import { mapRows, placesOf } from '../pages/blocks/map.tsx';
import type { Content, FrozenBlock } from '../publication.ts';
import { figureOf, sayText } from '../reading.ts';

/** A picture that stands by itself, with its name, what it says, and the numbers that it draws. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly rows: readonly { readonly label: string; readonly figure: string }[];
}

/** Colours and type for paper: no stylesheet of ours comes along. */
const style =
  'text{font-family:"Libertinus Serif",serif;font-size:16px;fill:#231c21}' +
  '.mark{fill:#5e2555}.axis{stroke:#7b6f76}.trend{fill:none;stroke:#5e2555;stroke-width:3}' +
  '.province-map__places circle{fill:#fff;stroke:#231c21;stroke-width:2}';

/** Draws a chart or a map of a published block; nothing for other kinds. */
export function drawingOf(block: FrozenBlock, content: Content): Drawing | undefined {
  const { body } = block;
  if (body.kind !== 'chart' && body.kind !== 'map') return undefined;
  const about = { title: sayText(content, body.title), description: sayText(content, body.description) };
  const draw = ({ width, height }: { width: number; height: number }, inside: string) => ({
    width,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><style>${style}</style>${inside}</svg>`,
  });
  if (body.kind === 'chart') {
    const points = body.rows.map(({ label, figure }) => ({ label, figure: figureOf(content, figure) }));
    const { shape } = body;
    return {
      ...about,
      ...draw(chartSize(shape, points), renderToString(<ChartDrawing shape={shape} points={points} />)),
      unit: points[0]?.figure.unit ?? '',
      rows: body.rows,
    };
  }
  const rows = mapRows(block, body, content);
  return {
    ...about,
    ...draw(mapSize, renderToString(<ProvinceDrawing places={placesOf(rows)} flows={[]} />)),
    unit: rows[0]?.figure.unit ?? '',
    rows: rows
      .toSorted((a, b) => (b.figure.value ?? 0) - (a.figure.value ?? 0))
      .map(({ spot, figure }) => ({ label: spot.name, figure: figure.name })),
  };
}
