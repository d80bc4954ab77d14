import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { TransitId, TransitReason } from './transit.ts';

/** Something that happened to an item on its way. `unit` is where it happened. */
export interface TransitFact<
  Kind extends string = 'packed' | 'boarded' | 'received' | 'strayed' | 'cancelled',
> {
  readonly kind: `transport/${Kind}`;
  /** `item:12`. */
  readonly subject: string;
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly transit: TransitId;
  readonly from: UnitId;
  readonly to: UnitId;
  readonly unit: UnitId;
  readonly reason: TransitReason;
  readonly at: Date;
}

export type TransportFact =
  | TransitFact<'packed'>
  | TransitFact<'boarded'>
  | TransitFact<'received'>
  | TransitFact<'strayed'>
  | TransitFact<'cancelled'>;

type Told = {
  readonly id: TransitId;
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly from: UnitId;
  readonly to: UnitId;
  readonly reason: TransitReason;
};

/** Makes the fact of a transit. */
export const factOf = <Kind extends 'packed' | 'boarded' | 'received' | 'strayed' | 'cancelled'>(
  kind: Kind,
  { id, item, edition, from, to, reason }: Told,
  unit: UnitId,
  at: Date,
): TransitFact<Kind> => ({
  kind: `transport/${kind}`,
  subject: `item:${item}`,
  item,
  edition,
  transit: id,
  from,
  to,
  unit,
  reason,
  at,
});
