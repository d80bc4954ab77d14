import type { Version } from '../publication.ts';

/** A publication, or a chapter of it, as JSON-LD (schema.org Report), safe to stand in a page. */
export function linkedPublication(
  { content, number, publishedAt }: Version,
  { publisher, addressOf }: { readonly publisher: string; readonly addressOf: (path: string) => string },
  chapter?: string,
): string {
  const home = `/publicaties/${content.slug}`;
  const whole = {
    '@type': 'Report',
    '@id': addressOf(home),
    name: content.title,
    inLanguage: content.language,
    version: number,
    datePublished: publishedAt.toISOString().slice(0, 10),
    publisher: { '@type': 'Organization', name: publisher },
  };
  const part = content.chapters.find(({ slug }) => slug === chapter);
  const chapters = content.chapters.map(({ slug, title, page }) => ({
    '@type': 'Chapter',
    '@id': addressOf(`${home}/${slug}`),
    name: title,
    pageStart: page,
  }));
  const linked = part
    ? {
        '@context': 'https://schema.org',
        '@type': 'Chapter',
        '@id': addressOf(`${home}/${part.slug}`),
        name: part.title,
        inLanguage: content.language,
        pageStart: part.page,
        isPartOf: whole,
      }
    : { '@context': 'https://schema.org', ...whole, abstract: content.summary, hasPart: chapters };
  return JSON.stringify(linked).replaceAll('<', String.raw`\u003c`);
}
