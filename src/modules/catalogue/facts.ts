import type { Description, EditionId } from './edition.ts';
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
  /** What those of them say that are described anew: nobody needs to read that again. */
  readonly described?: readonly (Description & { readonly id: EditionId })[];
  /** Those of them that say what they said; nothing but copies came or went. */
  readonly onlyCopies?: readonly EditionId[];
}

export interface ItemWithdrawn {
  readonly kind: 'catalogue/item-withdrawn';
  /** `item:12`. */
  readonly subject: string;
  readonly item: ItemId;
  readonly edition: EditionId;
  readonly at: Date;
}

/** Editions that turned out to be part of another one. Their numbers lead on; what hung on them follows. */
export interface EditionsMerged {
  readonly kind: 'catalogue/editions-merged';
  readonly subject: 'catalogue';
  readonly merged: readonly { readonly from: EditionId; readonly into: EditionId }[];
  readonly at: Date;
}

/** Editions that had become part of another one (`from`) and stand for themselves again. */
export interface EditionsRevived {
  readonly kind: 'catalogue/editions-revived';
  readonly subject: 'catalogue';
  readonly revived: readonly { readonly edition: EditionId; readonly from: EditionId }[];
  readonly at: Date;
}

/** Copies that went with their record to another edition. */
export interface ItemsMoved {
  readonly kind: 'catalogue/items-moved';
  readonly subject: 'catalogue';
  readonly items: readonly { readonly item: ItemId; readonly from: EditionId; readonly to: EditionId }[];
  readonly at: Date;
}

export type CatalogueFact =
  | ItemsAdded
  | EditionsChanged
  | ItemWithdrawn
  | EditionsMerged
  | EditionsRevived
  | ItemsMoved;
