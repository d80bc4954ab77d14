import { textElement, escapeXml } from '#standards/xml/write-xml.ts';

/** An address and when what is there last changed. */
export interface Located {
  readonly address: string;
  readonly changedAt: Date;
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const entry = (element: string, { address, changedAt }: Located): string =>
  `<${element}>${textElement('loc', address)}<lastmod>${escapeXml(changedAt.toISOString().slice(0, 19))}Z</lastmod></${element}>\n`;

const list = (root: string, element: string, all: readonly Located[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${all.map(one => entry(element, one)).join('')}</${root}>\n`;

/** At most 50,000 pages (sitemaps.org 0.9). */
export const writeSitemap = (pages: readonly Located[]): string => list('urlset', 'url', pages);

/** At most 50,000 sitemaps. */
export const writeSitemapIndex = (parts: readonly Located[]): string =>
  list('sitemapindex', 'sitemap', parts);
