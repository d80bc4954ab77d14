import type { ItemId } from '#catalogue';
import type { Network, UnitId } from '#network';
import type { Actor, Member } from '#people';
import type { Day } from '#platform/day.ts';
import type { Seen } from './recognise.ts';

/** Where and when something is scanned, and by whom. */
export interface Here {
  readonly unit: UnitId;
  readonly device: string;
  readonly at: Date;
  /** When we hear of it, where that is later. */
  readonly told?: Date | undefined;
  readonly by: Actor;
  readonly place: Network;
  readonly today: Day;
  /** Whose card was read before this. */
  readonly member: Member | undefined;
  /** What this device scanned just before and must go in a crate. */
  readonly inHand: ItemId | undefined;
  /** It came along from somebody's door. */
  readonly fromDoor?: boolean | undefined;
  /** A machine took it in while nobody of the library was there. */
  readonly unattended?: boolean | undefined;
  /** The run of the van, when a driver scans. */
  readonly run: number | undefined;
}

/** An item in somebody's hand, as the verbs upstream want to hear of it. */
export const handOf = ({ item }: Pick<Seen, 'item'>, { unit, at, by }: Here) => ({
  item: item.id,
  unit,
  at,
  by,
});
