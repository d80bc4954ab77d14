import { Table } from '#web/parts/table.tsx';
import { ProvinceMap } from '#web/province-map.tsx';
import { useWords } from '#web/language.ts';
import type { BodyOf } from '../../block.ts';
import type { Content, FrozenBlock } from '../../publication.ts';
import { figureOf, type Reading, sayText } from '../../reading.ts';
import { Number } from './rich.tsx';

const words = { nl: { place: 'Plaats' }, en: { place: 'Place' } };

interface MapProps {
  readonly block: FrozenBlock;
  readonly body: BodyOf<'map'>;
  readonly reading: Reading;
}

/** The rows of a map with where they lie and their number. */
export const mapRows = ({ spots = [] }: Pick<FrozenBlock, 'spots'>, body: BodyOf<'map'>, content: Content) =>
  spots.map((spot, id) => ({
    id,
    spot,
    figure: figureOf(content, body.rows.find(({ place }) => place === spot.place)?.figure ?? ''),
  }));

type MapRow = ReturnType<typeof mapRows>[number];

/** The same as places to draw. */
export const placesOf = (rows: readonly MapRow[]) =>
  rows.map(({ id, spot, figure }) => ({
    id,
    name: `${spot.name} ${figure.said}`,
    latitude: spot.latitude,
    longitude: spot.longitude,
    weight: figure.value ?? 0,
  }));

/** Places as they lie, each as large as its number, with the numbers in a table, the largest first. */
export function MapView({ block, body, reading }: MapProps) {
  const t = useWords(words);
  const { content } = reading;
  const rows = mapRows(block, body, content);
  const title = sayText(content, body.title);
  return (
    <ProvinceMap
      id={block.id}
      title={title}
      description={sayText(content, body.description)}
      flows={[]}
      places={placesOf(rows)}
      table={
        <Table
          id={`${block.id}-table`}
          caption={title}
          columns={[
            { head: t('place'), cell: ({ spot }: MapRow) => spot.name },
            {
              head: rows[0]?.figure.unit ?? '',
              cell: ({ figure }) => <Number name={figure.name} reading={reading} />,
              numeric: true,
            },
          ]}
          rows={rows.toSorted((a, b) => (b.figure.value ?? 0) - (a.figure.value ?? 0))}
        />
      }
    />
  );
}
