import type { EditionId } from './edition.ts';
import type { Item, ItemId } from './item.ts';

/** New copies; one fact for all that came together. */
export interface ItemsAdded {
  readonly kind: 'catalogue/items-added';
  readonly subject: 'catalogue';
  readonly items: readonly Item[];
}

/** Editions that are new, or of which the description or the copies changed; one fact for all that changed together. */
export interface EditionsChanged {
  readonly kind: 'catalogue/editions-changed';
  readonly subject: 'catalogue';
  readonly editions: readonly EditionId[];
}

export interface ItemWithdrawn {
  readonly kind: 'catalogue/item-withdrawn';
  /** `item:12`. */
  readonly subject: string;
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly at: Date;
}

export type CatalogueFact = ItemsAdded | EditionsChanged | ItemWithdrawn;
