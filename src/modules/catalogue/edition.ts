export type EditionId = number;
export type WorkId = number;

export const materials = [
  'book',
  'large-print',
  'audiobook',
  'dvd',
  'magazine',
  'game',
  'music',
  'map',
  'score',
  'online',
  'other',
] as const;

export type Material = (typeof materials)[number];

export const audiences = ['baby', 'child', 'youth', 'adult'] as const;

export type Audience = (typeof audiences)[number];

/** What a record says about an edition, in our own words. */
export interface Description {
  readonly title: string;
  readonly subtitle: string | undefined;
  /** Main author first, each as `Family, Given` when the source writes so. */
  readonly authors: readonly string[];
  readonly year: number | undefined;
  /** ISO 639-2/B, three letters. */
  readonly language: string | undefined;
  readonly material: Material;
  readonly audience: Audience;
  /** Reading level: `AVI M4`. */
  readonly level: string | undefined;
  readonly subjects: readonly string[];
  readonly genre: string | undefined;
  readonly series: string | undefined;
  /** Which part of the series or of a title in parts. */
  readonly part: string | undefined;
  readonly publisher: string | undefined;
  readonly pages: number | undefined;
  readonly summary: string | undefined;
  /** ISBN-13, digits only. */
  readonly isbns: readonly string[];
  /** The title without its leading article. */
  readonly sortTitle: string;
}

/** One edition of a work: what a library owns copies of. */
export interface Edition extends Description {
  readonly id: EditionId;
  readonly work: WorkId;
  readonly changedAt: Date;
}
