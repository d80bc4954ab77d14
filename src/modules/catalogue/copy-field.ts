import type { Profile } from '#intake';
import type { DataField, MarcField } from '#standards/marc/record.ts';
import type { Material } from './edition.ts';

/** What is known of a copy that is written into a record; what is absent is left to its title or to nobody. */
export interface CopySaid {
  readonly barcode: string;
  /** Code of the branch. */
  readonly branch: string;
  readonly callNumber?: string | undefined;
  readonly material?: Material | undefined;
  readonly loanType?: string | undefined;
  readonly priceCents?: number | undefined;
}

/** Some of it; what is absent or undefined is not said. */
export type CopyPart = { readonly [K in keyof CopySaid]?: CopySaid[K] | undefined };

/** Euros and cents with a point, as a record holds them. */
export const priceText = (cents: number): string => (cents / 100).toFixed(2);

type Items = NonNullable<Profile['items']>;

/** What a copy says and in which subfield, in the order in which a record lists it. */
const partsOf = (items: Items, copy: CopyPart) =>
  (
    [
      [items.branch, copy.branch],
      [items.callNumber, copy.callNumber],
      [items.barcode, copy.barcode],
      [items.material, copy.material],
      [items.loanType, copy.loanType],
      [items.price, copy.priceCents === undefined ? undefined : priceText(copy.priceCents)],
    ] as const
  ).flatMap(([code, value]) =>
    code === undefined || value === undefined || value === '' ? [] : [{ code, value }],
  );

/** A copy as a field of its record, by the profile of its source: the other way round from `readCopies`. */
export const copyField = (items: Items, copy: CopySaid): DataField => ({
  tag: items.field,
  ind1: ' ',
  ind2: ' ',
  subfields: partsOf(items, copy),
});

/** The field of a copy that says something else than it did; what is absent stays as it is. */
export function copyFieldWith(items: Items, field: DataField, to: CopyPart): MarcField {
  const parts = partsOf(items, to);
  const news = new Map(parts.map(({ code, value }) => [code, value]));
  const known = new Set(field.subfields.map(({ code }) => code));
  return {
    ...field,
    subfields: [
      ...field.subfields.map(({ code, value }) => ({ code, value: news.get(code) ?? value })),
      ...parts.filter(({ code }) => !known.has(code)),
    ],
  };
}
