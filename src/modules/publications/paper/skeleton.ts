/** A title as two pages may both write it: letters and digits, without accents, capitals and what stands between. */
export const skeletonOf = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
