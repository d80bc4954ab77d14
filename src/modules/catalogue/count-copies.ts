import { type ItemEvent, record } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Item } from './item.ts';

type Counted = Pick<Item, 'id' | 'edition' | 'home' | 'material' | 'audience' | 'fiction'>;

/** A copy as the ledger counts it: at its home, on a day. */
const eventOf = (
  kind: 'item-added' | 'item-moved-in' | 'item-moved-out',
  { id, edition, home, material, audience, fiction }: Counted,
  place: Network,
  day: Day,
  at: Date,
): ItemEvent => {
  const { organisation, municipality } = place.unit(home, day);
  return {
    kind,
    at,
    day,
    unit: home,
    organisation,
    municipality,
    item: id,
    edition,
    material,
    audience,
    fiction,
  };
};

/** Counts the copies that are new or back. */
export async function countAdded(tx: Tx, items: readonly Item[], at: Date): Promise<void> {
  const place = await network(tx);
  await record(tx, { items: items.map(item => eventOf('item-added', item, place, item.added, at)) });
}

/** Counts copies that got another home: out of the one, into the other. */
export async function countMoved(
  tx: Tx,
  copies: readonly (Counted & { readonly was: UnitId })[],
  day: Day,
  at: Date,
): Promise<void> {
  if (copies.length === 0) return;
  const place = await network(tx);
  await record(tx, {
    items: copies.flatMap(copy => [
      { ...eventOf('item-moved-out', { ...copy, home: copy.was }, place, day, at), otherUnit: copy.home },
      { ...eventOf('item-moved-in', copy, place, day, at), otherUnit: copy.was },
    ]),
  });
}
