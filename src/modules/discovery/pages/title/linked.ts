import type { Audience, Edition, Material } from '#catalogue';
import { isGone } from '#circulation';
import type { Network, UnitId } from '#network';
import { sayName } from '../../author-name.ts';
import { languageTag } from '../../title-words.ts';
import type { Title } from './load.ts';

/** What a thing is to schema.org, and what its makers are to it. */
const kinds: Readonly<
  Record<Material, { readonly type: string; readonly maker: string; readonly more?: object }>
> = {
  book: { type: 'Book', maker: 'author' },
  'large-print': { type: 'Book', maker: 'author', more: { accessibilityFeature: 'largePrint' } },
  audiobook: {
    type: 'Audiobook',
    maker: 'author',
    more: { bookFormat: 'https://schema.org/AudiobookFormat' },
  },
  dvd: { type: 'Movie', maker: 'creator' },
  magazine: { type: 'Periodical', maker: 'author' },
  game: { type: 'Game', maker: 'creator' },
  music: { type: 'MusicAlbum', maker: 'byArtist' },
  map: { type: 'Map', maker: 'creator' },
  score: { type: 'SheetMusic', maker: 'creator' },
  online: { type: 'CreativeWork', maker: 'author' },
  object: { type: 'Product', maker: 'brand' },
  other: { type: 'CreativeWork', maker: 'creator' },
};

/** Years of age; for adults none is said. */
const ages: Readonly<Partial<Record<Audience, string>>> = { baby: '0-3', child: '4-12', youth: '13-17' };

const isBook = (material: Material): boolean => /book$/i.test(kinds[material].type);

const makersOf = ({ authors, material }: Edition) => ({
  [kinds[material].maker]: authors.map(name => ({ '@type': 'Person', name: sayName(name) })),
});

const seriesOf = ({ series, part, material }: Edition) =>
  series === undefined
    ? {}
    : {
        isPartOf: { '@type': isBook(material) ? 'BookSeries' : 'CreativeWorkSeries', name: series },
        position: part,
      };

/** One way to borrow it: a branch, and whether a copy stands there now. Borrowing is a lease at no price. */
function offersOf({ items, whereabouts }: Title, place: Network) {
  const standing = items.flatMap(({ id, home, callNumber }) => {
    const there = whereabouts.get(id);
    if (!there || isGone(there.state)) return [];
    const isHere = there.state === 'on-shelf';
    return [{ branch: isHere ? there.unit : home, isHere, callNumber }];
  });
  return [...Map.groupBy(standing, ({ branch }) => branch)].map(([branch, copies]) => ({
    '@type': 'Offer',
    businessFunction: 'http://purl.org/goodrelations/v1#LeaseOut',
    price: '0',
    priceCurrency: 'EUR',
    sku: copies.find(({ callNumber }) => callNumber)?.callNumber,
    availability: `https://schema.org/${copies.some(({ isHere }) => isHere) ? 'InStock' : 'OutOfStock'}`,
    inventoryLevel: { '@type': 'QuantitativeValue', value: copies.filter(({ isHere }) => isHere).length },
    availableAtOrFrom: libraryOf(place, branch),
  }));
}

function libraryOf(place: Network, branch: UnitId) {
  const { name, isil, isilInvented } = place.unit(branch);
  return {
    '@type': 'Library',
    name,
    identifier: isil === undefined || isilInvented ? undefined : `urn:isil:${isil}`,
  };
}

/** The work behind the edition, with its other editions. */
function workOf({ edition, others }: Title, addressOf: (edition: number) => string) {
  if (others.length === 0) return undefined;
  return {
    '@type': 'CreativeWork',
    name: edition.title,
    ...makersOf({ ...edition, material: 'book' }),
    workExample: others.map(({ id, title, material, year, language, isbns }) => ({
      '@type': kinds[material].type,
      ...kinds[material].more,
      '@id': addressOf(id),
      name: title,
      datePublished: year && String(year),
      inLanguage: language && languageTag(language),
      ...(isBook(material) && { isbn: isbns[0] }),
    })),
  };
}

/**
 * A title as schema.org knows it, JSON-LD 1.1, safe inside a `script` element: a data block, which browsers never run
 * (HTML, 4.12.1). `addressOf` makes the address of a title's page.
 */
export function linkedTitle(title: Title, addressOf: (edition: number) => string): string {
  const { edition, here } = title;
  const { material, language, year, publisher, pages, isbns, summary, subjects, genre } = edition;
  const address = addressOf(edition.id);
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': kinds[material].type,
    '@id': address,
    url: address,
    name: edition.title,
    alternativeHeadline: edition.subtitle,
    ...makersOf(edition),
    inLanguage: language && languageTag(language),
    datePublished: year && String(year),
    publisher: publisher && { '@type': 'Organization', name: publisher },
    ...(isBook(material) && { numberOfPages: pages, isbn: isbns.length > 1 ? isbns : isbns[0] }),
    ...kinds[material].more,
    ...seriesOf(edition),
    abstract: summary,
    about: subjects.length > 0 ? subjects : undefined,
    genre,
    typicalAgeRange: ages[edition.audience],
    exampleOfWork: workOf(title, addressOf),
    offers: offersOf(title, here.place),
  }).replaceAll('<', String.raw`\u003c`);
}
