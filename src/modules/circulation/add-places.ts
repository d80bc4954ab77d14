import type { Item } from '#catalogue';
import { network } from '#network';
import { instantIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { insertPlaces, type OnShelf, readPlaced, restorePlaces } from './store/places.ts';

/**
 * New items stand on the shelf at home since the day they were added; those that were withdrawn stand there again. Nothing but
 * items that are new here may come by COPY, so those that ever had a place are asked for first.
 */
export async function addPlaces(tx: Tx, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  const [{ province }, placed] = await Promise.all([
    network(tx),
    readPlaced(
      tx,
      items.map(({ id }) => id),
    ),
  ]);
  const instants = new Map(
    [...new Set(items.map(({ added }) => added))].map(day => [day, instantIn(province.zone, day, '00:00')]),
  );
  const places = items.flatMap(({ id: item, home: unit, added }): OnShelf[] => {
    const since = instants.get(added);
    return since ? [{ item, unit, since }] : [];
  });
  const again = places.filter(({ item }) => placed.has(item));
  await Promise.all([
    insertPlaces(
      tx,
      places.filter(({ item }) => !placed.has(item)),
    ),
    again.length > 0 && restorePlaces(tx, again),
  ]);
}
