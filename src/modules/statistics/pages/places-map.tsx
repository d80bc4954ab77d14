import { liesAt, type Network, type Unit } from '#network';
import { ProvinceMap } from '#web/province-map.tsx';
import type { Language } from '#web/words.ts';
import type { Definition } from '../definition.ts';
import { BarsTable, sayBars } from './bars.tsx';
import { sayValue } from './say.ts';

/** Places as they lie, each as large as its value, with the same in a table; nothing where fewer than two lie anywhere. */
export function PlacesMap({
  id,
  title,
  definition,
  units,
  valueOf,
  network,
  language,
}: {
  readonly id: string;
  readonly title: string;
  readonly definition: Definition;
  readonly units: readonly Unit[];
  readonly valueOf: (unit: Unit) => number | undefined;
  readonly network: Network;
  readonly language: Language;
}) {
  const bars = units.map(unit => ({ id: unit.id, name: unit.name, value: valueOf(unit) }));
  const places = units.flatMap((unit, at) => {
    const lies = liesAt(unit, network);
    const value = bars[at]?.value;
    if (!lies || value === undefined || value < 0) return [];
    return [
      { id: unit.id, name: `${unit.name} ${sayValue(value, definition, language)}`, weight: value, ...lies },
    ];
  });
  if (places.length < 2) return null;
  return (
    <ProvinceMap
      id={id}
      title={title}
      description={sayBars(bars, definition, language)}
      places={places}
      flows={[]}
      nameFrom={0}
      table={
        <BarsTable id={`${id}-table`} title={title} definition={definition} bars={bars} language={language} />
      }
    />
  );
}
