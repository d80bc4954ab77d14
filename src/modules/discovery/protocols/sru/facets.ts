import type { Network } from '#network';
import type { SruFacet } from '#standards/sru/write-answer.ts';
import type { FacetName, Facets, moreFacets } from '../../search-port.ts';

/** What a facet is called outside, and how a query asks for one of its values, where one can. */
const told: Readonly<
  Record<
    Exclude<FacetName, 'available' | (typeof moreFacets)[number]>,
    { readonly label: string; readonly index: string; readonly asked: boolean }
  >
> = {
  material: { label: 'Kind', index: 'dc.type', asked: true },
  audience: { label: 'Audience', index: 'audience', asked: false },
  language: { label: 'Language', index: 'dc.language', asked: true },
  organisation: { label: 'Organisation', index: 'organisation', asked: false },
  branch: { label: 'Branch', index: 'branch', asked: false },
};

/** At most so many terms of each facet, the commonest first; organisations and branches by their codes. */
export const facetsOf = (facets: Facets, most: number, place: Network): SruFacet[] =>
  Object.entries(told).map(([name, { label, index, asked }]) => ({
    label,
    index,
    terms: facets[name as keyof typeof told].slice(0, most).map(({ value, count }) => {
      const isUnit = name === 'organisation' || name === 'branch';
      const term = isUnit ? place.unit(Number(value)).code : value;
      return { term, count, ...(asked && { query: `${index}="${term}"` }) };
    }),
  }));
