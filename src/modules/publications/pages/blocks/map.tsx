import { Table } from '#web/parts/table.tsx';
import { ProvinceMap } from '#web/province-map.tsx';
import { useWords } from '#web/language.ts';
import type { BodyOf } from '../../block.ts';
import type { FrozenBlock } from '../../publication.ts';
import { figureOf, type Reading, sayText } from '../../reading.ts';
import { Number } from './rich.tsx';

const words = { nl: { place: 'Plaats' }, en: { place: 'Place' } };

interface MapProps {
  readonly block: FrozenBlock;
  readonly body: BodyOf<'map'>;
  readonly reading: Reading;
}

/** Places as they lie, each as large as its number, with the numbers in a table, the largest first. */
export function MapView({ block: { id, spots = [] }, body, reading }: MapProps) {
  const t = useWords(words);
  const { content } = reading;
  const rows = spots.map((spot, n) => ({
    id: n,
    spot,
    figure: figureOf(content, body.rows.find(({ place }) => place === spot.place)?.figure ?? ''),
  }));
  const title = sayText(content, body.title);
  return (
    <ProvinceMap
      id={id}
      title={title}
      description={sayText(content, body.description)}
      flows={[]}
      places={rows.map(({ id: number, spot, figure }) => ({
        id: number,
        name: `${spot.name} ${figure.said}`,
        latitude: spot.latitude,
        longitude: spot.longitude,
        weight: figure.value ?? 0,
      }))}
      table={
        <Table
          id={`${id}-table`}
          caption={title}
          columns={[
            { head: t('place'), cell: ({ spot }: (typeof rows)[number]) => spot.name },
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
