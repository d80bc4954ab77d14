import type { Material } from '#catalogue';

/** The field CK (SIP 2.00, "media type"): what machines know a material as. */
const types: Partial<Readonly<Record<Material, string>>> = {
  book: '001',
  'large-print': '001',
  magazine: '002',
  audiobook: '006',
  music: '006',
  dvd: '010',
};

/** Three digits; `000` for what the standard has no word for. */
export const mediaType = (material: Material): string => types[material] ?? '000';
