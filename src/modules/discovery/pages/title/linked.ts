import type { Edition, Material } from '#catalogue';
import { sayName } from '../../author-name.ts';
import { languageTag } from '../../title-words.ts';

const kinds: Readonly<Record<Material, string>> = {
  book: 'Book',
  'large-print': 'Book',
  audiobook: 'Audiobook',
  dvd: 'Movie',
  magazine: 'Periodical',
  game: 'Game',
  music: 'MusicAlbum',
  map: 'Map',
  score: 'SheetMusic',
  online: 'CreativeWork',
  other: 'CreativeWork',
};

/**
 * A title as schema.org knows it, JSON-LD 1.1, safe inside a `script` element: a data block, which browsers never run
 * (HTML, 4.12.1).
 */
export function linkedTitle(edition: Edition, address: string): string {
  const { title, subtitle, authors, material, language, year, publisher, pages, isbns, summary } = edition;
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': kinds[material],
    '@id': address,
    url: address,
    name: title,
    alternativeHeadline: subtitle,
    author: authors.map(name => ({ '@type': 'Person', name: sayName(name) })),
    inLanguage: language && languageTag(language),
    datePublished: year && String(year),
    publisher: publisher && { '@type': 'Organization', name: publisher },
    ...(kinds[material].endsWith('ook') && { numberOfPages: pages, isbn: isbns[0] }),
    abstract: summary,
  }).replaceAll('<', String.raw`\u003c`);
}
