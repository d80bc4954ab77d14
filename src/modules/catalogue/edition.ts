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
  'object',
  'other',
] as const;

export type Material = (typeof materials)[number];

export const audiences = ['baby', 'child', 'youth', 'adult'] as const;

export type Audience = (typeof audiences)[number];

/** A number by which another system knows a title, proven where it can be: `issn:0009-7330`, `oclc:60513`. */
export type Identifier = `${'ean' | 'issn' | 'oclc' | 'ppn'}:${string}`;

/** What a record says about an edition, in our own words. */
export interface Description {
  readonly title: string;
  readonly subtitle: string | undefined;
  /** Main author first, each as `Family, Given` when the source writes so. */
  readonly authors: readonly string[];
  readonly year: number | undefined;
  /** Every year that the record states for it, `year` first: of publication, of reprint, of copyright. */
  readonly years: readonly number[];
  /** ISO 639-2/B, three letters; the first of `languages`. */
  readonly language: string | undefined;
  readonly languages: readonly string[];
  /** The language from which it was translated. */
  readonly originalLanguage: string | undefined;
  readonly material: Material;
  readonly audience: Audience;
  /** Reading level: `AVI M4`. */
  readonly level: string | undefined;
  readonly subjects: readonly string[];
  readonly genre: string | undefined;
  /** Whether it is fiction; left out where nothing says so. */
  readonly fiction?: boolean | undefined;
  readonly series: string | undefined;
  /** Which part of the series or of a title in parts. */
  readonly part: string | undefined;
  /** The number of that part of the title: `2`, `1-3`, `2.1`; and its name without accents, capitals or punctuation. */
  readonly volume: string | undefined;
  readonly volumeName: string | undefined;
  /** The number in the series, as `volume` writes it. */
  readonly seriesNumber: string | undefined;
  /** The edition statement: `2e, herziene druk`. */
  readonly statement: string | undefined;
  readonly publisher: string | undefined;
  readonly pages: number | undefined;
  readonly summary: string | undefined;
  /** What it holds: stories, tracks, parts. */
  readonly contents: readonly string[];
  readonly links: readonly TitleLink[];
  /** ISBN-13, digits only. */
  readonly isbns: readonly string[];
  readonly identifiers: readonly Identifier[];
  /** The title without its leading article. */
  readonly sortTitle: string;
  /** What a record that romanises says of the title and its main author in their own script (MARC 21 field 880). */
  readonly ownScript?: OwnScript | undefined;
}

/** Where something stands online: the title itself, another version of it, or something about it. */
export interface TitleLink {
  readonly href: string;
  readonly kind: 'itself' | 'version' | 'related';
  /** What the record calls it. */
  readonly name?: string;
}

/** A title area and a name in the script of the title itself. Its facts stand in the order in which `jsonb` keeps them. */
export interface OwnScript {
  readonly title: string;
  readonly author: string | undefined;
  readonly subtitle: string | undefined;
}

/** One edition of a work: what a library owns copies of. */
export interface Edition extends Description {
  readonly id: EditionId;
  readonly work: WorkId;
  readonly changedAt: Date;
}
