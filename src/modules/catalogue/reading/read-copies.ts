import type { Profile } from '#intake';
import { fields, type MarcRecord, subfield } from '#standards/marc/record.ts';
import { materials, type Material } from '../edition.ts';
import { clean } from './clean.ts';
import { placesOnly } from './holdings-groups.ts';

/** A copy as its record describes it. */
export interface Copy {
  readonly barcode: string;
  /** The source's own code. */
  readonly branch: string;
  readonly callNumber: string | undefined;
  /** Undefined: that of the record. */
  readonly material: Material | undefined;
  readonly loanType: string | undefined;
  readonly priceCents: number | undefined;
}

/** `€ 12,95`, `EUR12.95`, `12`: cents; undefined when it is no amount or none that a copy costs. */
export function readPrice(text: string): number | undefined {
  const found = /(\d{1,6})(?:[.,](\d{2}))?(?!\d)/.exec(text);
  if (!found) return undefined;
  return Number(found[1]) * 100 + Number(found[2] ?? 0);
}

export const isMaterial = (text: string | undefined): text is Material =>
  (materials as readonly (string | undefined)[]).includes(text);

/** The copies in a record, by the profile of its source; one without a barcode has an empty one. A place for years and parts is none. */
export function readCopies(record: MarcRecord, profile: Profile): Copy[] {
  const { items, materials: known = {} } = profile;
  if (!items) return [];
  const places = placesOnly(record);
  const own = fields(record, items.field).filter(field => !places.has(field));
  return own.map(field => {
    const part = (code: string | undefined): string | undefined => {
      const value = code === undefined ? undefined : subfield(field, code);
      return (value !== undefined && clean(value)) || undefined;
    };
    const stated = part(items.material);
    const material = stated === undefined ? undefined : (known[stated] ?? stated);
    return {
      barcode: part(items.barcode) ?? '',
      branch: part(items.branch) ?? '',
      callNumber: part(items.callNumber),
      material: isMaterial(material) ? material : undefined,
      loanType: part(items.loanType),
      priceCents: readPrice(part(items.price) ?? ''),
    };
  });
}
